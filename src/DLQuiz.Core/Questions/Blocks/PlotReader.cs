using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Plots;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Reads <c>plot</c> and <c>steps-plot</c>: one picture a line, <c>kind(arguments)</c>; a call may go on while a bracket is open.</summary>
internal sealed class PlotReader(BlockFindings findings, FormulaReader formulas)
{
    public ImmutableArray<PlotCall> Read(BlockText text, IReadOnlyCollection<string> known) =>
        [.. Calls(text).Where(call => call.Length > 0).Select(call => ReadOne(call, known)).OfType<PlotCall>()];

    /// <summary>A line that begins as a call does ends one that was left open, so that one mistake is not many.</summary>
    private static IEnumerable<BlockText> Calls(BlockText text)
    {
        int start = 0;
        int depth = 0;
        foreach (BlockText line in text.Split('\n'))
        {
            int at = line.Start - text.Start;
            if (at > start && (depth <= 0 || IsCall(line.Text)))
            {
                yield return text.Slice(start, at - start).Trim();
                start = at;
                depth = 0;
            }

            depth += line.Text.Count(c => c is '(' or '[') - line.Text.Count(c => c is ')' or ']');
        }

        yield return text.From(start).Trim();
    }

    private static bool IsCall(string line) => line.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && PlotKinds.Find(line[..open].Trim()) is not null;

    private PlotCall? ReadOne(BlockText call, IReadOnlyCollection<string> known)
    {
        string text = call.Text;
        int open = text.IndexOf('(', StringComparison.Ordinal);
        BlockText name = call.Slice(0, open < 0 ? text.Length : open).Trim();
        if (PlotKinds.Find(name.Text) is not { } kind)
        {
            RefuseKind(name, isCall: open > 0);
            return null;
        }

        if (open < 0 || text[^1] != ')' || BlockText.TopLevel(text).Any(i => i > open))
        {
            findings.Add(Rules.PlotMalformed, call, $"{kind.Name} is written {kind.Signature}, as in {kind.Example}.");
            return null;
        }

        BlockText inner = call.Slice(open + 1, text.Length - open - 2);
        BlockText[] texts = inner.Trim().Length == 0 ? [] : [.. inner.Arguments()];
        ImmutableArray<PlotValue>.Builder values = ImmutableArray.CreateBuilder<PlotValue>();
        bool isSound = true;
        foreach (BlockText one in texts)
        {
            PlotValue? value = ReadArgument(kind, values, one, known);
            isSound &= value is not null;
            if (value is not null)
                values.Add(value);
        }

        if (isSound && kind.Arguments.FirstOrDefault(argument => argument.IsRequired && !values.Any(value => value.Argument == argument)) is { } missing)
            findings.Add(Rules.PlotMalformed, call, $"{kind.Name} needs {missing.Name}, {missing.Expected}: {kind.Signature}, as in {kind.Example}.");
        return isSound ? new PlotCall(kind, values.ToImmutable(), text, call.Span) : null;
    }

    private void RefuseKind(BlockText name, bool isCall)
    {
        string kinds = string.Join(", ", PlotKinds.All.Select(kind => kind.Name));
        string? near = Spelling.Nearest(name.Text, PlotKinds.All.Select(kind => kind.Name));
        if (!isCall && near is null)
            findings.Add(Rules.PlotMalformed, name, $"“{name.Text}” is no plot: a kind with its arguments is expected, such as {PlotKinds.Find("points")!.Example}; the kinds are {kinds}.");
        else
            findings.Add(Rules.PlotMalformed, name, $"There is no plot {name.Text}; {(near is null ? $"the kinds are {kinds}" : $"{near} is near")}.", near);
    }

    private PlotValue? ReadArgument(PlotKind kind, IReadOnlyList<PlotValue> before, BlockText text, IReadOnlyCollection<string> known)
    {
        (BlockText Name, char Sign, BlockText Value)? named = Named(text);
        if (named is { Sign: ':' })
        {
            findings.Add(Rules.PlotMalformed, text, $"An argument is given with =: {named.Value.Name.Text}={named.Value.Value.Text}.", $"{named.Value.Name.Text}={named.Value.Value.Text}");
            return null;
        }

        PlotArgument? argument = named is { } given ? ByName(kind, before, given.Name) : ByPlace(kind, before, text);
        if (argument is null)
            return null;
        BlockText value = named?.Value ?? text;
        AuthoredFormula? formula = IsWord(argument, value.Text, known) ? Word(argument, value) : formulas.Read(value, known);
        return formula is null ? null : new PlotValue(argument, formula);
    }

    private PlotArgument? ByName(PlotKind kind, IReadOnlyList<PlotValue> before, BlockText name)
    {
        if (kind.FindArgument(name.Text) is not { } argument)
        {
            string? near = Spelling.Nearest(name.Text, kind.Arguments.Select(known => known.Name));
            findings.Add(Rules.PlotMalformed, name, $"{kind.Name} has no argument {name.Text}; {(near is null ? $"it is written {kind.Signature}" : $"{near} is near")}.", near);
            return null;
        }

        if (before.Any(value => value.Argument == argument))
        {
            findings.Add(Rules.PlotMalformed, name, $"{argument.Name} is given twice.");
            return null;
        }

        return argument;
    }

    private PlotArgument? ByPlace(PlotKind kind, IReadOnlyList<PlotValue> before, BlockText text)
    {
        PlotArgument? next = kind.Arguments.FirstOrDefault(argument => argument.IsRequired && (argument.IsRepeated || !before.Any(value => value.Argument == argument)));
        if (next is null || before.Any(value => value.Argument.IsNamed))
        {
            PlotArgument? free = kind.Arguments.FirstOrDefault(argument => argument.IsNamed && !before.Any(value => value.Argument == argument));
            findings.Add(Rules.PlotMalformed, text, $"This argument needs its name{(free is null ? "" : $", such as {free.Name}={text.Text}")}: {kind.Signature}.");
            return null;
        }

        return next;
    }

    private static bool IsWord(PlotArgument argument, string text, IReadOnlyCollection<string> known) =>
        !argument.Words.IsEmpty && !known.Contains(text) && text.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>A word of a closed list stands for itself.</summary>
    private AuthoredFormula? Word(PlotArgument argument, BlockText value)
    {
        string text = value.Text;
        if (argument.Words.Contains(text))
            return new AuthoredFormula(text, Formula.Parse($"'{text}'"), value.Span);
        string? near = Spelling.Nearest(text, argument.Words);
        findings.Add(Rules.PlotMalformed, value, $"There is no {argument.Name} {text}; {(near is null ? $"there are {string.Join(", ", argument.Words)}" : $"{near} is near")}.", near);
        return null;
    }

    /// <summary><c>name=value</c>, or with a colon as in YAML; null for a formula.</summary>
    private static (BlockText Name, char Sign, BlockText Value)? Named(BlockText text)
    {
        string content = text.Text;
        int end = 0;
        while (end < content.Length && (char.IsLetterOrDigit(content[end]) || content[end] == '_'))
            end++;
        int sign = end;
        while (sign < content.Length && content[sign] == ' ')
            sign++;
        bool isNamed = end > 0 && sign < content.Length && content[sign] is '=' or ':' && !(sign + 1 < content.Length && content[sign + 1] == '=');
        return isNamed ? (text.Slice(0, end), content[sign], text.From(sign + 1).Trim()) : null;
    }
}

using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Draws;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Reads <c>params</c>: one parameter a line, drawn or linked.</summary>
internal sealed class ParameterReader(BlockFindings findings, FormulaReader formulas)
{
    private readonly List<string> known = [];

    public ImmutableArray<Parameter> Read(BlockText text)
    {
        ImmutableArray<Parameter>.Builder parameters = ImmutableArray.CreateBuilder<Parameter>();
        foreach (BlockText line in text.Lines())
        {
            int equals = line.Text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !NameRules.IsName(line.Text[..equals].Trim()))
            {
                findings.Add(Rules.ParameterMalformed, line, $"“{line.Text}” is no parameter: a name, = and a draw or a formula are expected.");
                continue;
            }

            BlockText name = line.Slice(0, equals).Trim();
            if (ReadOne(name, line.From(equals + 1).Trim()) is { } parameter)
                parameters.Add(parameter);
            Define(name);
        }

        return parameters.ToImmutable();
    }

    private void Define(BlockText name)
    {
        if (known.Contains(name.Text, StringComparer.Ordinal))
            findings.Add(Rules.NameTaken, name, $"{name.Text} is defined twice.");
        else if (NameRules.Reserved(name.Text) is { } meaning)
            findings.Add(Rules.NameTaken, name, $"{name.Text} already stands for {meaning}.");
        known.Add(name.Text);
    }

    private Parameter? ReadOne(BlockText name, BlockText value)
    {
        string text = value.Text;
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && DrawRegistry.Find(text[..open].Trim()) is { } draw)
            return ReadDraw(draw, value, open) is { } call ? new Parameter.Drawn(name.Text, name.Span, call) : null;
        if (text.Length == 0)
        {
            findings.Add(Rules.ParameterMalformed, name, $"{name.Text} has no value.");
            return null;
        }

        if (open > 0 && text.Contains("..", StringComparison.Ordinal))
        {
            RefuseRange(value, text[..open].Trim());
            return null;
        }

        return formulas.Read(value, known) is { } formula ? new Parameter.Linked(name.Text, name.Span, formula) : null;
    }

    /// <summary>Only draws have ranges: this is a misspelt draw, or one inside a formula.</summary>
    private void RefuseRange(BlockText value, string name)
    {
        if (!NameRules.IsName(name))
        {
            findings.Add(Rules.DrawMalformed, value, "A draw stands alone behind the =; use its name in a formula on a further line.");
            return;
        }

        string? near = Spelling.Nearest(name, DrawRegistry.All.Select(draw => draw.Name));
        findings.Add(Rules.DrawMalformed, value.Slice(0, name.Length), $"There is no draw {name}; {(near is null ? $"there are {string.Join(", ", DrawRegistry.All.Select(draw => draw.Name))}" : $"{near} is near")}.", near);
    }

    private DrawCall? ReadDraw(Draw draw, BlockText value, int open)
    {
        // A call that ends before the line does is part of a formula, which draws nothing.
        if (BlockText.TopLevel(value.Text).Any(i => i > open) || value.Text[^1] != ')')
        {
            findings.Add(Rules.DrawMalformed, value, $"A draw stands alone behind the =: {draw.Signature}; use its name in a further line, and draw one number by int(a..b) or step(a..b, s).");
            return null;
        }

        BlockText inner = value.Slice(open + 1, value.Length - open - 2);
        ImmutableArray<BlockText> texts = inner.Trim().Length == 0 ? [] : [.. inner.Arguments()];
        if (!Fits(draw, texts.Length))
        {
            findings.Add(Rules.DrawMalformed, value, $"{draw.Name} is written {draw.Signature}.");
            return null;
        }

        ImmutableArray<DrawArgument> arguments = [.. texts.Select((text, place) => ReadArgument(draw, draw.Slots[Math.Min(place, draw.Slots.Length - 1)], text)).OfType<DrawArgument>()];
        return arguments.Length == texts.Length ? new DrawCall(draw, arguments, value.Span) : null;
    }

    private static bool Fits(Draw draw, int count)
    {
        int required = draw.Slots.Count(slot => slot != DrawSlot.OptionalNumber);
        return count >= required && (count <= draw.Slots.Length || draw.Slots[^1] == DrawSlot.Values);
    }

    private DrawArgument? ReadArgument(Draw draw, DrawSlot slot, BlockText text)
    {
        string value = text.Text;
        int dots = BlockText.TopLevel(value).Where(i => i > 0 && value[i] == '.' && i + 1 < value.Length && value[i + 1] == '.').DefaultIfEmpty(-1).First();
        if ((dots >= 0) != (slot == DrawSlot.Range))
        {
            findings.Add(Rules.DrawMalformed, text, $"“{value}” does not fit: {draw.Name} is written {draw.Signature}.");
            return null;
        }

        if (dots < 0)
            return formulas.Read(text, known) is { } single ? new DrawArgument.Single(single) : null;
        AuthoredFormula? low = formulas.Read(text.Slice(0, dots), known);
        AuthoredFormula? high = formulas.Read(text.From(dots + 2), known);
        return low is null || high is null ? null : new DrawArgument.Range(low, high);
    }
}

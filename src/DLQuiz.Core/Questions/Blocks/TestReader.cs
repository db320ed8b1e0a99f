using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Misconceptions;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Reads <c>test</c>: <c>x=[1, 2] g=2 : 0.5 ok; 1 wrong 2; 1,5 unreadable</c>; the answers of several parts are parted by <c>|</c>.</summary>
internal sealed class TestReader(BlockFindings findings, FormulaReader formulas)
{
    private static readonly string[] Verdicts = ["ok", "partly", "precision", "wrong", "unreadable"];

    public ImmutableArray<TestLine> Read(BlockText text, ImmutableArray<Parameter> parameters, ImmutableArray<string> parts)
    {
        ImmutableArray<TestLine>.Builder lines = ImmutableArray.CreateBuilder<TestLine>();
        foreach (BlockText line in text.Lines())
        {
            string content = line.Text;
            int colon = BlockText.TopLevel(content).Where(i => content[i] == ':').DefaultIfEmpty(-1).First();
            if (colon < 0)
            {
                findings.Add(Rules.TestMalformed, line, "A : between parameters and answers is expected.");
                continue;
            }

            ImmutableArray<KeyValuePair<string, AuthoredFormula>> values = Values(line.Slice(0, colon), parameters);
            ImmutableArray<TestExpectation> expectations = Expectations(line.From(colon + 1), parts);
            string[] missing = [.. parameters.OfType<Parameter.Drawn>().Select(drawn => drawn.Name).Except(values.Select(value => value.Key))];
            if (missing.Length > 0)
                findings.Add(Rules.TestMalformed, line, $"A value for {string.Join(", ", missing)} is missing.");
            lines.Add(new TestLine(values, expectations, line.Span));
        }

        return lines.ToImmutable();
    }

    private ImmutableArray<KeyValuePair<string, AuthoredFormula>> Values(BlockText text, ImmutableArray<Parameter> parameters)
    {
        ImmutableArray<KeyValuePair<string, AuthoredFormula>>.Builder values = ImmutableArray.CreateBuilder<KeyValuePair<string, AuthoredFormula>>();
        string content = text.Text;
        int[] equals = [.. BlockText.TopLevel(content).Where(i => content[i] == '=')];
        int[] starts = [.. equals.Select(at => NameStart(content, at))];
        if (content.Trim().Length > 0 && (equals.Length == 0 || content[..starts[0]].Trim().Length > 0))
            findings.Add(Rules.TestMalformed, text.Trim(), "name=value is expected before the colon.");
        for (int i = 0; i < equals.Length; i++)
        {
            BlockText name = text.Slice(starts[i], equals[i] - starts[i]).Trim();
            int end = i + 1 < equals.Length ? starts[i + 1] : content.Length;
            if (!parameters.Any(parameter => parameter.Name == name.Text) || values.Any(value => value.Key == name.Text))
                findings.Add(Rules.TestMalformed, name, $"“{name.Text}” is no parameter of this question, or is given twice.");
            else if (formulas.Read(text.Slice(equals[i] + 1, Math.Max(0, end - equals[i] - 1)), []) is { } value)
                values.Add(KeyValuePair.Create(name.Text, value));
        }

        return values.ToImmutable();
    }

    private static int NameStart(string text, int equals)
    {
        int end = equals;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            end--;
        int start = end;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] != ',')
            start--;
        return start;
    }

    private ImmutableArray<TestExpectation> Expectations(BlockText text, ImmutableArray<string> parts)
    {
        ImmutableArray<TestExpectation>.Builder all = ImmutableArray.CreateBuilder<TestExpectation>();
        int start = 0;
        foreach (BlockText piece in text.Split(';'))
        {
            int end = piece.Start - text.Start + piece.Length;
            BlockText whole = text.Slice(start, end - start).Trim();
            // A ; may also part the rows of a matrix: only a verdict ends an answer.
            if (Expectation(whole, parts) is not { } expectation)
                continue;
            all.Add(expectation);
            start = Math.Min(end + 1, text.Length);
        }

        BlockText rest = text.From(Math.Min(start, text.Length)).Trim();
        if (rest.Length > 0 || all.Count == 0)
            findings.Add(Rules.TestMalformed, rest.Length > 0 ? rest : text, "An answer and its verdict are expected: ok, partly, precision, wrong, wrong 1 or unreadable.");
        return all.ToImmutable();
    }

    private TestExpectation? Expectation(BlockText text, ImmutableArray<string> parts)
    {
        string[] words = text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int verdict = Array.FindLastIndex(words, word => Verdicts.Contains(word, StringComparer.Ordinal));
        if (verdict < 0 || verdict < words.Length - 2)
            return null;
        string? misconception = verdict == words.Length - 2 ? words[^1] : null;
        if (misconception is not null && (words[verdict] is "ok" or "precision" or "unreadable" || MisconceptionKey(misconception, parts) is null))
            return null;
        int at = text.Text.LastIndexOf(" " + words[verdict], StringComparison.Ordinal);
        string[] given = [.. (at < 0 ? "" : text.Text[..at]).Split('|').Select(answer => answer.Trim())];
        if (parts.Length > 0 && given.Length != parts.Length)
            findings.Add(Rules.TestMalformed, text, $"The question has {parts.Length} parts, here are {given.Length} answers; | parts them.");
        return new TestExpectation([.. given], Enum.Parse<ExpectedVerdict>(words[verdict], ignoreCase: true), misconception is null ? null : MisconceptionKey(misconception, parts), text.Span);
    }

    /// <summary><c>2</c> is the second misconception of the only part, <c>b:2</c> that of part b; a standard one goes by its id.</summary>
    private static string? MisconceptionKey(string text, ImmutableArray<string> parts)
    {
        string[] pieces = text.Split(':');
        string number = pieces[^1];
        bool isKnown = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) || MisconceptionLibrary.Find(number) is not null;
        if (!isKnown || pieces.Length > 2)
            return null;
        return pieces.Length == 2 ? text : parts.Length == 1 ? $"{parts[0]}:{number}" : null;
    }
}

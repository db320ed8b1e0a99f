using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Reads formulas and checks that their names are defined.</summary>
internal sealed class FormulaReader(BlockFindings findings)
{
    /// <summary>Null after a finding; constants need not be among the known names.</summary>
    public AuthoredFormula? Read(BlockText text, IReadOnlyCollection<string> known)
    {
        BlockText trimmed = text.Trim();
        if (!Formula.TryParse(trimmed.Text, out Formula? formula, out FormulaError? error))
        {
            findings.Add(Rules.FormulaMalformed, trimmed.Slice(Math.Min(error.Offset, trimmed.Length), error.Length), error.Message);
            return null;
        }

        bool isDefined = true;
        foreach (string name in formula.Names.Where(name => !known.Contains(name)))
        {
            string? near = Near(name, known);
            findings.Add(Rules.NameUnknown, Find(trimmed, name), $"{name} is not defined here{Advice(near, known)}.", near);
            isDefined = false;
        }

        return isDefined ? new AuthoredFormula(trimmed.Text, formula, trimmed.Span) : null;
    }

    /// <summary>One formula on each line.</summary>
    public ImmutableArray<AuthoredFormula> ReadLines(BlockText text, IReadOnlyCollection<string> known) =>
        [.. text.Lines().Select(line => Read(line, known)).OfType<AuthoredFormula>()];

    /// <summary>Of short names each is near every other.</summary>
    private static string? Near(string name, IReadOnlyCollection<string> known) => name.Length > 2 ? Spelling.Nearest(name, known) : null;

    private static string Advice(string? near, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0)
            return "";
        return near is null ? $"; there {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known.Take(12))}" : $"; {near} is near";
    }

    /// <summary>The first occurrence that is a word of its own.</summary>
    private static BlockText Find(BlockText formula, string name)
    {
        string text = formula.Text;
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            bool begins = at == 0 || !IsWord(text[at - 1]);
            int end = at + name.Length;
            if (begins && (end == text.Length || !IsWord(text[end])))
                return formula.Slice(at, name.Length);
        }

        return formula;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}

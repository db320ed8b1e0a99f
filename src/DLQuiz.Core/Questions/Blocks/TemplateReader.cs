using System.Collections.Immutable;
using DLQuiz.Compute.Expressions;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Cuts Markdown at its <c>{{formula}}</c> slots.</summary>
internal sealed class TemplateReader(BlockFindings findings, FormulaReader formulas)
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>A slot with a finding is left out of the pieces; the question then has an error anyway.</summary>
    public Template Read(BlockText source, IReadOnlyCollection<string> known)
    {
        string text = source.Text.TrimEnd();
        ImmutableArray<TemplatePiece>.Builder pieces = ImmutableArray.CreateBuilder<TemplatePiece>();
        int start = 0;
        for (int open = text.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = text.IndexOf(Open, start, StringComparison.Ordinal))
        {
            int close = text.IndexOf(Close, open, StringComparison.Ordinal);
            if (close < 0)
            {
                findings.Add(Rules.TemplateMalformed, source.Slice(open, Open.Length), "This {{ is not closed.");
                break;
            }

            pieces.Add(new TemplatePiece.Literal(text[start..open]));
            start = close + Close.Length;
            if (formulas.Read(source.Slice(open + Open.Length, close - open - Open.Length), known) is { } formula)
                pieces.Add(new TemplatePiece.Slot(formula));
        }

        pieces.Add(new TemplatePiece.Literal(text[start..]));
        return new Template(text, pieces.ToImmutable());
    }

    /// <summary>Without findings: what is no slot, or no formula, stays text.</summary>
    public static Template Read(string text)
    {
        ImmutableArray<TemplatePiece>.Builder pieces = ImmutableArray.CreateBuilder<TemplatePiece>();
        int start = 0;
        for (int open = text.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = text.IndexOf(Open, open + Open.Length, StringComparison.Ordinal))
        {
            int close = text.IndexOf(Close, open, StringComparison.Ordinal);
            if (close < 0)
                break;
            string formulaText = text[(open + Open.Length)..close];
            if (!Formula.TryParse(formulaText, out Formula? formula, out _))
                continue;
            pieces.Add(new TemplatePiece.Literal(text[start..open]));
            pieces.Add(new TemplatePiece.Slot(new AuthoredFormula(formulaText, formula, default)));
            start = close + Close.Length;
            open = start - Open.Length;
        }

        pieces.Add(new TemplatePiece.Literal(text[start..]));
        return new Template(text, pieces.ToImmutable());
    }
}

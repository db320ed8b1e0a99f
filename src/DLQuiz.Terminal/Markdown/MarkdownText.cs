using System.Collections.Immutable;
using DLQuiz.Core.Questions;
using DLQuiz.Terminal.Markdown.Numbers;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Markdown;

/// <summary>Markdown as lines of a terminal.</summary>
public static class MarkdownText
{
    /// <summary>Lines of at most <paramref name="width"/> columns (at least 2); any text gives a result, at worst its plain self.</summary>
    /// <param name="markdown">A stranger's.</param>
    /// <param name="width">Columns.</param>
    /// <param name="keepLines">Whether a line end within a paragraph stays one, as the steps of a solution want it; otherwise a paragraph flows.</param>
    /// <param name="hasFlatMaths">Whether every formula, and every vector and matrix, is kept to rows that read from left to right, as a screen reader or a pipe wants it.</param>
    public static ImmutableArray<Line> Render(string markdown, int width, bool keepLines = false, bool hasFlatMaths = false) =>
        Render(FilledText.Of(markdown ?? throw new ArgumentNullException(nameof(markdown))), width, keepLines, hasFlatMaths);

    /// <summary>The same for a text with numbers, of which matrices, long vectors and points are laid out in rows and columns.</summary>
    public static ImmutableArray<Line> Render(FilledText text, int width, bool keepLines = false, bool hasFlatMaths = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        width = Math.Max(2, width);
        if (Dialect.Parse(text.Markdown, text.Grids) is not { } document)
        {
            return Plain(text.Markdown, width);
        }

        try
        {
            return [.. new BlockLayout(text, keepLines, hasFlatMaths).Of(document, width)];
        }
        catch (InsufficientExecutionStackException)
        {
            return Plain(text.Markdown, width);
        }
    }

    /// <summary>Numbers alone, behind a label that stands on their line.</summary>
    /// <param name="label">Safe to draw.</param>
    /// <param name="numbers">As they are shown.</param>
    /// <param name="width">Columns.</param>
    /// <param name="ink">Of the numbers.</param>
    /// <param name="isFlat">Whether they all do.</param>
    public static ImmutableArray<Line> Numbers(Run label, NumberGrid numbers, int width, Ink ink = Ink.Plain, bool isFlat = false)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        Run[] runs = [label, new Run(numbers.ToString(), ink)];
        return isFlat ? LineBreaker.Wrap(runs, Math.Max(2, width)) : [.. LineFlow.Of(runs, new Dictionary<int, NumberGrid> { [1] = numbers }, Math.Max(2, width)).Lines];
    }

    internal static ImmutableArray<Line> Plain(string text, int width) =>
        LineBreaker.Wrap([new Run(SafeText.Lines(text))], width);
}

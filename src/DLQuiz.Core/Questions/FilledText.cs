using System.Collections.Immutable;
using System.Text;

namespace DLQuiz.Core.Questions;

/// <summary>Markdown with a variant's numbers in it.</summary>
/// <param name="Markdown">Complete: whoever knows nothing of the grids reads the same numbers on one line.</param>
/// <param name="Grids">The vectors, matrices and tensors among the numbers, in the order of the text.</param>
public sealed record FilledText(string Markdown, ImmutableArray<PlacedGrid> Grids)
{
    public static readonly FilledText Empty = Of("");

    public static FilledText Of(string markdown) => new(markdown, []);

    /// <summary>A value as text; its grid, where it has one, writes just this text.</summary>
    internal static FilledText Of(string shown, NumberGrid? grid) => new(shown, grid is null ? [] : [new PlacedGrid(0, grid)]);

    internal static FilledText Join(string separator, IEnumerable<FilledText> parts) =>
        Concat(parts.SelectMany((part, i) => i == 0 ? new[] { part } : [Of(separator), part]));

    internal static FilledText Concat(IEnumerable<FilledText> parts)
    {
        StringBuilder text = new();
        ImmutableArray<PlacedGrid>.Builder grids = ImmutableArray.CreateBuilder<PlacedGrid>();
        foreach (FilledText part in parts)
        {
            grids.AddRange(part.Grids.Select(grid => grid with { Start = grid.Start + text.Length }));
            text.Append(part.Markdown);
        }

        return new FilledText(text.ToString(), grids.ToImmutable());
    }
}

/// <summary>Numbers in a text, which reads <c>Grid.ToString()</c> there.</summary>
/// <param name="Start">UTF-16 units before it.</param>
/// <param name="Grid">The numbers.</param>
public readonly record struct PlacedGrid(int Start, NumberGrid Grid);

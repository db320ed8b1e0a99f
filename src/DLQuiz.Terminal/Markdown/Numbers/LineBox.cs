using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Markdown.Numbers;

/// <summary>Rows that belong together, one of which is the line that the text around them is written on.</summary>
/// <param name="Rows">One at least; those after the first may be shorter.</param>
/// <param name="Baseline">Index of a row.</param>
internal sealed record LineBox(ImmutableArray<Line> Rows, int Baseline = 0)
{
    public static readonly LineBox Empty = Of(Line.Empty);

    public int Width => Rows.Max(row => row.Width);

    /// <summary>Whether it reads row after row, so that what follows it follows its last row.</summary>
    public bool IsList { get; private init; }

    public bool IsEmpty => Rows.Length == 1 && Rows[0].Runs.IsEmpty;

    /// <summary>Whether it is more than a line of text.</summary>
    public bool IsTall => Rows.Length > 1;

    public static LineBox Of(Line line) => new([line]);

    public static LineBox List(IEnumerable<Line> rows) => new([.. rows]) { IsList = true };

    public LineBox Indented(int columns) => this with { Rows = [.. Rows.Select(row => row.After(Line.Of(new string(' ', columns))))] };

    public LineBox With(Ink ink) => ink == Ink.Plain ? this : this with { Rows = [.. Rows.Select(row => row.With(ink))] };

    /// <summary>The mark directly behind the last row.</summary>
    public LineBox Closed(Line mark) => this with { Rows = Rows.SetItem(Rows.Length - 1, Rows[^1].Then(mark)) };

    /// <summary>Side by side on one baseline, so many columns between them.</summary>
    public LineBox Beside(LineBox right, int gap)
    {
        if (IsEmpty)
        {
            return right;
        }

        int above = Math.Max(Baseline, right.Baseline);
        int below = Math.Max(Rows.Length - Baseline, right.Rows.Length - right.Baseline);
        ImmutableArray<Line>.Builder rows = ImmutableArray.CreateBuilder<Line>(above + below);
        for (int row = -above; row < below; row++)
        {
            Line first = RowAt(row);
            Line second = right.RowAt(row);
            rows.Add(second.Runs.IsEmpty ? first : Widened(first, Width + gap).Then(second));
        }

        return new LineBox(rows.MoveToImmutable(), above);
    }

    private static Line Widened(Line line, int width) => line.Width >= width ? line : line.Then(Line.Of(new string(' ', width - line.Width)));

    private Line RowAt(int row) => row + Baseline >= 0 && row + Baseline < Rows.Length ? Rows[row + Baseline] : Line.Empty;
}

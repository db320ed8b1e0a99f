using System.Collections.Immutable;
using System.Globalization;

namespace DLQuiz.Terminal.Text;

/// <summary>Rows of short texts under their heads, as wide as they need to be; the first column to the left, all others to the right.</summary>
internal static class TextTable
{
    private const int Between = 2;

    /// <summary>Head and rows; where all do not fit, the last columns go.</summary>
    /// <param name="heads">At least one; as many as each row has cells.</param>
    /// <param name="rows">Texts that are safe to draw.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static ImmutableArray<Line> Lines(IReadOnlyList<string> heads, IReadOnlyList<string[]> rows, int width)
    {
        int[] widths = [.. heads.Select((head, column) => rows.Select(row => Cells.Width(row[column])).Append(Cells.Width(head)).Max())];
        int shown = Math.Max(1, Enumerable.Range(1, heads.Count).LastOrDefault(count => widths.Take(count).Sum() + (Between * (count - 1)) <= width));
        widths[0] = Math.Max(1, Math.Min(widths[0], width - widths.Take(shown).Skip(1).Sum() - (Between * (shown - 1))));
        return [LineOf(heads, widths, shown, Ink.Faint), .. rows.Select(row => LineOf(row, widths, shown, Ink.Plain))];
    }

    /// <summary>With thousands apart.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static Line LineOf(IReadOnlyList<string> cells, int[] widths, int shown, Ink ink)
    {
        Line first = Line.Of(cells[0], ink).Cut(widths[0]);
        IEnumerable<string> others = cells.Take(shown).Skip(1).Select((cell, i) => Cells.PadLeft(cell, widths[i + 1] + Between));
        return first.Then(Line.Of(new string(' ', widths[0] - first.Width) + string.Concat(others), ink));
    }
}

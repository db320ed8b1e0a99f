using System.Collections.Immutable;
using System.Text;

namespace DLQuiz.Terminal.Text;

/// <summary>Breaks styled text into lines by columns, as Chinese and Latin typesetting both want it.</summary>
/// <remarks>
/// A break may stand after a space and beside any wide character, but never before a closing mark or after an opening one, nor between a
/// number and its unit (the kinsoku rules, W3C "Requirements for Chinese Text Layout" §3.1.3), and never inside a Latin word that fits a line.
/// </remarks>
internal static class LineBreaker
{
    /// <summary>Where a word too long for a line is cut, if one of these stands near the end.</summary>
    private const string Seams = "/_-&=?";

    /// <summary>Wraps to the width; <c>\n</c> in a run breaks always.</summary>
    public static ImmutableArray<Line> Wrap(IEnumerable<Run> runs, int width)
    {
        ImmutableArray<Line>.Builder lines = ImmutableArray.CreateBuilder<Line>();
        List<Cell> paragraph = [];
        foreach (Cell cell in Cell.Of(runs))
        {
            if (cell.Text == "\n")
            {
                WrapParagraph(paragraph, width, lines);
                paragraph.Clear();
            }
            else
            {
                paragraph.Add(cell);
            }
        }

        WrapParagraph(paragraph, width, lines);
        return lines.ToImmutable();
    }

    /// <summary>Cuts at the width wherever that is, spaces kept: for code.</summary>
    public static IEnumerable<Line> Chop(IEnumerable<Run> runs, int width)
    {
        List<Cell> cells = [.. Cell.Of(runs)];
        int start = 0;
        do
        {
            int end = start, used = 0;
            while (end < cells.Count && (end == start || used + cells[end].Width <= width))
            {
                used += cells[end++].Width;
            }

            yield return LineOf(cells, start, end);
            start = end;
        }
        while (start < cells.Count);
    }

    /// <summary>The closing marks that the text begins with, which belong to what stands before it, and the rest without blanks before it.</summary>
    public static (Line Closing, Line Rest) SplitClosing(IEnumerable<Run> runs)
    {
        List<Cell> cells = [.. Cell.Of(runs)];
        int end = 0;
        while (end < cells.Count && cells[end].NeverStarts)
        {
            end++;
        }

        int start = end;
        while (start < cells.Count && cells[start].IsSpace)
        {
            start++;
        }

        return (LineOf(cells, 0, end), LineOf(cells, start, cells.Count));
    }

    /// <summary>Whether the text begins or ends with a character of a script without spaces between words.</summary>
    public static bool IsWide(string cluster) => cluster.Length > 0 && (Cells.ClusterWidth(cluster) == 2 || cluster[0] is >= '\u2E80' and <= '\uD7FF');

    private static void WrapParagraph(List<Cell> cells, int width, ImmutableArray<Line>.Builder lines)
    {
        if (cells.Count == 0)
        {
            lines.Add(Line.Empty);
        }

        int start = 0;
        while (start < cells.Count)
        {
            int end = EndOfLine(cells, start, Math.Max(2, width));
            int shown = end;
            while (shown > start && cells[shown - 1].IsSpace)
            {
                shown--;
            }

            lines.Add(LineOf(cells, start, shown));
            start = end;
            while (start < cells.Count && cells[start].IsSpace)
            {
                start++;
            }
        }
    }

    private static int EndOfLine(List<Cell> cells, int start, int width)
    {
        int end = start, used = 0, lastBreak = 0;
        while (end < cells.Count && (cells[end].IsSpace || used + cells[end].Width <= width))
        {
            used += cells[end++].Width;
            if (end < cells.Count && BreakRules.MayBreak(cells, end))
            {
                lastBreak = end;
            }
        }

        return end == cells.Count ? end
            : lastBreak > start ? lastBreak
            : ForcedEnd(cells, start, Math.Max(end, start + 1));
    }

    /// <summary>A word wider than the line is cut, though still not before a closing mark if that can be helped.</summary>
    private static int ForcedEnd(List<Cell> cells, int start, int end)
    {
        for (int at = end; at > Math.Max(start + 1, end - ((end - start) / 3)); at--)
        {
            if (Seams.Contains(cells[at - 1].Text, StringComparison.Ordinal) && !cells[at].NeverStarts)
            {
                return at;
            }
        }

        for (int at = end; at > start; at--)
        {
            if (!cells[at].NeverStarts && !cells[at - 1].NeverEnds)
            {
                return at;
            }
        }

        return end;
    }

    private static Line LineOf(List<Cell> cells, int start, int end)
    {
        ImmutableArray<Run>.Builder runs = ImmutableArray.CreateBuilder<Run>();
        StringBuilder text = new();
        for (int i = start; i < end; i++)
        {
            text.Append(cells[i].Text);
            if (i + 1 == end || cells[i + 1].Ink != cells[i].Ink)
            {
                runs.Add(new Run(text.ToString(), cells[i].Ink));
                text.Clear();
            }
        }

        return new Line(runs.ToImmutable());
    }
}

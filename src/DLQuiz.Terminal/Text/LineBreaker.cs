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

    /// <summary>Columns of the longest stretch within which no line may end.</summary>
    public static int WidestWord(IEnumerable<Run> runs)
    {
        List<Cell> cells = [.. Cell.Of(runs)];
        int widest = 0, word = 0;
        for (int i = 0; i < cells.Count; i++)
        {
            word = i > 0 && (cells[i].IsSpace || cells[i - 1].IsSpace || BreakRules.MayBreak(cells, i)) ? 0 : word;
            word += cells[i].IsSpace ? 0 : cells[i].Width;
            widest = Math.Max(widest, word);
        }

        return widest;
    }

    /// <summary>Cuts code: every space stays, and a word is cut only where it fills the last third of a line.</summary>
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

            end = end == cells.Count ? end : EndOfWord(cells, end, end - (width / 3));
            yield return LineOf(cells, start, end);
            start = end;
        }
        while (start < cells.Count);
    }

    private static int EndOfWord(List<Cell> cells, int end, int first)
    {
        for (int at = end; at > Math.Max(first, 1); at--)
        {
            if (IsWordCell(cells[at - 1]) != IsWordCell(cells[at]) && !cells[at].IsSpace && !cells[at].NeverStarts)
            {
                return at;
            }
        }

        return end;
    }

    private static bool IsWordCell(Cell cell) => char.IsLetterOrDigit(cell.Text[0]) || cell.Text is "_";

    /// <summary>The closing marks that the text begins with, which belong to what stands before it, and the rest without blanks before it.</summary>
    public static (Line Closing, Line After) SplitClosing(IEnumerable<Run> runs)
    {
        List<Cell> cells = [.. Cell.Of(runs)];
        int first = 0;
        while (first < cells.Count && cells[first].IsSpace)
        {
            first++;
        }

        // After a space ".5" begins something.
        int end = first;
        while (end < cells.Count && cells[end].NeverStarts && (first == 0 || !Ascii.IsValid(cells[end].Text)))
        {
            end++;
        }

        end = end == first ? 0 : end;
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

using System.Collections.Immutable;
using System.Text;

namespace DLQuiz.Terminal.Text;

/// <summary>Breaks styled text into lines by columns, as Chinese and Latin typesetting both want it.</summary>
/// <remarks>
/// A break may stand after a space and beside any wide character, but never before a closing mark or after an opening one
/// (the kinsoku rules, W3C "Requirements for Chinese Text Layout" §3.1.3), and never inside a Latin word that fits a line.
/// </remarks>
internal static class LineBreaker
{
    private const string NeverStarts = "，。、；：！？）】》」』〉〕〗〙〛”’…—·％‰℃～ー々〻ヽヾァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ︰﹐﹑﹒﹔﹕﹖﹗］｝｠〞›»,.;:!?)]}%′″";
    private const string NeverEnds = "（【《「『〈〔〖〘〚“‘［｛｟〝‹«([{";

    /// <summary>Wraps to the width; <c>\n</c> in a run breaks always.</summary>
    public static ImmutableArray<Line> Wrap(IEnumerable<Run> runs, int width)
    {
        ImmutableArray<Line>.Builder lines = ImmutableArray.CreateBuilder<Line>();
        List<Cell> paragraph = [];
        foreach (Cell cell in runs.SelectMany(CellsOf))
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
    public static IEnumerable<Line> Chop(string text, Ink ink, int width)
    {
        List<Cell> cells = [.. CellsOf(new Run(text, ink))];
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

    /// <summary>Whether the text ends or begins with a character of a script without spaces between words.</summary>
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
            if (end < cells.Count && MayBreak(cells[end - 1], cells[end]))
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
        for (int at = end; at > start; at--)
        {
            if (!cells[at].NeverStarts && !cells[at - 1].NeverEnds)
            {
                return at;
            }
        }

        return end;
    }

    private static bool MayBreak(Cell before, Cell after)
    {
        if (after.IsSpace || (before.Ink & after.Ink).HasFlag(Ink.Together))
        {
            return false;
        }

        if (before.IsSpace)
        {
            // " .5" and " )" begin something; a full-width mark after a space still ends what came before.
            return !after.NeverStarts || Ascii.IsValid(after.Text);
        }

        return (before.IsWide || after.IsWide) && !after.NeverStarts && !before.NeverEnds;
    }

    private static IEnumerable<Cell> CellsOf(Run run)
    {
        foreach (string cluster in Cells.Clusters(run.Text))
        {
            yield return new Cell(cluster, Cells.ClusterWidth(cluster), run.Ink);
        }
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

    private readonly record struct Cell(string Text, int Width, Ink Ink)
    {
        public bool IsSpace => Text == " " && !Ink.HasFlag(Ink.Together);

        public bool IsWide => LineBreaker.IsWide(Text);

        public bool NeverStarts => LineBreaker.NeverStarts.Contains(Text[0], StringComparison.Ordinal);

        public bool NeverEnds => LineBreaker.NeverEnds.Contains(Text[0], StringComparison.Ordinal);
    }
}

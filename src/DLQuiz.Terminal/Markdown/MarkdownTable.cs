using System.Collections.Immutable;
using DLQuiz.Terminal.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace DLQuiz.Terminal.Markdown;

/// <summary>A pipe table with columns measured as the terminal shows them; where it cannot fit, each row becomes a list of its cells.</summary>
internal static class MarkdownTable
{
    private const string Between = " │ ";
    private const int NarrowestColumn = 4;

    public static IEnumerable<Line> Render(Table table, int width)
    {
        List<(bool IsHeader, List<List<Run>> Cells)> rows = [.. table.OfType<TableRow>().Select(row =>
            (row.IsHeader, row.OfType<TableCell>().Select(cell => Content(cell, row.IsHeader)).ToList()))];
        int columns = rows.Max(row => row.Cells.Count);
        int[] natural = [.. Enumerable.Range(0, columns).Select(column =>
            rows.Max(row => column < row.Cells.Count ? row.Cells[column].Sum(run => Cells.Width(run.Text)) : 0))];
        int room = width - (Between.Length * (columns - 1));
        return room < columns * NarrowestColumn
            ? Listed(rows, width)
            : Ruled(rows, Fit(natural, room), [.. table.ColumnDefinitions.Select(column => column.Alignment)]);
    }

    private static List<Run> Content(TableCell cell, bool isHeader) =>
        [.. cell.OfType<ParagraphBlock>().SelectMany(paragraph => InlineRuns.Of(paragraph.Inline, isHeader ? Ink.Strong : Ink.Plain))];

    /// <summary>Gives narrow columns what they ask for and shares the rest among the wide ones.</summary>
    private static int[] Fit(int[] natural, int room)
    {
        int[] widths = new int[natural.Length];
        List<int> open = [.. Enumerable.Range(0, natural.Length)];
        while (open.Count > 0)
        {
            int share = room / open.Count;
            List<int> content = [.. open.Where(column => natural[column] <= share)];
            if (content.Count == 0)
            {
                open.ForEach(column => widths[column] = share);
                break;
            }

            content.ForEach(column => room -= widths[column] = Math.Max(1, natural[column]));
            open.RemoveAll(content.Contains);
        }

        return widths;
    }

    private static IEnumerable<Line> Ruled(List<(bool IsHeader, List<List<Run>> Cells)> rows, int[] widths, TableColumnAlign?[] aligned)
    {
        foreach ((bool isHeader, List<List<Run>> cells) in rows)
        {
            List<ImmutableArray<Line>> wrapped = [.. widths.Select((width, column) =>
                LineBreaker.Wrap(column < cells.Count ? cells[column] : [], width))];
            for (int i = 0; i < wrapped.Max(cell => cell.Length); i++)
            {
                yield return Joined(wrapped.Select((cell, column) =>
                    Padded(i < cell.Length ? cell[i] : Line.Empty, widths[column], aligned.ElementAtOrDefault(column))), Between);
            }

            if (isHeader)
            {
                yield return Joined(widths.Select(width => Line.Of(new string('─', width), Ink.Faint)), "─┼─");
            }
        }
    }

    private static Line Padded(Line line, int width, TableColumnAlign? align)
    {
        int blank = Math.Max(0, width - line.Width);
        int left = align switch { TableColumnAlign.Right => blank, TableColumnAlign.Center => blank / 2, _ => 0 };
        return line.After(Line.Of(new string(' ', left))).Then(Line.Of(new string(' ', blank - left)));
    }

    private static Line Joined(IEnumerable<Line> cells, string between)
    {
        Line line = Line.Empty;
        foreach (Line cell in cells)
        {
            line = line.Runs.IsEmpty ? cell : line.Then(Line.Of(between, Ink.Faint)).Then(cell);
        }

        return line;
    }

    private static IEnumerable<Line> Listed(List<(bool IsHeader, List<List<Run>> Cells)> rows, int width)
    {
        List<List<Run>> names = rows.Find(row => row.IsHeader).Cells ?? [];
        foreach ((_, List<List<Run>> cells) in rows.Where(row => !row.IsHeader))
        {
            for (int column = 0; column < cells.Count; column++)
            {
                List<Run> name = column < names.Count ? [.. names[column], new Run(": ", Ink.Strong)] : [];
                foreach (Line line in LineBreaker.Wrap([.. name, .. cells[column]], width))
                {
                    yield return line;
                }
            }

            yield return Line.Empty;
        }
    }
}

using System.Collections.Immutable;
using DLQuiz.Terminal.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace DLQuiz.Terminal.Markdown;

/// <summary>A pipe table with columns measured as the terminal shows them; where it cannot fit, each row becomes a list of its cells.</summary>
internal static class MarkdownTable
{
    private const string Between = " │ ";

    /// <summary>Columns of a word that a column is made wide for; a longer one may be cut.</summary>
    private const int LongestWord = 12;

    public static IEnumerable<Line> Render(Table table, int width)
    {
        List<(bool IsHeader, List<List<Run>> Cells)> rows = [.. table.OfType<TableRow>().Select(row =>
            (row.IsHeader, row.OfType<TableCell>().Select(cell => Content(cell, row.IsHeader)).ToList()))];
        int columns = rows.Select(row => row.Cells.Count).DefaultIfEmpty(0).Max();
        int room = width - (Between.Length * (columns - 1));
        return columns == 0 ? []
            : Fit(rows, columns, room) is { } widths ? Ruled(rows, widths, [.. table.ColumnDefinitions.Select(column => column.Alignment)])
            : Listed(rows, width);
    }

    private static List<Run> Content(TableCell cell, bool isHeader) =>
        [.. cell.OfType<ParagraphBlock>().SelectMany(paragraph => InlineRuns.Of(paragraph.Inline, isHeader ? Ink.Strong : Ink.Plain))];

    /// <summary>Columns wide enough for their words; null where the room is too narrow for that.</summary>
    private static int[]? Fit(List<(bool IsHeader, List<List<Run>> Cells)> rows, int columns, int room)
    {
        int[] natural = WidthsOf(rows, columns, cell => cell.Sum(run => Cells.Width(run.Text)));
        int[] least = WidthsOf(rows, columns, cell => Math.Min(LongestWord, LineBreaker.WidestWord(cell)));
        int left = room - least.Sum();
        return left < 0 ? null : [.. Share([.. natural.Zip(least, (all, word) => Math.Max(0, all - word))], left).Zip(least, (more, word) => word + more)];
    }

    private static int[] WidthsOf(List<(bool IsHeader, List<List<Run>> Cells)> rows, int columns, Func<List<Run>, int> width) =>
        [.. Enumerable.Range(0, columns).Select(column => Math.Max(1, rows.Max(row => column < row.Cells.Count ? width(row.Cells[column]) : 0)))];

    /// <summary>Gives who wants little all of it and shares the rest among the others.</summary>
    private static int[] Share(int[] wanted, int room)
    {
        int[] given = new int[wanted.Length];
        List<int> open = [.. Enumerable.Range(0, wanted.Length)];
        while (open.Count > 0)
        {
            int share = room / open.Count;
            List<int> content = [.. open.Where(column => wanted[column] <= share)];
            if (content.Count == 0)
            {
                open.ForEach(column => given[column] = share);
                break;
            }

            content.ForEach(column => room -= given[column] = wanted[column]);
            open.RemoveAll(content.Contains);
        }

        return given;
    }

    private static IEnumerable<Line> Ruled(List<(bool IsHeader, List<List<Run>> Cells)> rows, int[] widths, TableColumnAlign?[] aligned)
    {
        List<(bool IsHeader, List<ImmutableArray<Line>> Cells)> wrapped = [.. rows.Select(row =>
            (row.IsHeader, widths.Select((width, column) => LineBreaker.Wrap(column < row.Cells.Count ? row.Cells[column] : [], width)).ToList()))];
        // Where rows take several lines, it would be hard to see where one ends.
        bool partsRows = wrapped.Any(row => !row.IsHeader && row.Cells.Any(cell => cell.Length > 1));
        foreach ((int index, (bool isHeader, List<ImmutableArray<Line>> cells)) in wrapped.Index())
        {
            for (int i = 0; i < cells.Max(cell => cell.Length); i++)
            {
                yield return Joined(cells.Select((cell, column) =>
                    Padded(i < cell.Length ? cell[i] : Line.Empty, widths[column], aligned.ElementAtOrDefault(column))), Between);
            }

            if (isHeader || (partsRows && index < wrapped.Count - 1))
            {
                char rule = isHeader ? '─' : '┄';
                yield return Joined(widths.Select(width => Line.Of(new string(rule, width), Ink.Faint)), $"{rule}┼{rule}");
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
        foreach ((int index, (_, List<List<Run>> cells)) in rows.Where(row => !row.IsHeader).Index())
        {
            if (index > 0)
            {
                yield return Line.Empty;
            }

            for (int column = 0; column < cells.Count; column++)
            {
                List<Run> name = column < names.Count ? [.. names[column], new Run(": ", Ink.Strong)] : [];
                foreach (Line line in LineBreaker.Wrap([.. name, .. cells[column]], width))
                {
                    yield return line;
                }
            }
        }
    }
}

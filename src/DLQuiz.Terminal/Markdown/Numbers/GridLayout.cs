using System.Collections.Immutable;
using DLQuiz.Core.Questions;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Markdown.Numbers;

/// <summary>Vectors, matrices, points and tensors in rows and columns; where indices are told, they count from 1.</summary>
internal static class GridLayout
{
    private const string Between = "  ";

    /// <summary>Columns of the brackets and the blanks inside them.</summary>
    private const int Brackets = 4;

    /// <summary>So many points stand one below the other, even where two would fit a line.</summary>
    private const int MostPointsInAColumn = 8;

    private const string BetweenPoints = "   ";

    /// <summary>From top to bottom; null where the numbers read better, or can only be shown, on one line.</summary>
    /// <param name="grid">The numbers.</param>
    /// <param name="width">Columns, of which some may be left for a mark behind the last bracket.</param>
    public static ImmutableArray<LineBox>? Of(NumberGrid grid, int width) => grid.Shape.Rank switch
    {
        1 => Cells.Width(grid.ToString()) <= width ? null : Vector(grid, width),
        2 => (grid.IsPoints ? Points(grid, width) : null) ?? Matrix(grid, 0, width),
        _ => Slices(grid, width),
    };

    /// <summary>Rows of a vector, each behind the index of its first number.</summary>
    private static ImmutableArray<LineBox>? Vector(NumberGrid grid, int width)
    {
        ImmutableArray<string> cells = AlignedNumbers.Of(grid.Numbers);
        int label = $"{cells.Length}".Length;
        int room = (width - label - 2 + Between.Length) / (Cells.Width(cells[0]) + Between.Length);
        int perRow = room >= 10 ? room - (room % 10) : Math.Min(room, room >= 5 ? 5 : room);
        return perRow < 1 ? null : [LineBox.List(cells.Chunk(perRow).Select((row, i) => Labelled((i * perRow) + 1, label, string.Join(Between, row))))];
    }

    private static ImmutableArray<LineBox>? Points(NumberGrid grid, int width)
    {
        int rows = grid.Shape[0], coordinates = grid.Shape[1];
        List<ImmutableArray<string>> columns = [.. Enumerable.Range(0, coordinates).Select(column => Column(grid, 0, column))];
        int label = $"{rows}".Length;
        List<Line> points = [.. Enumerable.Range(0, rows).Select(row => Labelled(row + 1, label, $"({string.Join(", ", columns.Select(column => column[row]))})"))];
        int one = points[0].Width;
        int perRow = rows <= MostPointsInAColumn ? 1 : Math.Max(1, (width + BetweenPoints.Length) / (one + BetweenPoints.Length));
        return one > width ? null : [LineBox.List(points.Chunk(perRow).Select(row => row.Aggregate((left, right) => left.Then(Line.Of(BetweenPoints)).Then(right))))];
    }

    private static Line Labelled(int index, int width, string text) => new([new Run(Cells.PadLeft($"{index}", width) + "│ ", Ink.Faint), new Run(text)]);

    /// <summary>The matrix that begins at a position of the numbers, in as many blocks of columns as it takes.</summary>
    private static ImmutableArray<LineBox>? Matrix(NumberGrid grid, int from, int width)
    {
        int columns = grid.Shape[grid.Shape.Rank - 1];
        List<ImmutableArray<string>> cells = [.. Enumerable.Range(0, columns).Select(column => Column(grid, from, column))];
        ImmutableArray<LineBox>.Builder blocks = ImmutableArray.CreateBuilder<LineBox>();
        for (int start = 0; start < columns;)
        {
            int end = start, used = Brackets - Between.Length;
            while (end < columns && used + Between.Length + Cells.Width(cells[end][0]) <= width)
            {
                used += Between.Length + Cells.Width(cells[end++][0]);
            }

            if (end == start)
            {
                return null;
            }

            if (start > 0 || end < columns)
            {
                blocks.Add(LineBox.Of(Line.Of(ColumnsName(start + 1, end), Ink.Faint).Cut(width)));
            }

            blocks.Add(Bracketed(cells[start..end]));
            start = end;
        }

        return blocks.ToImmutable();
    }

    private static string ColumnsName(int first, int last) => first == last ? Wording.Of($"column {first}") : Wording.Of($"columns {first}–{last}");

    private static ImmutableArray<LineBox>? Slices(NumberGrid grid, int width)
    {
        int rank = grid.Shape.Rank;
        int size = grid.Shape[rank - 2] * grid.Shape[rank - 1];
        ImmutableArray<LineBox>.Builder all = ImmutableArray.CreateBuilder<LineBox>();
        for (int slice = 0; slice < grid.Numbers.Length / size; slice++)
        {
            if (Matrix(grid, slice * size, width) is not { } blocks)
            {
                return null;
            }

            var name = LineBox.Of(Line.Of(SliceName(grid, slice), Ink.Faint).Cut(width));
            if (blocks is [var only] && name.Width + only.Width < width)
            {
                all.Add(name.Beside(only, 1));
            }
            else
            {
                all.Add(name);
                all.AddRange(blocks);
            }
        }

        return all.ToImmutable();
    }

    private static string SliceName(NumberGrid grid, int slice)
    {
        List<int> indices = [];
        for (int axis = grid.Shape.Rank - 3; axis >= 0; axis--)
        {
            indices.Insert(0, (slice % grid.Shape[axis]) + 1);
            slice /= grid.Shape[axis];
        }

        string place = string.Join(", ", indices);
        return Wording.Of($"slice {place}");
    }

    private static ImmutableArray<string> Column(NumberGrid grid, int from, int column)
    {
        int rank = grid.Shape.Rank;
        return AlignedNumbers.Of([.. Enumerable.Range(0, grid.Shape[rank - 2]).Select(row => grid.Numbers[from + (row * grid.Shape[rank - 1]) + column])]);
    }

    private static LineBox Bracketed(List<ImmutableArray<string>> columns)
    {
        int rows = columns[0].Length;
        return new LineBox([.. Enumerable.Range(0, rows).Select(row =>
        {
            (char left, char right) = (row, rows) switch
            {
                (_, 1) => ('[', ']'),
                (0, _) => ('⎡', '⎤'),
                _ when row == rows - 1 => ('⎣', '⎦'),
                _ => ('⎢', '⎥'),
            };
            return Line.Of($"{left} {string.Join(Between, columns.Select(column => column[row]))} {right}");
        })], (rows - 1) / 2);
    }
}

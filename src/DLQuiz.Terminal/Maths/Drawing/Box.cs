using System.Collections.Immutable;
using System.Text;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>Where a narrower box stands in a wider column.</summary>
internal enum Side
{
    Left,
    Centre,
    Right,
}

/// <summary>A rectangle of characters, every row as wide as the others, one of which is the line that it is written on.</summary>
internal sealed class Box
{
    public static readonly Box Empty = new([""], 0, 0);

    private Box(ImmutableArray<string> rows, int width, int baseline)
    {
        Rows = rows;
        Width = width;
        Above = baseline;
    }

    public ImmutableArray<string> Rows { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows above the baseline.</summary>
    public int Above { get; }

    /// <summary>Rows below the baseline.</summary>
    public int Below => Rows.Length - 1 - Above;

    public int Height => Rows.Length;

    public static Box Of(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length == 0 ? Empty : new Box([line], Cells.Width(line), 0);
    }

    public static Box Blank(int width, int above = 0, int below = 0) =>
        new([.. Enumerable.Repeat(new string(' ', width), above + 1 + below)], width, above);

    /// <param name="rows">All equally wide.</param>
    /// <param name="baseline">Index of the row that is written on.</param>
    public static Box OfRows(IEnumerable<string> rows, int baseline)
    {
        ImmutableArray<string> all = [.. rows];
        return new Box(all, Cells.Width(all[0]), baseline);
    }

    /// <summary>Side by side on one baseline.</summary>
    public static Box Beside(params IReadOnlyList<Box> boxes)
    {
        if (boxes is [var only])
        {
            return only;
        }

        int above = boxes.Select(box => box.Above).DefaultIfEmpty(0).Max();
        int below = boxes.Select(box => box.Below).DefaultIfEmpty(0).Max();
        string[] rows = new string[above + 1 + below];
        StringBuilder text = new();
        for (int row = -above; row <= below; row++)
        {
            text.Clear();
            foreach (Box box in boxes)
            {
                box.AppendRow(text, row);
            }

            rows[row + above] = text.ToString();
        }

        return new Box([.. rows], boxes.Sum(box => box.Width), above);
    }

    /// <summary>One below the other; the baseline is that of <paramref name="main"/>, an index.</summary>
    public static Box Stacked(int main, Side side, params IReadOnlyList<Box> boxes)
    {
        int width = boxes.Max(box => box.Width);
        return new Box(
            [.. boxes.SelectMany(box => box.Widened(width, side).Rows)], width, boxes.Take(main).Sum(box => box.Height) + boxes[main].Above);
    }

    /// <summary>At the rows that are told, counted downwards from the baseline; no two may share a row.</summary>
    public static Box Placed(params IReadOnlyList<(int Top, Box Box)> parts)
    {
        int width = parts.Select(part => part.Box.Width).DefaultIfEmpty(0).Max();
        int above = Math.Max(0, -parts.Select(part => part.Top).DefaultIfEmpty(0).Min());
        int below = Math.Max(0, parts.Select(part => part.Top + part.Box.Height - 1).DefaultIfEmpty(0).Max());
        string[] rows = [.. Enumerable.Repeat(new string(' ', width), above + 1 + below)];
        foreach ((int top, Box box) in parts)
        {
            box.Widened(width, Side.Left).Rows.CopyTo(rows, top + above);
        }

        return new Box([.. rows], width, above);
    }

    public Box Widened(int width, Side side)
    {
        int left = side switch { Side.Left => 0, Side.Right => width - Width, _ => (width - Width) / 2 };
        return Padded(left, width - Width - left);
    }

    public Box Padded(int left, int right) => left <= 0 && right <= 0
        ? this
        : new Box([.. Rows.Select(row => new string(' ', Math.Max(0, left)) + row + new string(' ', Math.Max(0, right)))], Width + Math.Max(0, left) + Math.Max(0, right), Above);

    /// <summary>The same rows, written on another of them.</summary>
    public Box WithBaseline(int baseline) => new(Rows, Width, baseline);

    private void AppendRow(StringBuilder text, int row)
    {
        if (row < -Above || row > Below)
        {
            text.Append(' ', Width);
        }
        else
        {
            text.Append(Rows[row + Above]);
        }
    }
}

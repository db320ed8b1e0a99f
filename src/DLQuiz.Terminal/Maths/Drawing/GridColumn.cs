using System.Globalization;

namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>The cells of one column, made equally wide.</summary>
internal static class GridColumn
{
    /// <param name="rows">Cells by row; a short row has none in this column.</param>
    /// <param name="column">Its index.</param>
    /// <param name="sides">Letters l, c, r, repeated; empty to look at the cells themselves.</param>
    public static Box[] Of(List<Box[]> rows, int column, string sides)
    {
        Box[] cells = [.. rows.Select(row => column < row.Length ? row[column] : Box.Empty)];
        if (sides.Length == 0 && Array.TrueForAll(cells, cell => cell.Width == 0 || IsNumber(cell)))
        {
            int decimals = cells.Max(Decimals);
            cells = [.. cells.Select(cell => cell.Width == 0 ? cell : cell.Padded(0, decimals - Decimals(cell)))];
            return Widened(cells, Side.Right);
        }

        return Widened(cells, sides.Length == 0 ? Side.Centre : sides[column % sides.Length] switch { 'l' => Side.Left, 'r' => Side.Right, _ => Side.Centre });
    }

    private static Box[] Widened(Box[] cells, Side side)
    {
        int width = cells.Max(cell => cell.Width);
        return [.. cells.Select(cell => cell.Widened(width, side))];
    }

    private static bool IsNumber(Box cell) => cell.Height == 1
        && double.TryParse(cell.Rows[0].Replace('−', '-').AsSpan().Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    /// <summary>Columns from the decimal point on.</summary>
    private static int Decimals(Box cell) => cell.Rows[0].IndexOf('.') is >= 0 and int point ? cell.Width - point : 0;
}

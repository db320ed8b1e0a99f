using System.Collections.Immutable;
using System.Text;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>A field of cells with 2 × 4 braille dots each, or with one ASCII mark each; places are given from 0 to 1, the origin at the bottom left.</summary>
/// <remarks>A cell shows the topmost of: a sign, a line, an area, a shade.</remarks>
internal sealed class DotCanvas
{
    private const char Blank = '\u2800';

    /// <summary>Bits of a braille cell by column, from top to bottom (Unicode 17, block U+2800).</summary>
    private static readonly byte[][] Bits = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

    private readonly bool isPlain;
    private readonly Cell[] cells;

    public DotCanvas(int columns, int rows, bool isPlain)
    {
        Columns = Math.Max(1, columns);
        Rows = Math.Max(1, rows);
        this.isPlain = isPlain;
        cells = new Cell[Columns * Rows];
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Dots from left to right.</summary>
    public int Across => Columns * (isPlain ? 1 : 2);

    /// <summary>Dots from top to bottom.</summary>
    public int Down => Rows * (isPlain ? 1 : 4);

    /// <summary>A line through the points; one that is not finite parts it, and what is outside is cut off.</summary>
    public void Path(IEnumerable<(double X, double Y)> points, Stroke stroke)
    {
        int phase = 0;
        (double X, double Y)? last = null;
        foreach ((double x, double y) in points)
        {
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                last = null;
                continue;
            }

            (double X, double Y) from = last ?? (x, y);
            phase = Segment(from.X, from.Y, x, y, stroke, phase);
            last = (x, y);
        }
    }

    /// <summary>All between two heights in one column of dots, loosely, so that a line on it can still be seen.</summary>
    public void Fill(double x, double low, double high, Ink ink)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || !(x is >= 0 and <= 1))
        {
            return;
        }

        int column = DotX(x);
        for (int row = DotY(Math.Clamp(high, 0, 1)); row <= DotY(Math.Clamp(low, 0, 1)); row++)
        {
            ref Cell cell = ref At(column, row);
            cell.Area |= isPlain || (column + (2 * row)) % 4 == 0 ? Bit(column, row) : (byte)0;
            cell.AreaInk = ink;
        }
    }

    /// <summary>Whole columns of cells behind everything else.</summary>
    public void Shade(double left, double right)
    {
        if (!(left < right) || right < 0 || left > 1)
        {
            return;
        }

        int last = CellX(Math.Min(1, right));
        for (int column = CellX(Math.Max(0, left)); column <= last; column++)
        {
            for (int row = 0; row < Rows; row++)
            {
                cells[(row * Columns) + column].IsShaded = true;
            }
        }
    }

    /// <summary>A sign in the cell of a place; one outside is nothing. A later one covers an earlier one.</summary>
    public void Sign(double x, double y, string text, Ink ink)
    {
        if (x is >= 0 and <= 1 && y is >= 0 and <= 1)
        {
            Put(CellX(x), CellY(y), text, ink);
        }
    }

    /// <summary>Text from a cell on, cut at the right edge.</summary>
    public void Put(int column, int row, string text, Ink ink)
    {
        if (row < 0 || row >= Rows)
        {
            return;
        }

        foreach (string cluster in Cells.Clusters(text))
        {
            int width = Cells.Width(cluster);
            if (width == 0 || column < 0 || column + width > Columns)
            {
                return;
            }

            cells[(row * Columns) + column].Sign = cluster;
            cells[(row * Columns) + column].SignInk = ink;
            for (int covered = 1; covered < width; covered++)
            {
                cells[(row * Columns) + column + covered].Sign = "";
            }

            column += width;
        }
    }

    public int CellX(double x) => DotX(x) / (isPlain ? 1 : 2);

    public int CellY(double y) => DotY(y) / (isPlain ? 1 : 4);

    /// <summary>Whether a cell holds a sign.</summary>
    public bool HasSign(int column, int row) => cells[(row * Columns) + column].Sign is not null;

    /// <summary>From top to bottom, each as wide as the canvas.</summary>
    public IEnumerable<Line> Lines() => Enumerable.Range(0, Rows).Select(LineOf);

    private int DotX(double x) => (int)Math.Round(Math.Clamp(x, 0, 1) * (Across - 1));

    private int DotY(double y) => (int)Math.Round((1 - Math.Clamp(y, 0, 1)) * (Down - 1));

    private byte Bit(int column, int row) => isPlain ? (byte)1 : Bits[column % 2][row % 4];

    private ref Cell At(int column, int row) => ref cells[(row / (isPlain ? 1 : 4) * Columns) + (column / (isPlain ? 1 : 2))];

    /// <summary>The phase of the dashes at the end.</summary>
    private int Segment(double x0, double y0, double x1, double y1, Stroke stroke, int phase)
    {
        if (Clip.ToUnit(x0, y0, x1, y1) is not { } seen)
        {
            return phase;
        }

        (int fromX, int fromY) = (DotX(seen.X0), DotY(seen.Y0));
        (int dx, int dy) = (DotX(seen.X1) - fromX, DotY(seen.Y1) - fromY);
        int steps = Math.Max(Math.Abs(dx), Math.Abs(dy));
        for (int step = 0; step <= steps; step++)
        {
            // The first dot of a segment is the last of the one before it.
            phase += step > 0 ? 1 : 0;
            if (stroke.On == 0 || isPlain || phase % (stroke.On + stroke.Off) < stroke.On)
            {
                Dot(fromX + Share(dx, step, steps), fromY + Share(dy, step, steps), stroke);
            }
        }

        return phase;
    }

    private static int Share(int length, int step, int steps) =>
        steps == 0 ? 0 : (int)Math.Round((double)length * step / steps, MidpointRounding.AwayFromZero);

    private void Dot(int column, int row, Stroke stroke)
    {
        ref Cell cell = ref At(column, row);
        cell.Dots |= Bit(column, row);
        cell.Stroke = stroke;
    }

    private Line LineOf(int row)
    {
        ImmutableArray<Run>.Builder runs = ImmutableArray.CreateBuilder<Run>();
        StringBuilder text = new();
        Ink ink = Ink.Plain;
        for (int column = 0; column < Columns; column++)
        {
            Run shown = Shown(cells[(row * Columns) + column]);
            if (shown.Ink != ink && text.Length > 0)
            {
                runs.Add(new Run(text.ToString(), ink));
                text.Clear();
            }

            ink = shown.Ink;
            text.Append(shown.Text);
        }

        runs.Add(new Run(text.ToString(), ink));
        return new Line(runs.ToImmutable());
    }

    private Run Shown(Cell cell) => cell switch
    {
        { Sign: { } sign } => new Run(sign, cell.SignInk),
        { Dots: > 0, Stroke: { } stroke } => new Run((isPlain ? stroke.PlainMark : (char)(Blank + cell.Dots)).ToString(), stroke.Ink),
        { Area: > 0 } => new Run(isPlain ? ":" : ((char)(Blank + cell.Area)).ToString(), cell.AreaInk),
        { IsShaded: true } => new Run(isPlain ? "." : "░", Ink.Faint),
        _ => new Run(" "),
    };

    private record struct Cell(byte Dots, Stroke? Stroke, byte Area, Ink AreaInk, bool IsShaded, string? Sign, Ink SignInk);
}

using System.Drawing;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>One frame before it is drawn: lines at places, places that a click acts on, and where the caret stands.</summary>
internal sealed class Canvas(Size size)
{
    private readonly List<(Point At, Line Line)> lines = [];
    private readonly List<(Rectangle Area, Action Do)> targets = [];

    public int Width => size.Width;

    public int Height => size.Height;

    public IReadOnlyList<(Point At, Line Line)> Lines => lines;

    /// <summary>Null where nothing is being typed.</summary>
    public Point? Caret { get; set; }

    /// <summary>Cut at the right edge; off the screen it is nothing.</summary>
    public void Put(int column, int row, Line line)
    {
        if (row >= 0 && row < Height && column < Width)
        {
            lines.Add((new Point(column, row), line.Cut(Width - column)));
        }
    }

    public void Put(int column, int row, Line line, Action onClick)
    {
        Put(column, row, line);
        targets.Add((new Rectangle(column, row, line.Width, 1), onClick));
    }

    /// <summary>A place of whole rows that a click acts on.</summary>
    public void OnClick(int row, int rows, Action onClick) => targets.Add((new Rectangle(0, row, Width, rows), onClick));

    public void PutRight(int row, Line line) => Put(Math.Max(0, Width - line.Width), row, line);

    /// <summary>A message of three rows at most that ends above a row; where it begins.</summary>
    public int PutAbove(int bottom, string text, Ink ink)
    {
        Line[] said = [.. LineBreaker.Wrap([new Run(SafeText.Of(text), ink)], Width).Take(3)];
        for (int i = 0; i < said.Length; i++)
        {
            Put(0, bottom - said.Length + i, said[i]);
        }

        return bottom - said.Length;
    }

    public Action? TargetAt(Point point) => targets.FindLast(target => target.Area.Contains(point)).Do;
}

using System.Drawing;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>A window on more lines than a screen has; remembers where it stands between frames.</summary>
internal sealed class Scroll
{
    private int? wanted;

    public int Top { get; private set; }

    private int Page { get; set; } = 1;

    public void By(int lines) => Top += lines;

    public void ByPage(int pages) => Top += pages * Math.Max(1, Page - 1);

    public void ToStart() => Top = 0;

    /// <summary>Puts the line at the top with the next frame, as far as the text goes on below it.</summary>
    public void StartAt(int line) => Top = line;

    /// <summary>Brings the line into the window with the next frame.</summary>
    public void Show(int line) => wanted = line;

    /// <summary>The same, with the places of the text that a click acts on, and its caret.</summary>
    public void Draw(Canvas canvas, PanelText text, int row, int height)
    {
        if (text.Caret is { } caret)
        {
            // The reading beneath the line being typed belongs in view with it.
            Show(Math.Min(caret.Y + 1, text.Lines.Count - 1));
        }

        Draw(canvas, text.Lines, row, height);
        foreach ((int first, int last, Action act) in text.Targets)
        {
            int top = Math.Max(first, Top);
            canvas.OnClick(row + top - Top, Math.Max(0, Math.Min(last + 1, Top + height) - top), act);
        }

        if (text.Caret is { } at && at.Y >= Top && at.Y < Top + height)
        {
            canvas.Caret = new Point(at.X, row + at.Y - Top);
        }
    }

    /// <summary>Draws the part that shows, with marks where more is hidden.</summary>
    public void Draw(Canvas canvas, IReadOnlyList<Line> lines, int row, int height) => Draw(canvas, lines, 0, row, canvas.Width, height);

    /// <summary>The same in a part of the screen.</summary>
    public void Draw(Canvas canvas, IReadOnlyList<Line> lines, int column, int row, int width, int height)
    {
        Page = Math.Max(1, height);
        int last = Math.Max(0, lines.Count - Page);
        if (wanted is { } line)
        {
            Top = line < Top ? line : line >= Top + Page ? Math.Max(line - Page + 1, Math.Min(line, last)) : Top;
            wanted = null;
        }

        Top = Math.Clamp(Top, 0, last);
        for (int i = 0; i < Page && Top + i < lines.Count; i++)
        {
            bool hasMark = (i == 0 && Top > 0) || (i == Page - 1 && Top < last);
            canvas.Put(column, row + i, lines[Top + i].Cut(hasMark ? width - 2 : width));
        }

        if (Top > 0)
        {
            canvas.Put(column + width - 2, row, Line.Of(" ↑", Ink.Strong));
        }

        if (Top < last)
        {
            canvas.Put(column + width - 2, row + Page - 1, Line.Of(" ↓", Ink.Strong));
        }
    }
}

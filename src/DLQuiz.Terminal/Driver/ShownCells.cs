using DLQuiz.Terminal.Text;
using Terminal.Gui.Drivers;
using Cell = Terminal.Gui.Drawing.Cell;

namespace DLQuiz.Terminal.Driver;

/// <summary>What stands on the terminal, cell by cell, so that a frame sends what differs and nothing else.</summary>
/// <remarks>A screen draws all of itself at each key; sent in full that were 8 KB a key, which is felt over a slow line.</remarks>
internal sealed class ShownCells
{
    private Cell[,] shown = new Cell[0, 0];

    /// <summary>Once something else may have written there: the next frame is sent in full.</summary>
    public void Forget() => shown = new Cell[0, 0];

    /// <summary>Leaves dirty, in each row of the buffer, the cells from the first that differs to the last.</summary>
    public void KeepChanges(IOutputBuffer buffer)
    {
        if (buffer.Contents is not { } contents)
        {
            return;
        }

        bool isKnown = shown.GetLength(0) == contents.GetLength(0) && shown.GetLength(1) == contents.GetLength(1);
        shown = isKnown ? shown : new Cell[contents.GetLength(0), contents.GetLength(1)];
        for (int row = 0; row < contents.GetLength(0); row++)
        {
            if (!isKnown || buffer.DirtyLines[row])
            {
                buffer.DirtyLines[row] = KeepChanges(contents, row, isKnown);
            }
        }
    }

    private bool KeepChanges(Cell[,] contents, int row, bool isKnown)
    {
        int columns = contents.GetLength(1), first = isKnown ? columns : 0, last = isKnown ? -1 : columns - 1;
        for (int column = 0; column < columns; column++)
        {
            if (isKnown && (contents[row, column].Grapheme != shown[row, column].Grapheme || contents[row, column].Attribute != shown[row, column].Attribute))
            {
                first = Math.Min(first, column);
                last = column;
            }

            shown[row, column] = contents[row, column];
        }

        // A character of two columns is sent whole, and one that was there before leaves half of itself behind.
        first = first > 0 && first < columns && Cells.Width(contents[row, first - 1].Grapheme) > 1 ? first - 1 : first;
        last = last < 0 ? last : Math.Min(columns - 1, last + 1);
        for (int column = 0; column < columns; column++)
        {
            contents[row, column].IsDirty = column >= first && column <= last;
        }

        return last >= 0;
    }
}

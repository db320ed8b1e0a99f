using CsCheck;
using DLQuiz.Terminal.Driver;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Drivers;
using Attribute = Terminal.Gui.Drawing.Attribute;
using Cell = Terminal.Gui.Drawing.Cell;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>A frame that holds only what changed leaves the same screen as one that holds all.</summary>
public sealed class ShownCellsTests
{
    private const int Columns = 12;

    private static readonly Gen<string> Line =
        Pick.From("a", "b", " ", "均", "值", "😀", "é").Array[0, Columns].Select(parts => Cells.Take(string.Concat(parts), Columns));

    [Fact]
    public void Whatever_was_shown_before_the_changes_make_the_new_line() =>
        Line.Array[1, 6].Sample(lines =>
        {
            ShownCells shown = new();
            OutputBufferImpl buffer = new() { CurrentAttribute = Attribute.Default };
            buffer.SetSize(Columns, 1);
            string[] terminal = [.. Enumerable.Repeat("?", Columns)];
            foreach (string line in lines)
            {
                buffer.ClearContents();
                buffer.Move(0, 0);
                buffer.AddStr(line);
                shown.KeepChanges(buffer);
                Write(terminal, buffer.Contents!);
            }

            string[] all = [.. Enumerable.Repeat("?", Columns)];
            foreach (ref Cell cell in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref buffer.Contents![0, 0], Columns))
            {
                cell.IsDirty = true;
            }

            Write(all, buffer.Contents);
            return all.SequenceEqual(terminal);
        });

    [Fact]
    public void An_equal_frame_sends_nothing_until_all_is_forgotten()
    {
        ShownCells shown = new();
        OutputBufferImpl buffer = new() { CurrentAttribute = Attribute.Default };
        buffer.SetSize(Columns, 1);
        buffer.AddStr("均值");
        shown.KeepChanges(buffer);
        Assert.True(buffer.DirtyLines[0]);
        buffer.Move(0, 0);
        buffer.AddStr("均值");
        shown.KeepChanges(buffer);
        Assert.False(buffer.DirtyLines[0]);
        shown.Forget();
        shown.KeepChanges(buffer);
        Assert.True(buffer.DirtyLines[0]);
    }

    /// <summary>As the driver writes dirty cells, and as a terminal takes them: whoever loses half of a wide character loses the other half too.</summary>
    private static void Write(string[] terminal, Cell[,] cells)
    {
        for (int column = 0; column < Columns; column++)
        {
            if (!cells[0, column].IsDirty)
            {
                continue;
            }

            string grapheme = cells[0, column].Grapheme;
            Put(terminal, column, grapheme);
            if (Cells.Width(grapheme) > 1 && column + 1 < Columns)
            {
                Put(terminal, ++column, "");
            }
        }
    }

    private static void Put(string[] terminal, int column, string grapheme)
    {
        if (terminal[column].Length == 0 && grapheme.Length > 0 && column > 0)
        {
            terminal[column - 1] = " ";
        }
        else if (Cells.Width(terminal[column]) > 1 && column + 1 < Columns)
        {
            terminal[column + 1] = " ";
        }

        terminal[column] = grapheme;
    }
}

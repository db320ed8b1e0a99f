using System.Text;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>A screen's looks as text that can be read and compared.</summary>
internal static class StyledText
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static string Of(IDriver driver)
    {
        Cell[,] cells = driver.Contents!;
        List<Attribute> looks = [];
        StringBuilder text = new();
        for (int row = 0; row < cells.GetLength(0); row++)
        {
            (string shown, string marks) = RowOf(cells, row, looks);
            text.Append(shown.TrimEnd()).Append('\n');
            if (marks.Any(mark => mark != ' '))
            {
                text.Append('~').Append(marks.TrimEnd()).Append('\n');
            }
        }

        foreach ((int i, Attribute look) in looks.Index())
        {
            text.Append(Letters[i]).Append(" = ").Append(NameOf(look)).Append('\n');
        }

        return text.ToString();
    }

    private static (string Shown, string Marks) RowOf(Cell[,] cells, int row, List<Attribute> looks)
    {
        StringBuilder shown = new(), marks = new();
        for (int column = 0; column < cells.GetLength(1); column++)
        {
            Cell cell = cells[row, column];
            string grapheme = cell.Grapheme is { Length: > 0 } some && some != "\0" ? some : " ";
            int width = DLQuiz.Terminal.Text.Cells.Width(grapheme);
            shown.Append(grapheme);
            marks.Append(MarkOf(cell, grapheme, looks), Math.Max(1, width));
            column += Math.Max(0, width - 1);
        }

        return (shown.ToString(), marks.ToString());
    }

    private static char MarkOf(Cell cell, string grapheme, List<Attribute> looks)
    {
        if (cell.Attribute is not { } look || (grapheme == " " && !look.Style.HasFlag(TextStyle.Reverse)) || IsPlain(look))
        {
            return ' ';
        }

        if (!looks.Contains(look))
        {
            looks.Add(look);
        }

        return Letters[looks.IndexOf(look)];
    }

    private static bool IsPlain(Attribute look) => look.Style == TextStyle.None && look.Foreground == Color.None && look.Background == Color.None;

    private static string NameOf(Attribute look)
    {
        string colour = look.Foreground == Color.None ? "" : $"#{look.Foreground.R:X2}{look.Foreground.G:X2}{look.Foreground.B:X2} ";
        string ground = look.Background == Color.None ? "" : $"on #{look.Background.R:X2}{look.Background.G:X2}{look.Background.B:X2} ";
        return $"{colour}{ground}{(look.Style == TextStyle.None ? "" : look.Style.ToString())}".Trim();
    }
}

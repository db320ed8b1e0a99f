using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>One line of text being typed; immutable, every key returns the next.</summary>
/// <param name="Text">Safe to draw.</param>
/// <param name="Caret">Before which UTF-16 unit; always between two clusters.</param>
internal sealed record LineEditor(string Text, int Caret)
{
    /// <summary>More than any answer needs, and no paste can make drawing slow.</summary>
    private const int Longest = 4_000;

    public static readonly LineEditor Empty = new("", 0);

    /// <summary>The same line where the text is too long for it. Pasted line ends become <c>;</c>, so that a matrix copied by rows stays one.</summary>
    public LineEditor Insert(string text)
    {
        string rows = string.Join("; ", text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        string clean = SafeText.Of(text.AsSpan().ContainsAny('\n', '\r') ? rows : text);
        return Text.Length + clean.Length > Longest ? this : new LineEditor(Text.Insert(Caret, clean), Caret + clean.Length);
    }

    /// <summary>Null for a key that edits nothing.</summary>
    public LineEditor? Edit(Key key)
    {
        string typed = KeyText.Of(key);
        return typed.Length > 0 ? Insert(typed)
            : key == Key.Backspace || key == Key.H.WithCtrl ? Remove(Before, Caret)
            : key == Key.Delete ? Remove(Caret, After)
            : key == Key.CursorLeft ? this with { Caret = Before }
            : key == Key.CursorRight ? this with { Caret = After }
            : key == Key.Home || key == Key.A.WithCtrl ? this with { Caret = 0 }
            : key == Key.End || key == Key.E.WithCtrl ? this with { Caret = Text.Length }
            : key == Key.U.WithCtrl ? Remove(0, Caret)
            : key == Key.K.WithCtrl ? Remove(Caret, Text.Length)
            : key == Key.W.WithCtrl ? Remove(Text.AsSpan(0, Caret).TrimEnd().LastIndexOf(' ') + 1, Caret)
            : null;
    }

    /// <summary>The part of the line around the caret that fits the columns, and the caret's column in it.</summary>
    public (string Shown, int Column) Window(int columns)
    {
        // From the end, so that a long line costs no more than what of it shows.
        int room = Math.Max(1, columns - 1), from = Caret, width = 0;
        foreach (string cluster in Cells.Clusters(Text[..Caret]).Reverse())
        {
            int wider = width + Cells.Width(cluster);
            if (wider > room)
            {
                break;
            }

            (from, width) = (from - cluster.Length, wider);
        }

        return (Text[from..Caret] + Cells.Take(Text[Caret..], Math.Max(0, columns - width)), width);
    }

    private int Before => Caret - (Cells.Clusters(Text[..Caret]).LastOrDefault()?.Length ?? 0);

    private int After => Caret + (Cells.Clusters(Text[Caret..]).FirstOrDefault()?.Length ?? 0);

    private LineEditor Remove(int from, int to) => new(Text.Remove(from, to - from), from);
}

using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>The foot of a screen: the keys that mean something now, on as many lines as a narrow screen needs.</summary>
/// <remarks>Terminal.Gui's StatusBar drops at 40 columns without a word what does not fit.</remarks>
internal sealed class KeyBar
{
    private const int MostLines = 2;
    private const string Between = "  ";

    private readonly ImmutableArray<Entry> entries;

    private KeyBar(ImmutableArray<Entry> entries) => this.entries = entries;

    /// <summary>Rows, none where nothing is offered.</summary>
    public int Height => entries.IsEmpty ? 0 : entries[^1].Row + 1;

    /// <summary>At most two lines; the last of the actions (help, quit) stay when there are too many.</summary>
    public static KeyBar Lay(IEnumerable<KeyAction> actions, int width)
    {
        List<KeyAction> shown = [.. actions.Where(action => action is { IsOffered: true, IsQuiet: false })];
        while (true)
        {
            KeyBar bar = new(EntriesOf(shown, width));
            if (bar.Height <= MostLines || shown.Count <= 2)
            {
                return new KeyBar([.. bar.entries.Where(entry => entry.Row < MostLines)]);
            }

            // The third from the end goes first: help and quit are the last two, and lead to all others.
            shown.RemoveAt(shown.Count - 3);
        }
    }

    /// <summary>On the last rows of the frame, each key a place to click.</summary>
    public void Put(Canvas frame)
    {
        foreach (Entry entry in entries)
        {
            frame.Put(entry.Column, frame.Height - Height + entry.Row, entry.Line, entry.Do);
        }
    }

    private static ImmutableArray<Entry> EntriesOf(List<KeyAction> actions, int width)
    {
        ImmutableArray<Entry>.Builder laid = ImmutableArray.CreateBuilder<Entry>(actions.Count);
        int row = 0, column = 0;
        foreach (KeyAction action in actions)
        {
            Line line = new([new Run(action.Label, Ink.Strong), new Run(" " + action.Name, Ink.Faint)]);
            if (column > 0 && column + line.Width > width)
            {
                row++;
                column = 0;
            }

            laid.Add(new Entry(row, column, line, action.Do));
            column += line.Width + Between.Length;
        }

        return laid.ToImmutable();
    }

    private sealed record Entry(int Row, int Column, Line Line, Action Do);
}

using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>The foot of a screen: the keys that mean something now, on as many lines as a narrow screen needs.</summary>
/// <remarks>Terminal.Gui's StatusBar drops at 40 columns without a word what does not fit.</remarks>
internal static class KeyBar
{
    private const int MostLines = 2;
    private const string Between = "  ";

    /// <summary>At most two lines; the last of the actions (help, quit) stay when there are too many.</summary>
    public static ImmutableArray<(ImmutableArray<(int Column, Line Line, Action Do)> Entries, int Row)> Lay(IEnumerable<KeyAction> actions, int width)
    {
        List<KeyAction> shown = [.. actions.Where(action => action is { IsOffered: true, IsQuiet: false })];
        while (true)
        {
            var rows = Rows(shown, width);
            if (rows.Length <= MostLines || shown.Count <= 2)
            {
                return [.. rows.Take(MostLines)];
            }

            // The third from the end goes first: help and quit are the last two, and lead to all others.
            shown.RemoveAt(shown.Count - 3);
        }
    }

    private static ImmutableArray<(ImmutableArray<(int Column, Line Line, Action Do)> Entries, int Row)> Rows(List<KeyAction> actions, int width)
    {
        List<List<(int, Line, Action)>> rows = [[]];
        int column = 0;
        foreach (KeyAction action in actions)
        {
            Line entry = new([new Run(action.Label, Ink.Strong), new Run(" " + action.Name, Ink.Faint)]);
            if (column > 0 && column + entry.Width > width)
            {
                rows.Add([]);
                column = 0;
            }

            rows[^1].Add((column, entry, action.Do));
            column += entry.Width + Between.Length;
        }

        return [.. rows.Select((row, i) => (row.ToImmutableArray(), i))];
    }
}

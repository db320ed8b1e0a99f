using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>The help of any screen, made from those of its key actions that mean something now.</summary>
internal static class HelpPage
{
    public static void Compose(Canvas canvas, string purpose, ImmutableArray<KeyAction> actions, Scroll scroll)
    {
        ImmutableArray<KeyAction> offered = [.. actions.Where(action => action.IsOffered)];
        int keys = offered.Max(action => Cells.Width(action.Labels)) + 2;
        List<Line> lines = [.. LineBreaker.Wrap([new Run(purpose)], canvas.Width), Line.Empty];
        foreach (KeyAction action in offered)
        {
            lines.AddRange(LineBreaker.Wrap([new Run(action.Help)], canvas.Width - keys).Select((line, i) =>
                line.After(Line.Of(Cells.PadRight(i == 0 ? action.Labels : "", keys), Ink.Strong))));
        }

        canvas.Put(0, 0, Line.Of(Wording.Of("Help"), Ink.Heading | Ink.Strong));
        scroll.Draw(canvas, lines, row: 2, canvas.Height - 4);
        canvas.Put(0, canvas.Height - 1, Line.Of(Wording.Of("any key goes back"), Ink.Faint));
    }
}

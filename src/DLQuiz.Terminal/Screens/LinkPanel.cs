using System.Collections.Immutable;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>The links and pictures of a card, each with the digit that opens it.</summary>
internal sealed class LinkPanel(ImmutableArray<LinkTarget> targets, Action<LinkTarget> open)
{
    /// <summary>Links beyond the ninth are opened with the mouse.</summary>
    private const int MostDigits = 9;

    public IEnumerable<KeyAction> Actions(Action<LinkTarget> then) => targets.Take(MostDigits).Select((target, i) =>
        new KeyAction($"{i + 1}", Wording.Of("open"), Wording.Of("Opens it outside the terminal."), () => then(target)) { Keys = [new Key((char)('1' + i))], IsQuiet = true });

    public PanelText Compose(int width)
    {
        PanelText text = new(width);
        text.Add(Line.Of(Wording.Of("Open which?"), Ink.Strong));
        text.Gap();
        for (int i = 0; i < targets.Length; i++)
        {
            LinkTarget target = targets[i];
            string digit = i < MostDigits ? $"{i + 1}  " : "·  ";
            string address = target.Label == target.Target ? "" : "  " + target.Target;
            text.Clickable(() => open(target), () => text.Add(new Line([new Run(digit, Ink.Strong), new Run(SafeText.Of(target.Label)), new Run(SafeText.Of(address), Ink.Faint)])));
        }

        return text;
    }
}

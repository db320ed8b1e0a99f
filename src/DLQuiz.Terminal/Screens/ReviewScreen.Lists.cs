using System.Collections.Immutable;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <content>Options, steps and links of the card in front.</content>
internal sealed partial class ReviewScreen
{
    private LinkPanel? links;
    private (string Shown, ImmutableArray<LinkTarget> Targets) known = ("", []);

    private IEnumerable<KeyAction> ListActions =>
    [
        .. Stage == Stage.Asking ? choice?.Actions ?? [] : [],
        new("space", "next step", "Shows the next step.", NextStep) { Keys = [Key.Space], IsOffered = sequence is not null && Stage == Stage.Asking },
        new("x", "missed it", "Marks the step shown last as not known, or takes the mark back.", () => sequence!.Miss()) { Keys = ['x'], IsOffered = sequence is { CanMiss: true } && HasCard },
        new("r", "the rest", "Shows all steps that are left.", ShowSteps) { Keys = ['r'], IsOffered = sequence is not null && Stage == Stage.Asking, IsQuiet = true },
    ];

    private KeyAction OpenAction => new(Label("o", "o"), "open", "Opens a link or picture of the card outside the terminal.", OpenLink)
    {
        Keys = KeyFor('o', 'o'),
        IsOffered = HasCard && !Links.IsEmpty,
    };

    private ImmutableArray<KeyAction> LinkActions => [.. links!.Actions(Open), HelpAction, new("Esc", "back", "Goes back to the card.", () => links = null) { Keys = [Key.Esc, Key.Q, 'o'] }];

    /// <summary>Of what shows of the card: an answer's links would tell it.</summary>
    private ImmutableArray<LinkTarget> Links
    {
        get
        {
            string shown = Shown;
            if (known.Shown != shown)
            {
                known = (shown, LinkTarget.Of(shown));
            }

            return known.Targets;
        }
    }

    private string Shown => sitting?.Card is not { } card ? ""
        : numeric is not null ? $"{numeric.Attempt.Variant.Ask}\n\n{numeric.Attempt.Steps}"
        : Stage == Stage.Revealed ? $"{card.Front}\n\n{card.Back}"
        : choice is not null ? $"{card.Front}\n\n{string.Join("\n\n", choice.Attempt.Shown.Select(option => option.Text))}"
        : sequence is not null ? $"{card.Front}\n\n{string.Join("\n\n", sequence.Attempt.Question.Steps.Take(sequence.Attempt.Shown))}"
        : card.Front;

    private void NextStep()
    {
        message = null;
        sequence!.Next();
        AfterStep();
    }

    private void ShowSteps()
    {
        message = null;
        sequence!.ShowAll();
        AfterStep();
    }

    private void AfterStep()
    {
        shouldShowMark = true;
        if (sequence!.Attempt.IsFinished)
        {
            sitting!.Reveal();
        }
    }

    private void OpenLink()
    {
        if (Links.Length == 1)
        {
            Open(Links[0]);
        }
        else
        {
            scroll.ToStart();
            links = new LinkPanel(Links, Open);
        }
    }

    private void Open(LinkTarget target)
    {
        links = null;
        message = sitting!.OpenOutside(target.Target) is { } problem
            ? (problem, Ink.Bad)
            : ($"Opened outside: {target.Target}", Ink.Strong);
    }
}

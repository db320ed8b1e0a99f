using System.Collections.Immutable;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <content>Options, steps and links of the card in front.</content>
internal sealed partial class ReviewScreen
{
    private LinkPanel? links;
    private (string Shown, ImmutableArray<LinkTarget> Targets) known = ("", []);

    private IEnumerable<KeyAction> ListActions =>
    [
        .. Stage == Stage.Asking ? choice?.Actions ?? [] : [],
        On("next-step", NextStep, sequence is not null && Stage == Stage.Asking),
        On("missed", () => sequence!.Miss(), sequence is { CanMiss: true } && HasCard),
        On("all-steps", ShowSteps, sequence is not null && Stage == Stage.Asking),
    ];

    private KeyAction OpenAction => On("open", OpenLink, HasCard && !Links.IsEmpty);

    private ImmutableArray<KeyAction> LinkActions => [.. links!.Actions(Open), HelpAction, On("close-links", () => links = null)];

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
            : (Wording.Of($"Opened outside: {target.Target}"), Ink.Strong);
    }
}

using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

internal sealed partial class ReviewScreen
{
    /// <summary>Days that one press goes ahead.</summary>
    internal const int StudyAhead = 7;

    private bool shouldShowMark;

    protected override ImmutableArray<KeyAction> Actions => links is not null ? LinkActions :
    [
        .. TypingActions,
        .. ListActions,
        new("space", choice is { Attempt.Picked.IsEmpty: false } ? "check" : "show the answer", "Shows the answer; Enter does the same.", Reveal)
        {
            Keys = [Key.Space, Key.Enter], IsOffered = !IsTyping && sequence is null && sitting is not null && Stage == Stage.Asking,
        },
        new("Enter", "accept", sequence is null ? "Records the proposed grade; space does the same." : "Records the proposed grade.", () => Grade(Proposed!.Quality))
        {
            // Space goes through the steps of a sequence: pressed once too often it must not grade.
            Keys = sequence is null ? [Key.Enter, Key.Space] : [Key.Enter], IsOffered = Proposed is not null, IsQuiet = true,
        },
        .. GradeActions,
        new("Enter", "back", "Goes back; space does the same.", Back) { Keys = [Key.Enter, Key.Space], IsOffered = IsFinished },
        new("a", "study ahead", $"Studies the cards of the next {StudyAhead} days now; they move on in the schedule.", Ahead) { Keys = ['a'], IsOffered = IsFinished },
        new("c", "cram", "Goes through all cards of this deck; the schedule stays as it is.", Cram) { Keys = ['c'], IsOffered = IsFinished },
        new(Label("u", "u"), "undo", "Takes back your last step, as often as you like, those of earlier days too.", Undo) { Keys = KeyFor('u', 'u'), IsOffered = sitting is not null },
        OpenAction,
        new(Label("-", "t"), "tomorrow", "Puts the card off until tomorrow.", () => PutAside(sitting!.Bury, "Put off until tomorrow")) { Keys = KeyFor('-', 't'), IsOffered = HasCard },
        new(Label("@", "s"), "suspend", "Takes the card out of all reviews; undo brings it back.", () => PutAside(sitting!.Suspend, "Suspended")) { Keys = KeyFor('@', 's'), IsOffered = HasCard },
        new(Label("*", "f"), "flag", "Flags the card, or takes its flag away.", Flag) { Keys = KeyFor('*', 'f'), IsOffered = HasCard },
        HelpAction,
        new(IsTyping ? "Esc" : "q", "leave", "Leaves the review; all that was graded is stored.", Back) { Keys = [Key.Q, Key.Esc] },
    ];

    private ImmutableArray<KeyAction> TypingActions => numeric is null || !IsTyping ? [] : [
        new("Enter", "submit", "Goes to a part that is still blank, or submits the answer.", OnEnter) { Keys = [Key.Enter] },
        new("Tab", "next part", "Goes to the next part; the arrows do the same.", numeric.NextPart) { Keys = [Key.Tab], IsOffered = numeric.HasParts },
        new("F2", "hint", "Shows the next hint; Alt+h does the same.", numeric.ShowHint) { Keys = [Key.F2, 'h'], IsOffered = numeric.Attempt.HasMoreHints },
        new("F3", "steps", "Shows the worked steps, at a lower grade; Alt+w does the same.", numeric.ShowSteps) { Keys = [Key.F3, 'w'], IsOffered = numeric.Attempt.HasMoreSteps, IsQuiet = true },
        new("Ctrl+G", "give up", "Gives up and shows the answer with the worked steps.", OnGiveUp) { Keys = [Key.G.WithCtrl] },
    ];

    private IEnumerable<KeyAction> GradeActions => Stage != Stage.Revealed || sitting is null ? [] : sitting.Choices.Select(choice =>
        new KeyAction(choice.Key.ToString(), GradeButtons.NameOf(choice.Quality), $"{GradeButtons.NameOf(choice.Quality)}: {GradeButtons.MeaningOf(choice.Quality)}.", () => Grade(choice.Quality))
        {
            Keys = [choice.Key],
            IsQuiet = true,
        });

    private bool IsFinished => sitting is not null && Stage == Stage.Finished;

    private bool HasCard => sitting is not null && Stage != Stage.Finished;

    /// <summary>What the answer suggests; null where the learner alone judges.</summary>
    private GradeChoice? Proposed => Stage == Stage.Revealed && sitting is not null && ProposedQuality is { } quality ? sitting.ChoiceOf(quality) : null;

    private Quality? ProposedQuality => numeric is { Attempt.IsFinished: true } ? numeric.Attempt.ProposedQuality : choice?.Attempt.ProposedQuality ?? sequence?.Attempt.ProposedQuality;

    /// <summary>Signs are no Alt keys to the library's parser, so each has a letter for the time of typing.</summary>
    private string Label(string key, string whileTyping) => IsTyping ? "Alt+" + whileTyping : key;

    private ImmutableArray<Key> KeyFor(char key, char whileTyping) => [IsTyping ? whileTyping : key];

    private void ShowCard()
    {
        scroll.ToStart();
        numeric = sitting?.Variant is { } variant ? new NumericPanel(variant, sitting!.TimesMade) : null;
        choice = sitting is { Choice: { } options, Card: { } asked } ? new ChoicePanel(asked.Front, options) : null;
        sequence = sitting is { Sequence: { } steps, Card: { } recalled } ? new SequencePanel(recalled.Front, steps) : null;
        links = null;
        if (sitting?.Problem is { } problem)
        {
            message = ("This question cannot be drawn: " + problem, Ink.Bad);
        }

        if (Stage == Stage.Finished)
        {
            summary = Summary();
        }
    }

    private void Reveal()
    {
        if (sitting!.Card is null)
        {
            Try(() =>
            {
                sitting.Show();
                ShowCard();
            });
            return;
        }

        message = null;
        choice?.Finish();
        sitting.Reveal();
        shouldShowMark = true;
    }

    private void OnEnter()
    {
        message = null;
        numeric!.Enter();
        RevealIfFinished();
    }

    private void OnGiveUp()
    {
        message = null;
        numeric!.GiveUp();
        RevealIfFinished();
    }

    private void RevealIfFinished()
    {
        if (numeric is { Attempt.IsFinished: true })
        {
            sitting!.Reveal();
            shouldShowMark = true;
        }
    }

    private void Grade(Quality quality) => Try(() =>
    {
        sitting!.Grade(quality, numeric?.Attempt.ToNumericAnswer(), choice?.Attempt.ToAnswer(), sequence?.Attempt.ToAnswer());
        ShowCard();
        message ??= sitting.LeechNotice is { } leech ? (leech, Ink.Strong) : null;
    });

    private void PutAside(Action step, string said) => Try(() =>
    {
        step();
        ShowCard();
        message ??= ($"{said}; {Label("u", "u")} takes it back.", Ink.Strong);
    });

    private void Flag() => Try(sitting!.Flag);

    private void Undo() => Try(() =>
    {
        LastStep? taken = sitting!.Undo();
        message = (taken is null ? "There is nothing to take back." : $"Taken back: {taken.Name}.", Ink.Strong);
        if (taken is not null)
        {
            ShowCard();
        }
    });

    private void Ahead() => Leave(new Destination.Review(new StudyRequest { Deck = request.Deck, AheadDays = StudyAhead }));

    private void Cram() => Leave(new Destination.Review(new StudyRequest { Deck = request.Deck, Mode = StudyMode.Cram }));

    private void Back() => Leave(desk.Context.StartWithReview ? new Destination.Quit() : new Destination.Home());

    /// <summary>A store that fails leaves the card where it is; what was typed stays too, and the same key tries again.</summary>
    private void Try(Action step)
    {
        message = null;
        Session? before = sitting?.Session;
        try
        {
            step();
        }
        catch (Exception problem) when (sitting is not null && problem is not (OutOfMemoryException or NullReferenceException))
        {
            message = sitting.Session == before
                ? ($"Not stored: {problem.Message} Nothing is lost; press the key again.", Ink.Bad)
                : ($"Stored, but the next card cannot be read: {problem.Message} Press space to try again.", Ink.Bad);
        }
    }

    private ImmutableArray<Line> Summary()
    {
        int answered = sitting!.Session.Answered;
        TimeSpan spent = sitting.Spent;
        return
        [
            Line.Of(answered > 0 ? "Done for now." : "Nothing waits here today.", Ink.Heading | Ink.Strong),
            Line.Empty,
            .. answered > 0 ? [Line.Of($"{answered} answered in {(int)spent.TotalMinutes}:{spent.Seconds:00}.")] : ImmutableArray<Line>.Empty,
            .. OutlookText.Of(sitting.Outlook(request.Deck), sitting.Session.Day).SelectMany(sentence => LineBreaker.Wrap([new Run(sentence)], Viewport.Width - 1)),
        ];
    }
}

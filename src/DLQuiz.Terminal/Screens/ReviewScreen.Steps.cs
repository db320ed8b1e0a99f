using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

internal sealed partial class ReviewScreen
{
    private bool shouldShowMark;

    protected override ImmutableArray<KeyAction> Actions => links is not null ? LinkActions :
    [
        .. TypingActions,
        .. ListActions,
        On("reveal", Reveal, !IsTyping && sequence is null && sitting is not null && Stage == Stage.Asking) is var reveal && choice is { Attempt.Picked.IsEmpty: false }
            ? reveal with { Name = Wording.Of("check") }
            : reveal,
        // Space goes through the steps of a sequence: pressed once too often it must not grade.
        On("accept", () => Grade(Proposed!.Quality), Proposed is not null && sequence is null),
        On("accept-sequence", () => Grade(Proposed!.Quality), Proposed is not null && sequence is not null),
        .. GradeActions,
        On("back", Back, IsFinished),
        On("ahead", Ahead, IsFinished),
        On("cram", Cram, IsFinished),
        On("undo", Undo, sitting is not null),
        OpenAction,
        On("bury", () => PutAside(sitting!.Bury, Wording.Of("Put off until tomorrow")), HasCard),
        On("suspend", () => PutAside(sitting!.Suspend, Wording.Of("Suspended")), HasCard),
        On("flag", Flag, HasCard),
        HelpAction,
        On("leave", Back),
    ];

    private ImmutableArray<KeyAction> TypingActions => numeric is null || !IsTyping ? [] :
    [
        On("submit", OnEnter),
        On("next-part", numeric.NextPart, numeric.HasParts),
        On("hint", numeric.ShowHint, numeric.Attempt.HasMoreHints),
        On("steps", numeric.ShowSteps, numeric.Attempt.HasMoreSteps),
        On("give-up", OnGiveUp),
    ];

    private IEnumerable<KeyAction> GradeActions => Stage != Stage.Revealed || sitting is null ? [] : sitting.Choices.Select(choice =>
        new KeyAction(choice.Key.ToString(), GradeButtons.NameOf(choice.Quality), Wording.Of($"{GradeButtons.NameOf(choice.Quality)}: {GradeButtons.MeaningOf(choice.Quality)}."), () => Grade(choice.Quality))
        {
            Keys = [choice.Key],
            IsQuiet = true,
        });

    private bool IsFinished => sitting is not null && Stage == Stage.Finished;

    private bool HasCard => sitting is not null && Stage != Stage.Finished;

    /// <summary>What the answer suggests; null where the learner alone judges.</summary>
    private GradeChoice? Proposed => Stage == Stage.Revealed && sitting is not null && ProposedQuality is { } quality ? sitting.ChoiceOf(quality) : null;

    private Quality? ProposedQuality => numeric is { Attempt.IsFinished: true } ? numeric.Attempt.ProposedQuality : choice?.Attempt.ProposedQuality ?? sequence?.Attempt.ProposedQuality;

    private void ShowCard()
    {
        scroll.ToStart();
        numeric = sitting?.Variant is { } variant ? new NumericPanel(variant, sitting!.TimesMade) { GiveUpKey = KeyFor("give-up") } : null;
        choice = sitting is { Choice: { } options, Card: { } asked } ? new ChoicePanel(asked.Front, options) : null;
        sequence = sitting is { Sequence: { } steps, Card: { } recalled } ? new SequencePanel(recalled.Front, steps) : null;
        links = null;
        if (sitting?.Problem is { } problem)
        {
            message = (Wording.Of($"This question cannot be drawn: {problem}"), Ink.Bad);
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
        message ??= (Wording.Of($"{said}; {KeyFor("undo")} takes it back."), Ink.Strong);
    });

    private void Flag() => Try(sitting!.Flag);

    private void Undo() => Try(() =>
    {
        LastStep? taken = sitting!.Undo();
        message = (taken is null ? Wording.Of("There is nothing to take back.") : Wording.Of($"Taken back: {taken.Name}."), Ink.Strong);
        if (taken is not null)
        {
            ShowCard();
        }
    });

    private void Ahead() => Leave(new Destination.Review(new StudyRequest { Deck = request.Deck, AheadDays = desk.Context.AheadDays }));

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
                ? (Wording.Of($"Not stored: {problem.Message} Nothing is lost; press the key again."), Ink.Bad)
                : (Wording.Of($"Stored, but the next card cannot be read: {problem.Message} Press {KeyFor("reveal")} to try again."), Ink.Bad);
        }
    }

    private ImmutableArray<Line> Summary()
    {
        int answered = sitting!.Session.Answered;
        TimeSpan spent = sitting.Spent;
        return
        [
            Line.Of(answered > 0 ? Wording.Of("Done for now.") : Wording.Of("Nothing waits here today."), Ink.Heading | Ink.Strong),
            Line.Empty,
            .. answered > 0 ? [Line.Of(Wording.Of($"{answered} answered in {(int)spent.TotalMinutes}:{spent.Seconds:00}."))] : ImmutableArray<Line>.Empty,
            .. OutlookText.Of(sitting.Outlook(request.Deck), sitting.Session.Day).SelectMany(sentence => LineBreaker.Wrap([new Run(sentence)], Viewport.Width - 1)),
        ];
    }
}

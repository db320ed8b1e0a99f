using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Study;

/// <summary>Where the learner stands with the card in front.</summary>
public enum Stage
{
    /// <summary>The question shows.</summary>
    Asking,

    /// <summary>The answer shows too, and a grade is awaited.</summary>
    Revealed,

    /// <summary>No card waits any more.</summary>
    Finished,
}

/// <summary>A sitting as a value: each step returns the next sitting, and nothing here is stored or drawn.</summary>
/// <remarks>The shell records <see cref="Grade"/>'s event first and moves on with <see cref="After"/> what the store made of it, so a card that shows is a card whose predecessor is safe.</remarks>
public sealed record Session
{
    private Session(StudyDay day, ImmutableList<Candidate> waiting, ulong seed, StudyMode mode)
    {
        Day = day;
        Mode = mode;
        Waiting = waiting;
        Seed = seed;
        Stage = waiting.IsEmpty ? Stage.Finished : Stage.Asking;
    }

    /// <summary>Fixed at the start: a sitting that runs past the rollover still belongs to the day it began on.</summary>
    public StudyDay Day { get; }

    /// <summary>What the answers do to the schedule.</summary>
    public StudyMode Mode { get; }

    /// <summary>The card in front first; a card in learning comes back after <see cref="DailyQueue.DrillGap"/> others.</summary>
    public ImmutableList<Candidate> Waiting { get; private init; }

    public ulong Seed { get; }

    public Stage Stage { get; private init; }

    /// <summary>Answers recorded in this sitting and not undone.</summary>
    public int Answered { get; private init; }

    /// <summary>Steps taken, undone ones included: each showing of a card draws from a seed of its own.</summary>
    public int Shown { get; private init; }

    /// <summary>Null once finished.</summary>
    public Candidate? Current => Waiting.IsEmpty ? null : Waiting[0];

    /// <summary>Seed for the numbers of the card in front; differs at every showing.</summary>
    public ulong VariantSeed => new SplitMix64(Seed + (ulong)Shown).Next();

    /// <param name="day">The study day that every answer of this sitting belongs to.</param>
    /// <param name="queue">In the order of asking.</param>
    /// <param name="seed">From the shell; equal seeds give equal numbers.</param>
    /// <param name="mode">What the answers do to the schedule.</param>
    public static Session Start(StudyDay day, IEnumerable<Candidate> queue, ulong seed, StudyMode mode = StudyMode.Schedule) => new(day, [.. queue], seed, mode);

    /// <exception cref="InvalidOperationException">No question is showing.</exception>
    public Session Reveal() => Stage == Stage.Asking
        ? this with { Stage = Stage.Revealed }
        : throw new InvalidOperationException("Only a question that is showing can be revealed.");

    /// <summary>The event to record for the card in front: a drill when it had its review of the day already.</summary>
    /// <exception cref="InvalidOperationException">The answer is not showing.</exception>
    public CardEvent Grade(CardState before, Quality quality, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (Stage != Stage.Revealed)
        {
            throw new InvalidOperationException("A grade needs a revealed answer.");
        }

        return Mode == StudyMode.Cram ? new CardEvent.Cram(quality, answer) : History.Answered(before, Day, quality, answer);
    }

    /// <summary>The next card, once the store has recorded what became of the one in front; a card still in learning comes back after some others.</summary>
    public Session After(Recorded recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        Candidate card = Front(recorded);
        ImmutableList<Candidate> rest = Waiting.RemoveAt(0);
        bool again = IsAskedAgain(recorded) && !recorded.State.IsHeldBackOn(Day);
        int answered = recorded.Entry.Event is CardEvent.Answered ? Answered + 1 : Answered;
        return Showing(again ? DailyQueue.PutBack(rest, card with { Queue = CardQueue.Learning }) : rest) with { Answered = answered, Shown = Shown + 1 };
    }

    /// <summary>The sitting with an undone card in front again, wherever it had gone; <paramref name="undone"/> carries what the undo left of its state.</summary>
    public Session TakeBack(Candidate undone, bool wasAnswer)
    {
        ArgumentNullException.ThrowIfNull(undone);
        ImmutableList<Candidate> others = Waiting.RemoveAll(card => card.Card == undone.Card);
        return Showing(others.Insert(0, undone)) with { Answered = Math.Max(0, Answered - (wasAnswer ? 1 : 0)), Shown = Shown + 1 };
    }

    /// <summary>Cramming has no state that remembers a fail, so the answer itself decides: until quality 4, as in a drill.</summary>
    private bool IsAskedAgain(Recorded recorded) => Mode == StudyMode.Cram
        ? recorded.Entry.Event is CardEvent.Answered answered && answered.Quality < Quality.Good
        : recorded.State.QueueOn(Day) == CardQueue.Learning;

    private Session Showing(ImmutableList<Candidate> waiting) => this with
    {
        Waiting = waiting,
        Stage = waiting.IsEmpty ? Stage.Finished : Stage.Asking,
    };

    private Candidate Front(Recorded recorded) => Current is { } front && front.Card == recorded.Entry.Card
        ? front
        : throw new InvalidOperationException("What was recorded is not about the card in front.");
}

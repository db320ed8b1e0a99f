using System.Collections.Immutable;

using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>One entry of a card's log with the states around it.</summary>
public sealed record HistoryStep(LogEntry Entry, CardState Before, CardState After)
{
    /// <summary>Whether the entry is the review that moves the schedule on its study day.</summary>
    public bool IsScheduledReview => Entry.Event is CardEvent.Review && History.IsFirstLook(Before, Entry.Day);
}

/// <summary>How a card's log becomes its state: the log alone decides, so that a replay, a merge or an undo can always be computed anew.</summary>
public static class History
{
    /// <summary>The state after all entries of one card and learner, given in any order.</summary>
    public static CardState Fold(IEnumerable<LogEntry> entries, IScheduler scheduler) =>
        Live(entries).Aggregate(CardState.Fresh, (state, entry) => Step(state, entry, scheduler));

    /// <summary>The fold with the states in between; undone entries and the undos themselves are left out.</summary>
    public static ImmutableArray<HistoryStep> Replay(IEnumerable<LogEntry> entries, IScheduler scheduler)
    {
        var steps = ImmutableArray.CreateBuilder<HistoryStep>();
        CardState state = CardState.Fresh;
        foreach (LogEntry entry in Live(entries))
        {
            CardState next = Step(state, entry, scheduler);
            steps.Add(new HistoryStep(entry, state, next));
            state = next;
        }

        return steps.ToImmutable();
    }

    /// <summary>The state after one more entry, which sorts after all that led to <paramref name="state"/>: the same as folding them all again.</summary>
    /// <exception cref="ArgumentException">The entry is an undo, which only the whole log can answer.</exception>
    public static CardState Append(CardState state, LogEntry entry, IScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Event is CardEvent.Undo
            ? throw new ArgumentException("An undo takes an entry out of the fold: fold the log again.", nameof(entry))
            : Step(state, entry, scheduler);
    }

    /// <summary>Whether an answer on <paramref name="day"/> would be the card's scheduled review of that day.</summary>
    /// <remarks>A day before the last review counts as reviewed already: it comes from a journey or a changed rollover, and the schedule never runs backwards.</remarks>
    public static bool IsFirstLook(CardState state, StudyDay day)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.LastReview is not { } last || last < day;
    }

    /// <summary>The event to log for an answer given inside the schedule: a review, or a drill once the day has its review.</summary>
    public static CardEvent Answered(CardState state, StudyDay day, Quality quality, Answer answer) =>
        IsFirstLook(state, day) ? new CardEvent.Review(quality, answer) : new CardEvent.Drill(quality, answer);

    /// <summary>The entries that an undo takes out of every fold; undos themselves fold to nothing.</summary>
    public static HashSet<EntryId> Undone(IEnumerable<LogEntry> entries) =>
        [.. entries.Select(entry => entry.Event).OfType<CardEvent.Undo>().Select(undo => undo.Target)];

    private static IEnumerable<LogEntry> Live(IEnumerable<LogEntry> entries)
    {
        LogEntry[] sorted = [.. entries.Order()];
        HashSet<EntryId> undone = Undone(sorted);
        return sorted.Where(entry => entry.Event is not CardEvent.Undo && !undone.Contains(entry.Id));
    }

    private static CardState Step(CardState state, LogEntry entry, IScheduler scheduler) => entry.Event switch
    {
        CardEvent.Review review when IsFirstLook(state, entry.Day) => scheduler.Next(state, review.Quality, entry.Day),
        CardEvent.Review review => scheduler.Drill(state, review.Quality, entry.Day),
        CardEvent.Drill when state.IsNew => state, // its review was undone or reset: the card is new, and new cards have no drill
        CardEvent.Drill drill => scheduler.Drill(state, drill.Quality, entry.Day),
        CardEvent.Suspend => state with { Suspended = true },
        CardEvent.Unsuspend => state with { Suspended = false },
        CardEvent.Bury bury => state with { BuriedUntil = bury.Until },
        CardEvent.Flag flag => state with { Flag = flag.Colour },
        CardEvent.Reset => CardState.Fresh with { Suspended = state.Suspended, BuriedUntil = state.BuriedUntil, Flag = state.Flag },
        _ => state, // cram and quiz stay outside the schedule; an undo is answered by leaving its target out
    };
}

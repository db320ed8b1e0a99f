using System.Collections.Immutable;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Reports;

/// <summary>A card at the beginning of a forecast.</summary>
/// <param name="Key">Its key, which also seeds its luck.</param>
/// <param name="Deck">Its deck's path.</param>
/// <param name="Block">Names the block over all notes: cards with equal blocks are siblings.</param>
/// <param name="States">Its state under each scheduler of the forecast.</param>
/// <param name="Memory">What the model of the learner holds; null for a new card.</param>
public sealed record WorkloadCard(CardKey Key, string Deck, long Block, ImmutableArray<CardState> States, FsrsMemory? Memory);

/// <summary>Where forecasts begin: the cards of a deck as their log has left them.</summary>
/// <param name="Cards">Not gone, in the order in which new ones come.</param>
/// <param name="Habits">From the log of those cards.</param>
public sealed record WorkloadStart(ImmutableArray<WorkloadCard> Cards, LearnerHabits Habits)
{
    /// <summary>Folds a log under several schedulers at once, without ever holding more of it than the states.</summary>
    /// <param name="cards">Cards that count, with their blocks, in the order in which new ones come.</param>
    /// <param name="log">In fold order; gone through twice.</param>
    /// <param name="schedulers">Gives the scheduler of each forecast for a deck.</param>
    /// <param name="learner">The model of the learner's memory.</param>
    public static WorkloadStart Of(IReadOnlyList<(Card Card, long Block)> cards, IEnumerable<LogEntry> log, IReadOnlyList<Func<string, IScheduler>> schedulers, FsrsModel learner)
    {
        ArgumentNullException.ThrowIfNull(cards);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(schedulers);
        ArgumentNullException.ThrowIfNull(learner);
        var memory = new Fsrs6(learner.Parameters, Fsrs6.DefaultRetention);
        Dictionary<string, IScheduler[]> byDeck = [];
        Dictionary<CardKey, (CardState[] States, IScheduler[] Rules)> folds = [];
        foreach ((Card card, _) in cards)
        {
            if (!byDeck.TryGetValue(card.Deck, out IScheduler[]? rules))
                byDeck[card.Deck] = rules = [.. schedulers.Select(scheduler => scheduler(card.Deck)), memory];
            folds[card.Key] = ([.. rules.Select(_ => CardState.Fresh)], rules);
        }

        HashSet<EntryId> undone = History.Undone(log);
        var habits = new HabitCount();
        foreach (LogEntry entry in log.Where(entry => entry.Event is not CardEvent.Undo && folds.ContainsKey(entry.Card) && !undone.Contains(entry.Id)))
        {
            (CardState[] states, IScheduler[] rules) = folds[entry.Card];
            CardState before = states[^1];
            for (int i = 0; i < states.Length; i++)
                states[i] = History.Append(states[i], entry, rules[i]);
            habits.Add(new HistoryStep(entry, before, states[^1]));
        }

        return new WorkloadStart([.. cards.Select(card => Start(card.Card, card.Block, folds[card.Card.Key].States))], habits.ToHabits());
    }

    private static WorkloadCard Start(Card card, long block, CardState[] states) => new(
        card.Key, card.Deck, block, [.. states[..^1]],
        states[^1] is { Stability: { } stability, Difficulty: { } difficulty } ? new FsrsMemory(stability, difficulty) : null);
}

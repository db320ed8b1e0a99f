using System.Collections.Immutable;
using System.Data.Common;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <content>Folding anew, for any learner: where a history moves to another deck, is scheduled otherwise, or grows by entries of other machines.</content>
internal sealed partial class ReviewLog
{
    /// <summary>Columns that <see cref="ReadFold"/> reads, from the first.</summary>
    private const int FoldColumns = Columns.StateCount + 5;

    private readonly DeckTallies tallies = new(database);

    private (string? Text, SchedulerSettings Settings) parsed = (null, SchedulerSettings.Default);

    /// <summary>The deck a card's answers count for, and the scheduler that the notes name for it; empty where they name none.</summary>
    internal sealed record Deck(long Id, string Path, string FoldsBy)
    {
        public IScheduler Scheduler(SchedulerSettings settings) => Schedulers.For(FoldsBy, Path, settings);
    }

    /// <summary>The stored state of a card, and what its log folds by.</summary>
    /// <param name="State">As stored.</param>
    /// <param name="Deck">The card's.</param>
    /// <param name="Scheduler">With the learner's parameters.</param>
    /// <param name="IsGone">The notes no longer have it: the state is kept, and counts nowhere.</param>
    internal sealed record CardFold(CardState State, Deck Deck, IScheduler Scheduler, bool IsGone);

    /// <summary>Null for a card that the notes never gave.</summary>
    public CardFold? FoldOf(long owner, CardKey card) => database[ReviewSql.FoldOf].First(row => ReadFold(row), owner, card.ToBytes());

    public List<LogEntry> LogOf(long owner, CardKey card) =>
        database[ReviewSql.LogOfCard].All(Columns.Entry, card.ToBytes(), owner);

    /// <summary>Moves a card's history to another deck, or gives it one: the statistics follow the card, the state is folded anew.</summary>
    public void Refold(CardKey card, Deck? from, Deck to)
    {
        if (database[ReviewSql.LearnersOfCard].All(Columns.Long, card.ToBytes()).Count == 0)
            return;

        database.HoldAllLogs();
        foreach (long owner in database[ReviewSql.LearnersOfCard].All(Columns.Long, card.ToBytes()))
        {
            SchedulerSettings settings = SettingsOf(owner);
            Refold(owner, card, from, from?.Scheduler(settings), to, to.Scheduler(settings));
        }
    }

    /// <summary>Folds the learner's cards anew in every deck that other settings schedule otherwise.</summary>
    /// <param name="decks">All decks.</param>
    /// <param name="settings">Those to come; the stored ones are still the old.</param>
    public void Reschedule(IEnumerable<Deck> decks, SchedulerSettings settings)
    {
        database.HoldAllLogs();
        SchedulerSettings old = SettingsOf(learner.Id);
        foreach (Deck deck in decks)
        {
            (IScheduler before, IScheduler after) = (deck.Scheduler(old), deck.Scheduler(settings));
            if (before.Equals(after))
                continue;

            foreach (CardKey card in database[DeckSql.CardsOfDeck].All(row => Columns.Key(row, 0), deck.Id))
                Refold(learner.Id, card, deck, before, deck, after);
            tallies.Recount([deck.Id]);
        }
    }

    /// <summary>Does something to the entries of some cards, and folds these anew: states, and statistics by their difference.</summary>
    public void Refolding(IReadOnlyCollection<(long Owner, CardKey Card)> cards, Action change)
    {
        database.HoldAllLogs();
        var known = cards.Select(one => (one.Owner, one.Card, Fold: FoldOf(one.Owner, one.Card)))
            .Where(one => one.Fold is not null)
            .Select(one => (one.Owner, one.Card, Fold: one.Fold!, Old: History.Replay(LogOf(one.Owner, one.Card), one.Fold!.Scheduler))).ToList();
        change();
        foreach ((long owner, CardKey card, CardFold fold, ImmutableArray<HistoryStep> old) in known)
        {
            ImmutableArray<HistoryStep> now = History.Replay(LogOf(owner, card), fold.Scheduler);
            CardState after = now is [.., var last] ? last.After : CardState.Fresh;
            Save(owner, card, after);
            Count(owner, fold.Deck, old, now);
            Recount(owner, fold, after);
        }
    }

    /// <summary>Stores an entry that came from elsewhere, without folding it; false when the store has one of that id.</summary>
    /// <param name="entry">With the card that it is to count for.</param>
    /// <param name="key">The key that it was written under, where that is no card's.</param>
    public bool Add(LogEntry entry, CardKey? key)
    {
        if (database[ReviewSql.IsKnown].First(row => (long?)row.GetInt64(0), entry.Id.Device, entry.Id.Sequence) is not null)
            return false;

        Post(entry, key);
        return true;
    }

    public void Save(long owner, CardKey card, CardState state) => database[ReviewSql.SaveState].Post(
        StoredQueue.Of(state), state.Repetitions, state.EaseX100, state.IntervalDays, state.Due?.Number, state.LastReview?.Number, state.Lapses,
        state.DrillDay?.Number, state.Stability, state.Difficulty, state.Suspended, state.BuriedUntil?.Number, state.Flag, owner, card.ToBytes());

    public void AddToDays(DaySums sums)
    {
        foreach ((DaySums.Row row, DaySums.Sum sum) in sums.Rows)
        {
            database[ReviewSql.AddToDay].Post(row.Learner, row.Day.Number, row.Deck, (int)row.Maturity, sum.Reviews, sum.Passed, sum.Drills, sum.Milliseconds);
            database[ReviewSql.AddToTotal].Post(row.Learner, row.Day.Number, (int)row.Maturity, sum.Reviews, sum.Passed, sum.Drills, sum.Milliseconds);
        }
    }

    /// <summary>Keeps the deck list in step with a state that changes.</summary>
    private void Recount(long owner, CardFold before, CardState after)
    {
        if (!before.IsGone)
            tallies.Change(owner, before.Deck.Id, before.State, after);
    }

    private void Refold(long owner, CardKey card, Deck? from, IScheduler? before, Deck to, IScheduler after)
    {
        List<LogEntry> log = LogOf(owner, card);
        if (from is not null && before is not null)
            Count(owner, from, History.Replay(log, before), []);
        Count(owner, to, [], History.Replay(log, after));
        Save(owner, card, History.Fold(log, after));
    }

    private CardFold ReadFold(DbDataReader row)
    {
        const int First = Columns.StateCount;
        var deck = new Deck(row.GetInt64(First), row.GetString(First + 1), row.GetString(First + 2));
        return new CardFold(Columns.State(row), deck, deck.Scheduler(Parse(Columns.Text(row, First + 3))), row.GetBoolean(First + 4));
    }

    private SchedulerSettings SettingsOf(long owner) =>
        Parse(database[LearnerSql.Setting].First(row => row.GetString(0), owner, SchedulerSettings.Key));

    /// <summary>Read within the transaction that folds by them, for another process may have set them; parsed only when they are not those of the last time.</summary>
    private SchedulerSettings Parse(string? text)
    {
        if (text != parsed.Text)
            parsed = (text, SchedulerSettings.Stored(text));
        return parsed.Settings;
    }

    private void Post(LogEntry entry, CardKey? key)
    {
        (int kind, string payload) = EventCodec.Write(entry.Event);
        EntryId? undone = (entry.Event as CardEvent.Undo)?.Target;
        database[ReviewSql.Append].Post(
            entry.Id.Device, entry.Id.Sequence, learner.Id, entry.Card.ToBytes(), key?.ToBytes(), entry.Front?.Value, entry.Instant.ToUnixTimeMilliseconds(),
            entry.Zone, entry.Day.Number, kind, payload, undone?.Device, undone?.Sequence, EventCodec.MisconceptionsOf(entry.Event));
    }

    /// <summary>Replaces what the old steps counted by what the new ones count.</summary>
    private void Count(long owner, Deck deck, IEnumerable<HistoryStep> old, IEnumerable<HistoryStep> now)
    {
        var sums = new DaySums();
        sums.Add(owner, deck.Id, old, -1);
        sums.Add(owner, deck.Id, now, +1);
        AddToDays(sums);
    }
}

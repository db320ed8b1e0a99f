using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The append-only log of one learner, with the states and statistics that are its fold, always changed in one transaction.</summary>
internal sealed class ReviewLog(Database database, Learner learner, long device)
{
    /// <summary>The deck a card's answers count for, and how they fold.</summary>
    internal sealed record Deck(long Id, string FoldsBy)
    {
        public IScheduler Scheduler => Schedulers.Find(FoldsBy) ?? Schedulers.Default;
    }

    private readonly DeckTallies tallies = new(database);

    public CardState? StateOf(CardKey card) =>
        database[ReviewSql.StateOf].First(Columns.State, learner.Id, card.ToBytes());

    public Recorded? Record(CardKey card, Moment moment, CardEvent what) => database.Write(() =>
        PlaceOf(learner.Id, card) is { } place ? Append(NewEntry(card, moment, what), place) : null);

    public Recorded? UndoLast(Moment moment) => database.Write(() =>
    {
        (EntryId Id, CardKey Card)? last = database[ReviewSql.LastLive].First(
            row => ((EntryId, CardKey)?)(new EntryId(device, row.GetInt64(0)), Columns.Key(row, 1)), device, learner.Id);
        if (last is not { } entry)
            return null;

        return Append(NewEntry(entry.Card, moment, new CardEvent.Undo(entry.Id)), PlaceOf(learner.Id, entry.Card));
    });

    public IEnumerable<LogEntry> Log(CardKey? card) => card is { } one
        ? LogOf(learner.Id, one)
        : database.Stream(ReviewSql.LogOfLearner, Columns.Entry, learner.Id);

    public IReadOnlyList<LogEntry> Misconceived() => database[ReviewSql.MisconceivedOfLearner].All(Columns.Entry, learner.Id);

    /// <summary>Moves a card's history to another deck, or gives it one: the statistics follow the card, the state is folded anew.</summary>
    public void Refold(CardKey card, Deck? from, Deck to)
    {
        foreach (long owner in database[ReviewSql.LearnersOfCard].All(Columns.Long, card.ToBytes()))
        {
            List<LogEntry> log = LogOf(owner, card);
            if (from is not null)
                Count(owner, from, History.Replay(log, from.Scheduler), []);
            Count(owner, to, [], History.Replay(log, to.Scheduler));
            Save(owner, card, History.Fold(log, to.Scheduler));
        }
    }

    private Recorded Append(LogEntry entry, Place? place)
    {
        Deck? deck = place?.Deck;
        CardState before = place?.State ?? CardState.Fresh;
        IScheduler scheduler = deck?.Scheduler ?? Schedulers.Default;
        bool sortsLast = entry.Event is not CardEvent.Undo && SortsLast(entry);
        IReadOnlyList<HistoryStep> old = [];
        IReadOnlyList<HistoryStep> now;
        if (sortsLast)
        {
            now = [new HistoryStep(entry, before, History.Append(before, entry, scheduler))];
        }
        else
        {
            List<LogEntry> log = LogOf(learner.Id, entry.Card);
            old = History.Replay(log, scheduler);
            now = History.Replay([.. log, entry], scheduler);
        }

        Write(entry);
        CardState after = now is [.., var last] ? last.After : CardState.Fresh;
        Save(learner.Id, entry.Card, after);
        if (deck is not null)
            Count(learner.Id, deck, old, now);
        if (place is { IsGone: false })
            tallies.Change(learner.Id, place.Deck.Id, before, after);
        return new Recorded(entry, after);
    }

    /// <summary>Where a card of the notes stands before an entry.</summary>
    private sealed record Place(CardState State, Deck Deck, bool IsGone);

    private Place? PlaceOf(long owner, CardKey card) => database[ReviewSql.PlaceOf].First(
        row => new Place(Columns.State(row), new Deck(row.GetInt64(Columns.StateCount), row.GetString(Columns.StateCount + 1)), row.GetBoolean(Columns.StateCount + 2)), owner, card.ToBytes());

    private List<LogEntry> LogOf(long owner, CardKey card) =>
        database[ReviewSql.LogOfCard].All(Columns.Entry, card.ToBytes(), owner);

    /// <summary>As it will be read back: instant and time taken to the millisecond.</summary>
    private LogEntry NewEntry(CardKey card, Moment moment, CardEvent what)
    {
        long sequence = 1 + database[ReviewSql.LastSequence].First(row => row.IsDBNull(0) ? 0 : row.GetInt64(0), device);
        (int kind, string payload) = EventCodec.Write(what);
        return new LogEntry(
            new EntryId(device, sequence),
            learner.Name,
            card,
            DateTimeOffset.FromUnixTimeMilliseconds(moment.Instant.ToUnixTimeMilliseconds()),
            moment.Zone,
            moment.Day,
            EventCodec.Read(kind, payload));
    }

    private bool SortsLast(LogEntry entry)
    {
        (long, long, long)? last = database[ReviewSql.LastOfCard].First(
            row => ((long, long, long)?)(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), entry.Card.ToBytes(), learner.Id);
        return last is not { } known || known.CompareTo((entry.Instant.ToUnixTimeMilliseconds(), entry.Id.Device, entry.Id.Sequence)) < 0;
    }

    private void Write(LogEntry entry)
    {
        (int kind, string payload) = EventCodec.Write(entry.Event);
        EntryId? undone = (entry.Event as CardEvent.Undo)?.Target;
        database[ReviewSql.Append].Run(
            entry.Id.Device, entry.Id.Sequence, learner.Id, entry.Card.ToBytes(), entry.Instant.ToUnixTimeMilliseconds(),
            entry.Zone, entry.Day.Number, kind, payload, undone?.Device, undone?.Sequence);
    }

    private void Save(long owner, CardKey card, CardState state) => database[ReviewSql.SaveState].Run(
        StoredQueue.Of(state), state.Repetitions, state.EaseX100, state.IntervalDays, state.Due?.Number, state.LastReview?.Number, state.Lapses,
        state.DrillDay?.Number, state.Stability, state.Difficulty, state.Suspended, state.BuriedUntil?.Number, state.Flag, owner, card.ToBytes());

    /// <summary>Replaces what the old steps counted by what the new ones count.</summary>
    private void Count(long owner, Deck deck, IEnumerable<HistoryStep> old, IEnumerable<HistoryStep> now)
    {
        IEnumerable<DayTally> changes = old.Select(DayTally.Of).OfType<DayTally>().Select(tally => tally.Negated())
            .Concat(now.Select(DayTally.Of).OfType<DayTally>());
        foreach (var group in changes.GroupBy(tally => (tally.Day, tally.Maturity)))
        {
            (int reviews, int passed, int drills, long milliseconds) = group.Aggregate(
                (Reviews: 0, Passed: 0, Drills: 0, Milliseconds: 0L),
                (sum, tally) => (sum.Reviews + tally.Reviews, sum.Passed + tally.Passed, sum.Drills + tally.Drills, sum.Milliseconds + tally.Milliseconds));
            if ((reviews, passed, drills, milliseconds) != (0, 0, 0, 0L))
            {
                database[ReviewSql.AddToDay].Run(owner, group.Key.Day.Number, deck.Id, (int)group.Key.Maturity, reviews, passed, drills, milliseconds);
                database[ReviewSql.AddToTotal].Run(owner, group.Key.Day.Number, (int)group.Key.Maturity, reviews, passed, drills, milliseconds);
            }
        }
    }
}

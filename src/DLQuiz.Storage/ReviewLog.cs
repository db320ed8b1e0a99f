using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The append-only log of one learner, with the states and statistics that are its fold, always changed in one transaction.</summary>
internal sealed class ReviewLog(Database database, Learner learner)
{
    /// <summary>Sent, but the connection broke before the server said that it is stored.</summary>
    private Recorded? unconfirmed;

    /// <summary>The deck a card's answers count for, and how they fold.</summary>
    internal sealed record Deck(long Id, string FoldsBy)
    {
        public IScheduler Scheduler => Schedulers.Find(FoldsBy) ?? Schedulers.Default;
    }

    /// <summary>Where an entry is to go.</summary>
    /// <param name="State">The card's, before.</param>
    /// <param name="Deck">The card's; null while the store has no such card.</param>
    /// <param name="LastSequence">Of the device; 0 before its first entry.</param>
    /// <param name="IsLast">Whether the entry sorts after all others of the card.</param>
    private sealed record Place(CardState State, Deck? Deck, long LastSequence, bool IsLast);

    public CardState? StateOf(CardKey card) =>
        database[ReviewSql.StateOf].First(Columns.State, learner.Id, card.ToBytes());

    public Recorded? Record(CardKey card, Moment moment, CardEvent what) => Write(
        sent => sent.Card == card && IsSameDeed(sent.Event, what),
        () => PlaceOf(card, moment) is { } place ? Append(NewEntry(card, moment, what, place.LastSequence), place) : null);

    public Recorded? UndoLast(Moment moment) => Write(
        sent => sent.Event is CardEvent.Undo,
        () =>
        {
            (EntryId Id, CardKey Card)? last = database[ReviewSql.LastLive].First(
                row => ((EntryId, CardKey)?)(new EntryId(learner.Device, row.GetInt64(0)), Columns.Key(row, 1)), learner.Device, learner.Id);
            if (last is not { } entry)
                return null;

            Place place = PlaceOf(entry.Card, moment) ?? new Place(CardState.Fresh, null, LastSequence(), IsLast: false);
            return Append(NewEntry(entry.Card, moment, new CardEvent.Undo(entry.Id), place.LastSequence), place);
        });

    public IEnumerable<LogEntry> Log(CardKey? card) => card is { } one
        ? LogOf(learner.Id, one)
        : database.Stream(ReviewSql.LogOfLearner, Columns.Entry, learner.Id);

    public IReadOnlyList<LogEntry> Misconceived() => database[ReviewSql.MisconceivedOfLearner].All(Columns.Entry, learner.Id);

    /// <summary>Moves a card's history to another deck, or gives it one: the statistics follow the card, the state is folded anew.</summary>
    public void Refold(CardKey card, Deck? from, Deck to)
    {
        if (database[ReviewSql.LearnersOfCard].All(Columns.Long, card.ToBytes()).Count == 0)
            return;

        database.HoldAllLogs();
        foreach (long owner in database[ReviewSql.LearnersOfCard].All(Columns.Long, card.ToBytes()))
        {
            List<LogEntry> log = LogOf(owner, card);
            if (from is not null)
                Count(owner, from, History.Replay(log, from.Scheduler), []);
            Count(owner, to, [], History.Replay(log, to.Scheduler));
            Save(owner, card, History.Fold(log, to.Scheduler));
        }
    }

    /// <summary>One writer of the learner's log at a time; what an earlier try may have stored is looked for first, so that another try never stores it twice.</summary>
    private Recorded? Write(Func<LogEntry, bool> isSame, Func<Recorded?> append)
    {
        long device = learner.Device;
        Recorded? recorded = database.Write(
            () =>
            {
                database.HoldLog(device);
                return unconfirmed is { } sent && isSame(sent.Entry) && IsLogged(sent.Entry) ? sent : append();
            },
            sent => unconfirmed = sent);
        unconfirmed = null;
        return recorded;
    }

    /// <summary>The same but for the time it took: a learner who tries again has looked at the card a little longer.</summary>
    private static bool IsSameDeed(CardEvent sent, CardEvent what) => (sent, what) switch
    {
        (CardEvent.Answered first, CardEvent.Answered second) => first == second with { Answer = second.Answer with { TimeTaken = first.Answer.TimeTaken } },
        _ => sent == what,
    };

    private bool IsLogged(LogEntry entry) =>
        database[ReviewSql.CardOfEntry].First(row => (CardKey?)Columns.Key(row, 0), entry.Id.Device, entry.Id.Sequence) == entry.Card;

    private Recorded Append(LogEntry entry, Place place)
    {
        IScheduler scheduler = place.Deck?.Scheduler ?? Schedulers.Default;
        IReadOnlyList<HistoryStep> old = [];
        IReadOnlyList<HistoryStep> now;
        if (place.IsLast && entry.Event is not CardEvent.Undo)
        {
            now = [new HistoryStep(entry, place.State, History.Append(place.State, entry, scheduler))];
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
        if (place.Deck is { } deck)
            Count(learner.Id, deck, old, now);
        return new Recorded(entry, after);
    }

    private Place? PlaceOf(CardKey card, Moment moment) => database[ReviewSql.PlaceOf].First(
        row => new Place(
            Columns.State(row),
            new Deck(row.GetInt64(Columns.StateCount), row.GetString(Columns.StateCount + 1)),
            row.IsDBNull(Columns.StateCount + 2) ? 0 : row.GetInt64(Columns.StateCount + 2),
            !row.GetBoolean(Columns.StateCount + 3)),
        learner.Device, moment.Instant.ToUnixTimeMilliseconds(), learner.Id, card.ToBytes());

    private long LastSequence() => database[ReviewSql.LastSequence].First(row => row.IsDBNull(0) ? 0 : row.GetInt64(0), learner.Device);

    private List<LogEntry> LogOf(long owner, CardKey card) =>
        database[ReviewSql.LogOfCard].All(Columns.Entry, card.ToBytes(), owner);

    /// <summary>As it will be read back: instant and time taken to the millisecond.</summary>
    private LogEntry NewEntry(CardKey card, Moment moment, CardEvent what, long lastSequence)
    {
        (int kind, string payload) = EventCodec.Write(what);
        return new LogEntry(
            new EntryId(learner.Device, lastSequence + 1),
            learner.Name,
            card,
            DateTimeOffset.FromUnixTimeMilliseconds(moment.Instant.ToUnixTimeMilliseconds()),
            moment.Zone,
            moment.Day,
            EventCodec.Read(kind, payload));
    }

    private void Write(LogEntry entry)
    {
        (int kind, string payload) = EventCodec.Write(entry.Event);
        EntryId? undone = (entry.Event as CardEvent.Undo)?.Target;
        database[ReviewSql.Append].Post(
            entry.Id.Device, entry.Id.Sequence, learner.Id, entry.Card.ToBytes(), entry.Instant.ToUnixTimeMilliseconds(),
            entry.Zone, entry.Day.Number, kind, payload, undone?.Device, undone?.Sequence, EventCodec.MisconceptionsOf(entry.Event));
    }

    private void Save(long owner, CardKey card, CardState state) => database[ReviewSql.SaveState].Post(
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
                database[ReviewSql.AddToDay].Post(owner, group.Key.Day.Number, deck.Id, (int)group.Key.Maturity, reviews, passed, drills, milliseconds);
        }
    }
}

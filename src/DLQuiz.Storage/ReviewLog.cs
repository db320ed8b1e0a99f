using System.Collections.Immutable;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The append-only log of one learner, with the states and statistics that are its fold, always changed in one transaction.</summary>
internal sealed class ReviewLog(Database database, Learner learner, long device)
{
    private (string? Text, SchedulerSettings Settings) parsed = (null, SchedulerSettings.Default);

    /// <summary>The deck a card's answers count for, and the scheduler that the notes name for it; empty where they name none.</summary>
    internal sealed record Deck(long Id, string Path, string FoldsBy)
    {
        public IScheduler Scheduler(SchedulerSettings settings) => Schedulers.For(FoldsBy, Path, settings);
    }

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

        return Append(NewEntry(entry.Card, moment, new CardEvent.Undo(entry.Id)), PlaceOf(learner.Id, entry.Card) ?? Place.Nowhere);
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
            SchedulerSettings settings = SettingsOf(owner);
            Refold(owner, card, from, from?.Scheduler(settings), to, to.Scheduler(settings));
        }
    }

    /// <summary>Folds the learner's cards anew in every deck that other settings schedule otherwise.</summary>
    /// <param name="decks">All decks.</param>
    /// <param name="settings">Those to come; the stored ones are still the old.</param>
    public void Reschedule(IEnumerable<Deck> decks, SchedulerSettings settings)
    {
        SchedulerSettings old = SettingsOf(learner.Id);
        foreach (Deck deck in decks)
        {
            (IScheduler before, IScheduler after) = (deck.Scheduler(old), deck.Scheduler(settings));
            if (before.Equals(after))
                continue;

            foreach (CardKey card in database[DeckSql.CardsOfDeck].All(row => Columns.Key(row, 0), deck.Id))
                Refold(learner.Id, card, deck, before, deck, after);
        }
    }

    private void Refold(long owner, CardKey card, Deck? from, IScheduler? before, Deck to, IScheduler after)
    {
        List<LogEntry> log = LogOf(owner, card);
        if (from is not null && before is not null)
            Count(owner, from, History.Replay(log, before), []);
        Count(owner, to, [], History.Replay(log, after));
        Save(owner, card, History.Fold(log, after));
    }

    /// <summary>Does something to the entries of some cards, and folds these anew: states, and statistics by their difference.</summary>
    public void Refolding(IReadOnlyCollection<(long Owner, CardKey Card)> cards, Action change)
    {
        var known = cards.Select(one => (one.Owner, one.Card, Place: PlaceOf(one.Owner, one.Card)))
            .Where(one => one.Place is not null)
            .Select(one => (one.Owner, one.Card, Place: one.Place!, Old: History.Replay(LogOf(one.Owner, one.Card), one.Place!.Scheduler))).ToList();
        change();
        foreach ((long owner, CardKey card, Place place, ImmutableArray<HistoryStep> old) in known)
        {
            ImmutableArray<HistoryStep> now = History.Replay(LogOf(owner, card), place.Scheduler);
            Save(owner, card, now is [.., var last] ? last.After : CardState.Fresh);
            Count(owner, place.Deck!, old, now);
        }
    }

    /// <summary>Stores an entry that came from elsewhere, without folding it; false when the store has one of that id.</summary>
    /// <param name="entry">With the card that it is to count for.</param>
    /// <param name="key">The key that it was written under, where that is no card's.</param>
    public bool Write(LogEntry entry, CardKey? key) => Write(ReviewSql.AppendIfNew, learner.Id, entry, key) > 0;

    public List<LogEntry> LogOf(long owner, CardKey card) =>
        database[ReviewSql.LogOfCard].All(Columns.Entry, card.ToBytes(), owner);

    /// <summary>Null for a card that the notes never gave.</summary>
    public Place? PlaceOf(long owner, CardKey card) => database[ReviewSql.PlaceOf].First(
        row =>
        {
            var deck = new Deck(row.GetInt64(Columns.StateCount), row.GetString(Columns.StateCount + 1), row.GetString(Columns.StateCount + 2));
            return new Place(Columns.State(row), deck, deck.Scheduler(Parse(Columns.Text(row, Columns.StateCount + 4))), FrontHash.Of(row.GetString(Columns.StateCount + 3)));
        },
        owner, card.ToBytes());

    private Recorded Append(LogEntry written, Place place)
    {
        LogEntry entry = written with { Front = place.Front };
        bool sortsLast = entry.Event is not CardEvent.Undo && SortsLast(entry);
        IReadOnlyList<HistoryStep> old = [];
        IReadOnlyList<HistoryStep> now;
        if (sortsLast)
        {
            now = [new HistoryStep(entry, place.State, History.Append(place.State, entry, place.Scheduler))];
        }
        else
        {
            List<LogEntry> log = LogOf(learner.Id, entry.Card);
            old = History.Replay(log, place.Scheduler);
            now = History.Replay([.. log, entry], place.Scheduler);
        }

        Write(ReviewSql.Append, learner.Id, entry, key: null);
        CardState after = now is [.., var last] ? last.After : CardState.Fresh;
        Save(learner.Id, entry.Card, after);
        if (place.Deck is not null)
            Count(learner.Id, place.Deck, old, now);
        return new Recorded(entry, after);
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

    private int Write(string sql, long owner, LogEntry entry, CardKey? key)
    {
        (int kind, string payload) = EventCodec.Write(entry.Event);
        EntryId? undone = (entry.Event as CardEvent.Undo)?.Target;
        return database[sql].Run(
            entry.Id.Device, entry.Id.Sequence, owner, entry.Card.ToBytes(), key?.ToBytes(), entry.Front?.Value, entry.Instant.ToUnixTimeMilliseconds(),
            entry.Zone, entry.Day.Number, kind, payload, undone?.Device, undone?.Sequence);
    }

    public void Save(long owner, CardKey card, CardState state) => database[ReviewSql.SaveState].Run(
        StoredQueue.Of(state), state.Repetitions, state.EaseX100, state.IntervalDays, state.Due?.Number, state.LastReview?.Number, state.Lapses,
        state.DrillDay?.Number, state.Stability, state.Difficulty, state.Suspended, state.BuriedUntil?.Number, state.Flag, owner, card.ToBytes());

    /// <summary>Replaces what the old steps counted by what the new ones count.</summary>
    private void Count(long owner, Deck deck, IEnumerable<HistoryStep> old, IEnumerable<HistoryStep> now)
    {
        var sums = new DaySums();
        sums.Add(owner, deck.Id, old, -1);
        sums.Add(owner, deck.Id, now, +1);
        AddToDays(sums);
    }

    public void AddToDays(DaySums sums)
    {
        foreach ((DaySums.Row row, DaySums.Sum sum) in sums.Rows)
            database[ReviewSql.AddToDay].Run(row.Learner, row.Day.Number, row.Deck, (int)row.Maturity, sum.Reviews, sum.Passed, sum.Drills, sum.Milliseconds);
    }

    /// <summary>Where an entry's card is, and how its answers fold.</summary>
    internal sealed record Place(CardState State, Deck? Deck, IScheduler Scheduler, FrontHash? Front)
    {
        /// <summary>Of a card that the notes of this store do not have: a log may be older than its card.</summary>
        public static readonly Place Nowhere = new(CardState.Fresh, null, Schedulers.Default, null);
    }
}

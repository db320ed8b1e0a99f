using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The append-only log of one learner, with the states and statistics that are its fold, always changed in one transaction.</summary>
internal sealed partial class ReviewLog(Database database, Learner learner)
{
    /// <summary>Sent, but the connection broke before the server said that it is stored.</summary>
    private Recorded? unconfirmed;

    /// <summary>Where an entry is to go.</summary>
    /// <param name="Fold">What it changes; null while the store has no such card.</param>
    /// <param name="Front">The card's, for the entry to keep.</param>
    /// <param name="LastSequence">Of the device; 0 before its first entry.</param>
    /// <param name="IsLast">Whether the entry sorts after all others of the card.</param>
    private sealed record Place(CardFold? Fold, FrontHash? Front, long LastSequence, bool IsLast);

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

            Place place = PlaceOf(entry.Card, moment) ?? new Place(null, null, LastSequence(), IsLast: false);
            return Append(NewEntry(entry.Card, moment, new CardEvent.Undo(entry.Id), place.LastSequence), place);
        });

    public IEnumerable<LogEntry> Log(CardKey? card) => card is { } one
        ? LogOf(learner.Id, one)
        : database.Stream(ReviewSql.LogOfLearner, Columns.Entry, learner.Id);

    public IReadOnlyList<LogEntry> Misconceived() => database[ReviewSql.MisconceivedOfLearner].All(Columns.Entry, learner.Id);

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

    private Recorded Append(LogEntry written, Place place)
    {
        LogEntry entry = written with { Front = place.Front };
        IScheduler scheduler = place.Fold?.Scheduler ?? Schedulers.Default;
        CardState before = place.Fold?.State ?? CardState.Fresh;
        IReadOnlyList<HistoryStep> old = [];
        IReadOnlyList<HistoryStep> now;
        if (place.IsLast && entry.Event is not CardEvent.Undo)
        {
            now = [new HistoryStep(entry, before, History.Append(before, entry, scheduler))];
        }
        else
        {
            List<LogEntry> log = LogOf(learner.Id, entry.Card);
            old = History.Replay(log, scheduler);
            now = History.Replay([.. log, entry], scheduler);
        }

        Post(entry, key: null);
        CardState after = now is [.., var last] ? last.After : CardState.Fresh;
        Save(learner.Id, entry.Card, after);
        if (place.Fold is { } fold)
        {
            Count(learner.Id, fold.Deck, old, now);
            Recount(learner.Id, fold, after);
        }

        return new Recorded(entry, after);
    }

    private Place? PlaceOf(CardKey card, Moment moment) => database[ReviewSql.PlaceOf].First(
        row =>
        {
            const int More = FoldColumns;
            return new Place(ReadFold(row), FrontHash.Of(row.GetString(More)), row.IsDBNull(More + 1) ? 0 : row.GetInt64(More + 1), !row.GetBoolean(More + 2));
        },
        learner.Id, learner.Device, moment.Instant.ToUnixTimeMilliseconds(), card.ToBytes());

    private long LastSequence() => database[ReviewSql.LastSequence].First(row => row.IsDBNull(0) ? 0 : row.GetInt64(0), learner.Device);

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
}

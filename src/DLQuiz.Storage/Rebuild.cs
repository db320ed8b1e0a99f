using System.Collections.Immutable;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>A state that is not the fold of its log.</summary>
/// <param name="Learner">Whose.</param>
/// <param name="Card">Its key.</param>
/// <param name="Stored">Null where there is none.</param>
/// <param name="Folded">What the log says.</param>
public sealed record StateDifference(string Learner, CardKey Card, CardState? Stored, CardState Folded);

/// <summary>What a rebuild found to differ from the log; all empty in a healthy store.</summary>
/// <param name="Entries">Entries read, of all learners.</param>
/// <param name="States">States that are not the fold of their log.</param>
/// <param name="Misplaced">Number of states whose queue, deck or place is not what card and state say.</param>
/// <param name="Days">Number of sums, of days and of decks, that are not the log's.</param>
/// <param name="Waiting">Entries without a card, which no difference is: they wait until it appears.</param>
public sealed record RebuildReport(long Entries, ImmutableArray<StateDifference> States, int Misplaced, int Days, long Waiting)
{
    public bool IsHealthy => States.IsEmpty && Misplaced == 0 && Days == 0;
}

/// <summary>Computes every state and statistic anew from the log alone.</summary>
internal sealed class Rebuild(Database database, ReviewLog log)
{
    /// <summary>Entries between two reports of progress.</summary>
    private const int Tick = 10_000;

    private readonly Dictionary<long, string> learners = database[LearnerSql.All].All(row => (Id: row.GetInt64(0), Name: row.GetString(1))).ToDictionary(one => one.Id, one => one.Name);

    /// <param name="apply">Whether what differs is mended; then within a write.</param>
    /// <param name="progress">Told how many entries of how many were read.</param>
    public RebuildReport Run(bool apply, Action<long, long>? progress)
    {
        var days = new DaySums();
        var states = ImmutableArray.CreateBuilder<StateDifference>();
        HashSet<(long, CardKey)> missing = AddWithoutState(states, apply);
        AddWithoutLog(states);
        long entries = AddFolded(states, missing, days, progress);
        AddStored(days);
        if (apply)
        {
            foreach (StateDifference difference in states)
                Mend(difference);
            log.AddToDays(days);
        }

        int misplaced = Misplaced(apply);
        int counts = Counts(apply);
        return new RebuildReport(entries, states.ToImmutable(), misplaced, days.Rows.Count() + counts, database[ReviewSql.WaitingEntries].First(Columns.Long));
    }

    /// <summary>Cards that a learner has no state of get one first: without it their log counts nowhere.</summary>
    private HashSet<(long Owner, CardKey Card)> AddWithoutState(ImmutableArray<StateDifference>.Builder states, bool apply)
    {
        HashSet<(long Owner, CardKey Card)> missing = [.. Pairs(ReviewSql.CardsWithoutState)];
        foreach ((long owner, CardKey card) in missing)
        {
            states.Add(new StateDifference(learners[owner], card, null, CardState.Fresh));
            if (!apply)
                continue;

            database[CardSql.AddState].Run(owner, card.ToBytes(), CardState.Fresh.EaseX100, false);
            database[ReviewSql.PlaceStates].Run(owner, card.ToBytes());
        }

        return missing;
    }

    private void AddWithoutLog(ImmutableArray<StateDifference>.Builder states)
    {
        foreach ((long owner, CardKey card) in Pairs(ReviewSql.StatesWithoutLog, CardState.Fresh.EaseX100))
            states.Add(new StateDifference(learners[owner], card, log.FoldOf(owner, card)!.State, CardState.Fresh));
    }

    private long AddFolded(ImmutableArray<StateDifference>.Builder states, HashSet<(long, CardKey)> missing, DaySums days, Action<long, long>? progress)
    {
        long all = database[ReviewSql.Count].First(Columns.Long);
        long read = 0;
        foreach ((long owner, List<LogEntry> entries) in LogsByCard())
        {
            long before = read;
            read += entries.Count;
            if (before / Tick != read / Tick)
                progress?.Invoke(read, all);

            CardKey card = entries[0].Card;
            if (log.FoldOf(owner, card) is not { } fold)
                continue;

            ImmutableArray<HistoryStep> steps = History.Replay(entries, fold.Scheduler);
            days.Add(owner, fold.Deck.Id, steps, +1);
            CardState folded = steps is [.., var last] ? last.After : CardState.Fresh;
            if (folded != fold.State && !missing.Contains((owner, card)))
                states.Add(new StateDifference(learners[owner], card, fold.State, folded));
        }

        return read;
    }

    private IEnumerable<(long Owner, List<LogEntry> Entries)> LogsByCard()
    {
        List<LogEntry> entries = [];
        long owner = 0;
        foreach ((LogEntry entry, long learner) in database.Stream(ReviewSql.LogByCard, row => (Columns.Entry(row), row.GetInt64(10))))
        {
            if (entries.Count > 0 && (entries[0].Card != entry.Card || owner != learner))
            {
                yield return (owner, entries);
                entries = [];
            }

            owner = learner;
            entries.Add(entry);
        }

        if (entries.Count > 0)
            yield return (owner, entries);
    }

    /// <summary>Leaves the difference of the log's sums to the stored ones.</summary>
    private void AddStored(DaySums days)
    {
        foreach ((DaySums.Row row, DaySums.Sum sum) in database[ReviewSql.AllDays].All(row => (
            new DaySums.Row(row.GetInt64(0), new StudyDay(row.GetInt32(1)), row.GetInt64(2), (Maturity)row.GetInt32(3)),
            new DaySums.Sum(-row.GetInt32(4), -row.GetInt32(5), -row.GetInt32(6), -row.GetInt64(7)))))
        {
            days.Add(row, sum);
        }
    }

    private void Mend(StateDifference difference)
    {
        long owner = learners.First(one => one.Value == difference.Learner).Key;
        List<LogEntry> entries = log.LogOf(owner, difference.Card);
        log.Save(owner, difference.Card, History.Fold(entries, log.FoldOf(owner, difference.Card)!.Scheduler));
    }

    private int Misplaced(bool apply)
    {
        List<(long Owner, CardKey Card)> misplaced = Pairs(ReviewSql.MisplacedStates);
        if (apply)
            misplaced.ForEach(one => database[ReviewSql.PlaceStates].Run(one.Owner, one.Card.ToBytes()));
        return misplaced.Count;
    }

    /// <summary>Totals of days and counts of decks that are not what days and states add up to.</summary>
    private int Counts(bool apply)
    {
        var tallies = new DeckTallies(database);
        int wrong = tallies.CountWrong() + (int)database[TallySql.WrongTotals].First(Columns.Long);
        if (apply && wrong > 0)
        {
            tallies.RecountAll();
            database[TallySql.ClearTotals].Run();
            database[TallySql.AddTotals].Run();
        }

        return wrong;
    }

    private List<(long Owner, CardKey Card)> Pairs(string sql, params ReadOnlySpan<object?> values) =>
        database[sql].All(row => (row.GetInt64(0), Columns.Key(row, 1)), values);
}

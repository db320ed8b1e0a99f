using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>What a merge came to.</summary>
/// <param name="Read">Entries given.</param>
/// <param name="Added">Entries that the store did not have.</param>
/// <param name="Waiting">Entries of the store, these and earlier ones, whose card has not appeared yet.</param>
public sealed record MergeReport(int Read, int Added, long Waiting);

/// <summary>Adds the entries of other machines to a learner's log; states and statistics follow from the union.</summary>
internal sealed class LogMerge(Database database, ReviewLog log, Attachments attachments, Learner learner)
{
    /// <summary>Entries held in memory at a time; a card of several portions is folded several times.</summary>
    private const int Portion = 50_000;

    private const string Elsewhere = "another machine";

    private readonly HashSet<long> devices = [];

    /// <summary>Number of the entries that the store does not have, an entry given twice counted twice.</summary>
    public int CountNew(IEnumerable<LogEntry> entries) => entries.Count(entry => !IsKnown(entry));

    /// <param name="entries">In any order.</param>
    /// <param name="progress">Told how many were merged.</param>
    /// <exception cref="LogConflictException">An id that the store has with another content.</exception>
    public MergeReport Add(IEnumerable<LogEntry> entries, Action<int>? progress)
    {
        int read = 0;
        int added = 0;
        foreach (LogEntry[] portion in entries.Chunk(Portion))
        {
            foreach (var card in portion.Select(ToCard).GroupBy(one => one.Entry.Card))
                added += AddToCard(card.Key, [.. card]);
            read += portion.Length;
            progress?.Invoke(read);
        }

        attachments.Settle();
        return new MergeReport(read, added, database[ReviewSql.WaitingEntries].First(Columns.Long));
    }

    /// <summary>The entry with the card that it counts for, and the key that it has otherwise.</summary>
    private (LogEntry Entry, CardKey? Key) ToCard(LogEntry entry)
    {
        CardKey? card = attachments.Named(entry.Card);
        return (entry with { Card = card ?? entry.Card, Learner = learner.Name }, card == entry.Card ? null : entry.Card);
    }

    private int AddToCard(CardKey card, (LogEntry Entry, CardKey? Key)[] incoming)
    {
        List<LogEntry> known = log.LogOf(learner.Id, card);
        HashSet<EntryId> ids = [.. known.Select(entry => entry.Id)];
        LogEntry[] fresh = [.. LogUnion.Of(known, incoming.Select(one => one.Entry)).Where(entry => !ids.Contains(entry.Id))];
        if (fresh.Length == 0)
            return 0;

        var keys = new Dictionary<EntryId, CardKey?>();
        foreach ((LogEntry entry, CardKey? key) in incoming)
            keys[entry.Id] = key;
        int added = 0;
        log.Refolding([(learner.Id, card)], () => added = fresh.Count(entry => Write(entry, keys[entry.Id])));
        return added;
    }

    /// <summary>False for an entry that is there under another card, as one whose key was attached by its front is.</summary>
    private bool Write(LogEntry entry, CardKey? key)
    {
        if (devices.Add(entry.Id.Device))
            database[LearnerSql.MeetDevice].Run(entry.Id.Device, Elsewhere);
        if (log.Add(entry, key))
            return true;

        LogEntry known = database[ReviewSql.OwnEntry].First(Columns.Entry, entry.Id.Device, entry.Id.Sequence)!;
        LogEntry own = entry with { Card = key ?? entry.Card };
        return known == own ? false : throw new LogConflictException(known, own);
    }

    private bool IsKnown(LogEntry entry) =>
        database[ReviewSql.IsKnown].First(row => (long?)row.GetInt64(0), entry.Id.Device, entry.Id.Sequence) is not null;
}

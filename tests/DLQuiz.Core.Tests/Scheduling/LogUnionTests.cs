using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

/// <summary>What makes a merge safe to repeat, in any order: laws over 100,000 random logs, cut into three overlapping parts.</summary>
public sealed class LogUnionTests
{
    private const int RandomLogs = 100_000;

    private static readonly IScheduler Scheduler = Schedulers.Default;

    /// <summary>Each entry is in the parts whose bits are set, in at least one.</summary>
    private static readonly Gen<(LogEntry[] Log, LogEntry[] A, LogEntry[] B, LogEntry[] C)> Parts =
        Gen.Select(Logs.Random, Gen.Int[1, 7].Array[40]).Select((log, bits) => (log, Part(log, bits, 1), Part(log, bits, 2), Part(log, bits, 4)));

    [Fact]
    public void Merging_is_commutative_associative_and_idempotent() => Parts.Sample(
        parts =>
        {
            (LogEntry[] log, LogEntry[] a, LogEntry[] b, LogEntry[] c) = parts;
            LogEntry[] all = [.. log.Order()];
            Assert.Equal(all, LogUnion.Of(LogUnion.Of(a, b), c));
            Assert.Equal(all, LogUnion.Of(a, LogUnion.Of(c, b)));
            Assert.Equal(all, LogUnion.Of(log, b, log));
            Assert.Equal(LogUnion.Of(a, b), LogUnion.Of(b, a));
        },
        iter: RandomLogs);

    [Fact]
    public void The_state_of_merged_logs_is_the_fold_of_all_their_entries() => Parts.Sample(
        parts =>
        {
            CardState whole = History.Fold(parts.Log, Scheduler);
            Assert.Equal(whole, History.Fold(LogUnion.Of(parts.C, parts.A, parts.B), Scheduler));
            Assert.Equal(whole, Arriving(parts.Log));
        },
        iter: RandomLogs);

    [Fact]
    public void An_id_names_one_entry()
    {
        LogEntry entry = Logs.Random.Where(log => log.Length > 0).Single()[0];
        LogEntry other = entry with { Instant = entry.Instant.AddMilliseconds(1) };

        LogConflictException conflict = Assert.Throws<LogConflictException>(() => LogUnion.Of([entry], [other]));

        Assert.Equal((entry, other), (conflict.Known, conflict.Other));
        Assert.Contains(entry.Id.ToString(), conflict.Message, StringComparison.Ordinal);
    }

    private static LogEntry[] Part(LogEntry[] log, int[] bits, int part) => [.. log.Where((_, index) => (bits[index] & part) != 0)];

    /// <summary>As a store does it: entries arrive in any order, and only one that does not sort last, or that an undo is about, has its card folded anew.</summary>
    private static CardState Arriving(LogEntry[] log)
    {
        CardState state = CardState.Fresh;
        List<LogEntry> arrived = [];
        HashSet<EntryId> undone = [];
        foreach (LogEntry entry in log)
        {
            bool appends = entry.Event is not CardEvent.Undo && !undone.Contains(entry.Id) && arrived.TrueForAll(earlier => earlier < entry);
            arrived.Add(entry);
            if (entry.Event is CardEvent.Undo undo)
                undone.Add(undo.Target);
            state = appends ? History.Append(state, entry, Scheduler) : History.Fold(arrived, Scheduler);
        }

        return state;
    }
}

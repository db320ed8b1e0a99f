using System.Collections.Immutable;

using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>How logs of several machines become one: the union of their entries, so that order and repetition of merges change nothing.</summary>
public static class LogUnion
{
    /// <summary>Every entry once, in the order of the fold.</summary>
    /// <exception cref="LogConflictException">Two entries have one id and say different things.</exception>
    public static ImmutableArray<LogEntry> Of(params ReadOnlySpan<IEnumerable<LogEntry>> logs)
    {
        var entries = new Dictionary<EntryId, LogEntry>();
        foreach (IEnumerable<LogEntry> log in logs)
        {
            foreach (LogEntry entry in log)
            {
                if (!entries.TryAdd(entry.Id, entry) && entries[entry.Id] != entry)
                    throw new LogConflictException(entries[entry.Id], entry);
            }
        }

        return [.. entries.Values.Order()];
    }
}

/// <summary>Two entries that cannot both be true: their stores share a device id, as a store and its plain copy do when both are used.</summary>
public sealed class LogConflictException(LogEntry known, LogEntry other) : Exception(
    $"The entry {known.Id} is there already and says something else: two stores write under one device id, because one is a copy of the other's file.")
{
    public LogEntry Known { get; } = known;

    public LogEntry Other { get; } = other;
}

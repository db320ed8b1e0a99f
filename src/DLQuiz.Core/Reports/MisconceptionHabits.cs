using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Reports;

/// <summary>A misconception that a learner has made, and how often.</summary>
/// <param name="Name">The id of a standard one, else <c>part:line</c> of the card's own.</param>
/// <param name="Card">The card that it belongs to; null for a standard one, which is counted over all cards.</param>
/// <param name="Times">Answers in which it was recognised; those taken back do not count.</param>
/// <param name="Last">The study day of the latest.</param>
public sealed record MisconceptionHabit(string Name, CardKey? Card, int Times, StudyDay Last)
{
    /// <summary><c>part:line</c> or <c>part:id</c> as it was last made, which leads to its sentence in the question of the first of <see cref="Cards"/>.</summary>
    public string Key { get; init; } = Name;

    /// <summary>Those on which it was made, the latest first.</summary>
    public ImmutableArray<CardKey> Cards { get; init; } = [];
}

/// <summary>Counts the misconceptions of a log.</summary>
public static class MisconceptionHabits
{
    /// <summary>The most frequent first, then the latest.</summary>
    public static ImmutableArray<MisconceptionHabit> Of(IEnumerable<LogEntry> log) =>
    [
        .. Made(log)
            .GroupBy(made => (made.Name, made.Card))
            .Select(group => HabitOf(group.Key.Name, group.Key.Card, [.. group.OrderByDescending(made => made.Entry)]))
            .OrderByDescending(habit => habit.Times).ThenByDescending(habit => habit.Last).ThenBy(habit => habit.Name, StringComparer.Ordinal),
    ];

    /// <summary>How often the misconception was made: a standard one on any card, the author's own on its card.</summary>
    /// <param name="log">In any order.</param>
    /// <param name="key"><c>part:line</c> or <c>part:id</c>, as answers keep it.</param>
    /// <param name="card">The card that asks.</param>
    public static int Count(IEnumerable<LogEntry> log, string key, CardKey card)
    {
        ArgumentNullException.ThrowIfNull(key);
        string name = NameOf(key);
        return Made(log).Count(made => made.Name == name && (made.Card is null || made.Card == card));
    }

    /// <param name="name">Of the misconception.</param>
    /// <param name="card">The card that it belongs to.</param>
    /// <param name="made">The latest first.</param>
    private static MisconceptionHabit HabitOf(string name, CardKey? card, (string Name, CardKey? Card, string Key, LogEntry Entry)[] made) =>
        new(name, card, made.Length, made.Max(one => one.Entry.Day)) { Key = made[0].Key, Cards = [.. made.Select(one => one.Entry.Card).Distinct()] };

    private static List<(string Name, CardKey? Card, string Key, LogEntry Entry)> Made(IEnumerable<LogEntry> log)
    {
        LogEntry[] entries = [.. log];
        HashSet<EntryId> undone = [.. entries.Select(entry => entry.Event).OfType<CardEvent.Undo>().Select(undo => undo.Target)];
        List<(string, CardKey?, string, LogEntry)> made = [];
        foreach (LogEntry entry in entries)
        {
            if (entry.Event is not CardEvent.Answered { Answer.Numeric.Misconceptions: { Length: > 0 } keys } || undone.Contains(entry.Id))
                continue;
            foreach (string key in keys.Split(','))
                made.Add((NameOf(key), IsStandard(key) ? null : entry.Card, key, entry));
        }

        return made;
    }

    internal static string NameOf(string key) => IsStandard(key) ? key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..] : key;

    /// <summary>The author's own misconceptions go by their line, which is a number.</summary>
    internal static bool IsStandard(string key) =>
        !int.TryParse(key.AsSpan(key.IndexOf(':', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

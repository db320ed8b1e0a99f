using System.Data.Common;

using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>Reads what a teacher asks of all learners.</summary>
internal sealed class StoredClass(Database database, StoredCards cards)
{
    private const int DaysOfWeek = 7;

    private const int DaysOfMonth = 30;

    public IReadOnlyList<string> Learners() => [.. database[LearnerSql.All].All(row => row.GetString(1)).Order(StringComparer.Ordinal)];

    public IReadOnlyList<LearnerStanding> Standings(StudyDay today, string? deck)
    {
        (long Pre, long Last)? range = deck is null ? null : cards.RangeOf(deck);
        if (deck is not null && range is null)
            return [];

        (int beforeWeek, int beforeMonth) = (today.Number - DaysOfWeek, today.Number - DaysOfMonth);
        var activity = (range is { } part
            ? database[ClassSql.ActivityInSubtree].All(ReadActivity, beforeWeek, beforeMonth, today.Number, part.Pre, part.Last)
            : database[ClassSql.Activity].All(ReadActivity, beforeWeek, beforeMonth, today.Number)).ToDictionary(one => one.Learner);
        var learners = range is { } subtree
            ? database[ClassSql.StandingsInSubtree].All(ReadStanding, today.Number, subtree.Pre, subtree.Last)
            : database[ClassSql.Standings].All(ReadStanding, today.Number);
        return
        [
            .. learners.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one =>
            {
                (_, int week, int month, int passed, int recalls) = activity.GetValueOrDefault(one.Learner);
                return new LearnerStanding(one.Name, one.Due, week, month, new Retention(passed, recalls), one.Last);
            }),
        ];
    }

    /// <summary>Of the last thirty study days.</summary>
    public IReadOnlyList<MisconceptionsMade> Misconceptions(StudyDay today, string? deck)
    {
        int month = today.Number - DaysOfMonth;
        if (deck is null)
            return database[ClassSql.Misconceptions].All(ReadMade, month, today.Number);
        return cards.RangeOf(deck) is not { } range ? [] : database[ClassSql.MisconceptionsInSubtree].All(ReadMade, month, today.Number, range.Pre, range.Last);
    }

    private static (long Learner, string Name, int Due, StudyDay? Last) ReadStanding(DbDataReader row) =>
        (row.GetInt64(0), row.GetString(1), row.GetInt32(2) + row.GetInt32(3), Columns.Day(row, 4));

    private static (long Learner, int Week, int Month, int Passed, int Recalls) ReadActivity(DbDataReader row) =>
        (row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4));

    private static MisconceptionsMade ReadMade(DbDataReader row) =>
        new(row.GetString(0), Columns.Key(row, 1), row.GetString(2), row.GetInt32(3), new StudyDay(row.GetInt32(4)));
}

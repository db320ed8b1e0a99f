using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Reports;

/// <summary>One week of a learner, Monday to Sunday.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="New">Cards met for the first time.</param>
/// <param name="Young">Reviews of cards with an interval below 21 days.</param>
/// <param name="Mature">Reviews of the others.</param>
/// <param name="Drills">Later looks on the same day.</param>
/// <param name="Time">Taken by all answers.</param>
public sealed record StudyWeek(StudyDay Monday, int New, Retention Young, Retention Mature, int Drills, TimeSpan Time)
{
    public Retention Retention => Young + Mature;

    public int Answers => New + Retention.Reviews + Drills;
}

/// <summary>Days taken together by weeks, so that a retention has reviews enough to mean something.</summary>
public static class StudyWeeks
{
    private const int Days = 7;

    /// <summary>From the week of the first answer to this one, weeks without an answer included; empty before the first answer.</summary>
    /// <param name="totals">In any order.</param>
    /// <param name="today">The last day that counts.</param>
    public static ImmutableArray<StudyWeek> Of(IEnumerable<DayTotal> totals, StudyDay today)
    {
        ILookup<int, DayTotal> byMonday = totals.Where(total => total.Day <= today && total.Reviews + total.Drills > 0).ToLookup(total => MondayOf(total.Day));
        if (byMonday.Count == 0)
            return [];
        int first = byMonday.Min(week => week.Key);
        return [.. Enumerable.Range(0, 1 + ((MondayOf(today) - first) / Days)).Select(week => WeekOf(first + (Days * week), byMonday))];
    }

    /// <summary>Day 0 of the calendar is a Monday.</summary>
    private static int MondayOf(StudyDay day) => day.Number - (day.Number % Days);

    private static StudyWeek WeekOf(int monday, ILookup<int, DayTotal> totals)
    {
        DayTotal[] week = [.. totals[monday]];
        return new StudyWeek(
            new StudyDay(monday),
            week.Where(total => total.Maturity == Maturity.New).Sum(total => total.Reviews),
            RetentionOf(Maturity.Young),
            RetentionOf(Maturity.Mature),
            week.Sum(total => total.Drills),
            TimeSpan.FromMilliseconds(week.Sum(total => total.Milliseconds)));

        Retention RetentionOf(Maturity maturity) =>
            week.Where(total => total.Maturity == maturity).Aggregate(default(Retention), (sum, total) => sum + new Retention(total.Passed, total.Reviews));
    }
}

using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Reports;

/// <summary>One study day of a learner, cards of every maturity together.</summary>
public readonly record struct DayWork(StudyDay Day, int New, int Reviews, int Drills, TimeSpan Time);

/// <summary>What a learner's days add up to.</summary>
/// <param name="Days">Days on which something was answered, in order.</param>
/// <param name="Young">Reviews of cards with an interval below 21 days.</param>
/// <param name="Mature">Reviews of the others; first meetings count in neither.</param>
/// <param name="Streak">Days in a row up to today, or up to yesterday while today is still empty.</param>
/// <param name="LongestStreak">Of all the days.</param>
public sealed record Progress(ImmutableArray<DayWork> Days, Retention Young, Retention Mature, int Streak, int LongestStreak)
{
    public Retention Retention => Young + Mature;

    /// <param name="totals">In any order.</param>
    /// <param name="today">The last day that counts.</param>
    public static Progress Of(IEnumerable<DayTotal> totals, StudyDay today)
    {
        DayTotal[] all = [.. totals.Where(total => total.Day <= today)];
        ImmutableArray<DayWork> days =
        [
            .. all.Where(total => total.Reviews + total.Drills > 0).GroupBy(total => total.Day).OrderBy(day => day.Key).Select(day => new DayWork(
                day.Key,
                day.Where(total => total.Maturity == Maturity.New).Sum(total => total.Reviews),
                day.Where(total => total.Maturity != Maturity.New).Sum(total => total.Reviews),
                day.Sum(total => total.Drills),
                TimeSpan.FromMilliseconds(day.Sum(total => total.Milliseconds)))),
        ];
        (int current, int longest) = Streaks(days, today);
        return new Progress(days, RetentionOf(Maturity.Young), RetentionOf(Maturity.Mature), current, longest);

        Retention RetentionOf(Maturity maturity) =>
            all.Where(total => total.Maturity == maturity).Aggregate(default(Retention), (sum, total) => sum + new Retention(total.Passed, total.Reviews));
    }

    private static (int Current, int Longest) Streaks(ImmutableArray<DayWork> days, StudyDay today)
    {
        (int run, int longest) = (0, 0);
        StudyDay? last = null;
        foreach (DayWork day in days)
        {
            run = last is { } before && day.Day.DaysSince(before) == 1 ? run + 1 : 1;
            longest = Math.Max(longest, run);
            last = day.Day;
        }

        bool isRunning = last is { } end && today.DaysSince(end) <= 1;
        return (isRunning ? run : 0, longest);
    }
}

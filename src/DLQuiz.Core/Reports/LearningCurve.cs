using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Reports;

/// <summary>How many cards a learner had met by the end of a study day.</summary>
public readonly record struct LearningPoint(StudyDay Day, int Met);

/// <summary>How a collection is learned: day by day the cards met so far, and how well those of today are known.</summary>
/// <param name="Points">One a day from the first answer to today.</param>
/// <param name="New">Cards never reviewed.</param>
/// <param name="Young">Cards with an interval below 21 days; a new card that is buried counts here until it shows again.</param>
/// <param name="Mastered">Cards with an interval of 21 days and more.</param>
/// <remarks>What days add up to tells when a card was met, and not when its interval passed three weeks: of that only today is known.</remarks>
public sealed record LearningCurve(ImmutableArray<LearningPoint> Points, int New, int Young, int Mastered)
{
    public int Total => New + Young + Mastered;

    /// <summary>Counted backwards from today's cards, so that cards which are gone or were reset do not stay in it for ever.</summary>
    /// <param name="totals">In any order.</param>
    /// <param name="total">Cards of today, suspended ones left out.</param>
    /// <param name="fresh">Of these, never reviewed.</param>
    /// <param name="mature">Of these, with an interval of 21 days and more.</param>
    /// <param name="today">The last day that counts.</param>
    public static LearningCurve Of(IEnumerable<DayTotal> totals, int total, int fresh, int mature, StudyDay today)
    {
        DayTotal[] all = [.. totals.Where(one => one.Day <= today && one.Reviews + one.Drills > 0)];
        var met = all.Where(one => one.Maturity == Maturity.New).GroupBy(one => one.Day).ToDictionary(day => day.Key, day => day.Sum(one => one.Reviews));
        int days = all.Length == 0 ? 0 : 1 + today.DaysSince(all.Min(one => one.Day));
        var points = new LearningPoint[days];
        int count = total - fresh;
        for (int i = 0; i < days; i++)
        {
            StudyDay day = today.Plus(-i);
            points[days - 1 - i] = new LearningPoint(day, count);
            count = Math.Max(0, count - met.GetValueOrDefault(day));
        }

        return new LearningCurve([.. points], fresh, total - fresh - mature, mature);
    }
}

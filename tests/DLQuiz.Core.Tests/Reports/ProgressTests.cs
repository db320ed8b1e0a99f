using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;

namespace DLQuiz.Core.Tests.Reports;

public sealed class ProgressTests
{
    private static readonly StudyDay Today = StudyDay.Parse("2026-11-23");

    [Fact]
    public void First_meetings_are_no_test_of_memory()
    {
        Progress progress = Progress.Of(
            [new(Today, Maturity.New, 20, 5, 3, 60_000), new(Today, Maturity.Young, 10, 8, 0, 30_000), new(Today, Maturity.Mature, 4, 4, 0, 5_000)], Today);

        Assert.Equal(new Retention(8, 10), progress.Young);
        Assert.Equal(new Retention(12, 14), progress.Retention);
        Assert.Equal([new DayWork(Today, 20, 14, 3, TimeSpan.FromSeconds(95))], progress.Days);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("0", 1, 1)]
    [InlineData("1", 1, 1)]
    [InlineData("2", 0, 1)]
    [InlineData("0 1 2", 3, 3)]
    [InlineData("1 2 3 5", 3, 3)]
    [InlineData("0 2 3 4 5 7", 1, 4)]
    public void A_streak_lasts_until_a_whole_day_was_missed(string daysAgo, int current, int longest)
    {
        Progress progress = Progress.Of(daysAgo.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ago => new DayTotal(Today.Plus(-int.Parse(ago, null)), Maturity.Young, 1, 1, 0, 1)), Today);

        Assert.Equal((current, longest), (progress.Streak, progress.LongestStreak));
    }

    /// <summary>Worked by hand from Wilson's formula: 8 of 10 give 0.490 to 0.943.</summary>
    [Fact]
    public void The_interval_is_wilsons()
    {
        (double low, double high) = new Retention(8, 10).Interval;

        Assert.Equal(0.4901624, low, 1e-6);
        Assert.Equal(0.9433178, high, 1e-6);
    }

    [Fact]
    public void The_interval_holds_the_share_and_narrows_with_more_reviews() =>
        Gen.Select(Gen.Int[1, 5_000], Gen.Double[0, 1]).Sample((reviews, share) =>
        {
            var few = new Retention((int)(share * reviews), reviews);
            var many = new Retention(few.Passed * 4, few.Reviews * 4);
            (double low, double high) = few.Interval;
            return low >= 0 && high <= 1 && low <= few.Share && few.Share <= high && many.Interval.High - many.Interval.Low < high - low;
        });
}

using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;

namespace DLQuiz.Core.Tests.Reports;

public sealed class StudyWeeksTests
{
    /// <summary>A Tuesday.</summary>
    private static readonly StudyDay Today = StudyDay.Parse("2026-11-24");

    private static readonly Gen<DayTotal[]> SomeTotals =
        Gen.Select(Gen.Int[0, 400], Gen.Enum<Maturity>(), Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 9], Gen.Long[0, 1_000_000],
            (ago, maturity, reviews, failed, drills, time) => new DayTotal(Today.Plus(-ago), maturity, reviews, Math.Max(0, reviews - failed), drills, time)).Array[0, 60];

    [Fact]
    public void Weeks_begin_on_Monday_and_empty_ones_are_there()
    {
        var weeks = StudyWeeks.Of(
            [
                new(StudyDay.Parse("2026-11-08"), Maturity.Young, 4, 3, 1, 8_000),
                new(StudyDay.Parse("2026-11-23"), Maturity.Mature, 2, 2, 0, 1_000),
                new(Today, Maturity.New, 5, 1, 0, 2_000),
                new(Today.Plus(1), Maturity.New, 9, 9, 0, 2_000),
            ], Today);

        Assert.Equal(["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"], weeks.Select(week => week.Monday.ToString()));
        Assert.Equal((new Retention(3, 4), 5, 0), (weeks[0].Retention, weeks[0].Answers, weeks[1].Answers));
        Assert.Equal(new StudyWeek(new StudyDay(Today.Number - 1), 5, default, new Retention(2, 2), 0, TimeSpan.FromSeconds(3)), weeks[3]);
    }

    [Fact]
    public void Weeks_add_up_to_what_the_days_add_up_to() => SomeTotals.Sample(totals =>
    {
        var weeks = StudyWeeks.Of(totals, Today);
        Progress progress = Progress.Of(totals, Today);
        return weeks.Sum(week => week.Answers) == progress.Days.Sum(day => day.New + day.Reviews + day.Drills)
            && weeks.Aggregate(default(Retention), (sum, week) => sum + week.Young) == progress.Young
            && weeks.Aggregate(default(Retention), (sum, week) => sum + week.Mature) == progress.Mature;
    });

    [Fact]
    public void A_learning_curve_ends_with_the_cards_of_today_and_never_falls() => Gen.Select(SomeTotals, Gen.Int[0, 900], Gen.Int[0, 900], Gen.Int[0, 900]).Sample((totals, fresh, young, mature) =>
    {
        LearningCurve curve = LearningCurve.Of(totals, fresh + young + mature, fresh, mature, Today);
        return (curve.New, curve.Young, curve.Mastered) == (fresh, young, mature)
            && (curve.Points.IsEmpty || curve.Points[^1] == new LearningPoint(Today, young + mature))
            && curve.Points.Zip(curve.Points.Skip(1)).All(pair => pair.First.Met <= pair.Second.Met && pair.Second.Day == pair.First.Day.Plus(1) && pair.First.Met >= 0);
    });

    [Fact]
    public void A_learning_curve_rises_by_the_cards_met()
    {
        LearningCurve curve = LearningCurve.Of([new(Today.Plus(-2), Maturity.New, 3, 3, 0, 1), new(Today.Plus(-1), Maturity.Young, 7, 7, 0, 1), new(Today, Maturity.New, 4, 4, 0, 1)], 20, 10, 1, Today);

        Assert.Equal([6, 6, 10], curve.Points.Select(point => point.Met));
        Assert.Equal((10, 9, 1, 20), (curve.New, curve.Young, curve.Mastered, curve.Total));
    }

    [Fact]
    public void A_forecast_has_every_day_and_loses_no_card_within_it() => Gen.Select(Gen.Int[-5, 120], Gen.Int[1, 50]).Array[0, 80].Sample(due =>
    {
        DueForecast forecast = DueForecast.Of(due.Select(one => (Today.Plus(one.Item1), one.Item2)), Today, 90);
        return forecast.Cards.Length == 90 && forecast.Within(90) == due.Where(one => one.Item1 < 90).Sum(one => one.Item2)
            && forecast.Within(7) <= forecast.Within(30) && forecast.Within(30) <= forecast.Within(90) && forecast.Within(1) == forecast.Cards[0];
    });
}

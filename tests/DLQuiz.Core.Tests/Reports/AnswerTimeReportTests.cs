using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;

namespace DLQuiz.Core.Tests.Reports;

public sealed class AnswerTimeReportTests
{
    private static readonly StudyDay Today = StudyDay.Parse("2026-11-24");

    [Fact]
    public void Quartiles_lie_between_the_nearest_answers()
    {
        AnswerTimeReport report = AnswerTimeReport.Of([.. new long[] { 1_000, 2_000, 4_000, 10_000 }.Select(time => new AnswerTime(Today, time))]);

        Assert.Equal((1_750, 3_000, 5_500), (report.LowerQuartile.TotalMilliseconds, report.Median.TotalMilliseconds, report.UpperQuartile.TotalMilliseconds));
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, 0, 0], report.Bins.Select(bin => bin.Answers));
        Assert.Null(report.Bins[^1].Below);
        Assert.Equal(0, AnswerTimeReport.Of([]).Answers);
    }

    [Fact]
    public void Every_answer_is_in_one_bin_and_on_one_day_whatever_the_order() =>
        Gen.Select(Gen.Int[0, 40], Gen.Long[0, 900_000], (ago, time) => new AnswerTime(Today.Plus(-ago), time)).Array[0, 80].Sample(times =>
        {
            AnswerTimeReport report = AnswerTimeReport.Of(times);
            AnswerTimeReport turned = AnswerTimeReport.Of(times.Reverse());
            return report.Bins.Sum(bin => bin.Answers) == times.Length && report.Days.Sum(day => day.Answers) == times.Length
                && report.LowerQuartile <= report.Median && report.Median <= report.UpperQuartile
                && report.Days.SequenceEqual(turned.Days) && report.Median == turned.Median
                && report.Days.SequenceEqual(report.Days.OrderBy(day => day.Day));
        });
}

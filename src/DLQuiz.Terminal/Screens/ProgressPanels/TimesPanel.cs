using System.Globalization;
using DLQuiz.Core.Reports;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.ProgressPanels;

/// <summary>How long answers take: their distribution, and the median of each day.</summary>
internal sealed class TimesPanel : ProgressPanel
{
    public override string Name => Wording.Of("times");

    public override IEnumerable<Line> Draw(ProgressReading reading, int width, int height)
    {
        AnswerTimeReport times = reading.Times;
        List<Line> text = [.. Summary(times, width)];
        if (times.Answers == 0)
        {
            return text;
        }

        ColumnPlot bins = new([.. times.Bins.Select(bin => (double)bin.Answers)])
        {
            Title = Wording.Of("answers by time"),
            Names = [.. times.Bins.Select(Short)],
            Across = Wording.Of("seconds (m: minutes), below"),
        };
        LinePlot days = new([new Series(Wording.Of("median"), [.. times.Days.Select(day => day.Median.TotalSeconds)], [.. times.Days.Select(day => (double)day.Day.Number)])])
        {
            Title = Wording.Of("median of each day, seconds"),
            Ends = (times.Days[0].Day.ToString(), times.Days[^1].Day.ToString()),
        };
        return Stack(text, width, height, bins, days);
    }

    public override IEnumerable<Line> Table(ProgressReading reading, int width) =>
    [
        .. Summary(reading.Times, width),
        Line.Empty,
        .. TextTable.Lines(
            [Wording.Of("time"), Wording.Of("answers"), "%"],
            [
                .. reading.Times.Bins.Select((bin, i) => new[]
                {
                    bin.Below is { } below ? Wording.Of($"below {DurationText.Of(below)}") : Wording.Of($"{DurationText.Of(reading.Times.Bins[i - 1].Below!.Value)} and more"),
                    TextTable.Number(bin.Answers),
                    (100.0 * bin.Answers / Math.Max(1, reading.Times.Answers)).ToString("0", CultureInfo.InvariantCulture),
                }),
            ],
            width),
        Line.Empty,
        .. TextTable.Lines(
            [Wording.Of("day"), Wording.Of("median"), Wording.Of("answers")],
            [.. reading.Times.Days.Reverse().Select(day => new[] { day.Day.ToString(), DurationText.Of(day.Median), TextTable.Number(day.Answers) })],
            width),
    ];

    private static IEnumerable<Line> Summary(AnswerTimeReport times, int width) => Text(
        times.Answers == 0
            ? Wording.Of($"No answers in the last {ProgressReading.RecentDays} days.")
            : Wording.Of($"median {DurationText.Of(times.Median)}; half of all within {DurationText.Of(times.LowerQuartile)} to {DurationText.Of(times.UpperQuartile)}; {TextTable.Number(times.Answers)} answers in {ProgressReading.RecentDays} days"),
        width,
        Ink.Strong);

    private static string Short(AnswerTimeBin bin) => bin.Below switch
    {
        null => "…",
        { TotalSeconds: < 60 and var seconds } => seconds.ToString("0", CultureInfo.InvariantCulture),
        { TotalMinutes: var minutes } => minutes.ToString("0", CultureInfo.InvariantCulture) + "m",
    };
}

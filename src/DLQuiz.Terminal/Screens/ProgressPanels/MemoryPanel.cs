using System.Collections.Immutable;
using DLQuiz.Core.Reports;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.ProgressPanels;

/// <summary>What was remembered: true retention with its interval, for young and mature cards and week by week.</summary>
internal sealed class MemoryPanel : ProgressPanel
{
    private const int FewestColumns = 48;
    private const int ColumnsWithCounts = 84;

    /// <summary>Weeks of the picture, the latest two years.</summary>
    private const int MostWeeks = 104;

    public override string Name => Wording.Of("memory");

    public override IEnumerable<Line> Draw(ProgressReading reading, int width, int height)
    {
        ImmutableArray<StudyWeek> weeks = reading.Weeks[Math.Max(0, reading.Weeks.Length - MostWeeks)..];
        IReadOnlyList<Line> text = [.. Shares(reading, width)];
        return weeks.IsEmpty ? text : Stack(text, width, height, new BandPlot([.. weeks.Select(PointOf)])
        {
            // No legend: on a small terminal its line is worth more as a line of the picture.
            Title = Wording.Of("passed by week, %, with 95 % interval"),
            Bounds = (0, 100),
            Ends = (weeks[0].Monday.ToString(), weeks[^1].Monday.ToString()),
        });
    }

    public override IEnumerable<Line> Table(ProgressReading reading, int width) =>
    [
        .. Shares(reading, width),
        Line.Empty,
        .. TextTable.Lines(
            [Wording.Of("week from"), Wording.Of("passed"), Wording.Of("of"), Wording.Of("young"), Wording.Of("mature")],
            [
                .. reading.Weeks.Reverse().Select(week => new[]
                {
                    week.Monday.ToString(), TextOf(week.Retention), TextTable.Number(week.Retention.Reviews), TextOf(week.Young), TextOf(week.Mature),
                }),
            ],
            width),
    ];

    private static BandPoint PointOf(StudyWeek week, int place)
    {
        (double low, double high) = week.Retention.Interval;
        return new BandPoint(place, 100 * week.Retention.Share, 100 * low, 100 * high);
    }

    /// <summary>Passed of all scheduled reviews, first meetings left out, which are no test of memory.</summary>
    private static ImmutableArray<Line> Shares(ProgressReading reading, int width)
    {
        (string Name, Progress Of)[] spans =
        [
            (Wording.Of("30 days"), reading.Of(30)),
            .. width >= FewestColumns ? [(Wording.Of("a year"), reading.Of(365))] : ReadOnlySpan<(string, Progress)>.Empty,
            (Wording.Of("ever"), reading.Progress),
        ];
        bool withCount = width >= ColumnsWithCounts;
        return TextTable.Lines(
            [Wording.Of("passed"), .. spans.Select(span => span.Name)],
            [
                [Wording.Of("young"), .. spans.Select(span => TextOf(span.Of.Young, withCount))],
                [Wording.Of("mature"), .. spans.Select(span => TextOf(span.Of.Mature, withCount))],
                [Wording.Of("both"), .. spans.Select(span => TextOf(span.Of.Retention, withCount))],
            ],
            width);
    }
}

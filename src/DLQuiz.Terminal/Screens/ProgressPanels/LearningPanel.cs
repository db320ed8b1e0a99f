using System.Collections.Immutable;
using DLQuiz.Core.Reports;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.ProgressPanels;

/// <summary>How the collection is learned: cards met over time, how well today's are known, and how the reviews shift to mature cards.</summary>
internal sealed class LearningPanel : ProgressPanel
{
    public override string Name => Wording.Of("learning");

    public override IEnumerable<Line> Draw(ProgressReading reading, int width, int height)
    {
        LearningCurve curve = reading.Learning;
        List<Line> text = [.. Shares(curve, width)];
        if (curve.Points.IsEmpty)
        {
            return text;
        }

        (string, string) ends = (curve.Points[0].Day.ToString(), curve.Points[^1].Day.ToString());
        LinePlot met = new([new Series(Wording.Of("cards met"), [.. curve.Points.Select(point => (double)point.Met)])]) { Title = Wording.Of("cards met"), Ends = ends };
        StudyWeek[] weeks = WholeWeeks(reading);
        LinePlot shift = new(
        [
            new Series(Wording.Of("young"), [.. weeks.Select(week => (double)week.Young.Reviews)]),
            new Series(Wording.Of("mature"), [.. weeks.Select(week => (double)week.Mature.Reviews)]),
        ])
        { Title = Wording.Of("reviews a week"), Ends = (weeks[0].Monday.ToString(), weeks[^1].Monday.ToString()) };
        return weeks.Length > 1 ? Stack(text, width, height, met, shift) : Stack(text, width, height, met);
    }

    public override IEnumerable<Line> Table(ProgressReading reading, int width)
    {
        Dictionary<int, int> met = reading.Learning.Points.ToDictionary(point => point.Day.Number, point => point.Met);
        int today = reading.Today.Number;
        return
        [
            .. Shares(reading.Learning, width),
            Line.Empty,
            .. TextTable.Lines(
                [Wording.Of("week from"), Wording.Of("cards met"), Wording.Of("new"), Wording.Of("young"), Wording.Of("mature"), Wording.Of("again that day")],
                [
                    .. reading.Weeks.Reverse().Select(week => new[]
                    {
                        week.Monday.ToString(), TextTable.Number(met.GetValueOrDefault(Math.Min(week.Monday.Number + 6, today))), TextTable.Number(week.New),
                        TextTable.Number(week.Young.Reviews), TextTable.Number(week.Mature.Reviews), TextTable.Number(week.Drills),
                    }),
                ],
                width),
        ];
    }

    /// <summary>Without the one that is not over, which would look like a fall.</summary>
    private static StudyWeek[] WholeWeeks(ProgressReading reading) =>
        [.. reading.Weeks.Where((week, i) => i == 0 || week.Monday.Plus(6) <= reading.Today)];

    /// <summary>A bar of mastered, young and new cards, and what its marks mean.</summary>
    private static IEnumerable<Line> Shares(LearningCurve curve, int width)
    {
        if (curve.Total == 0)
        {
            return Text(Wording.Of("There are no cards."), width);
        }

        int bar = Math.Min(width, 100);
        int mastered = (int)Math.Round((double)bar * curve.Mastered / curve.Total);
        int young = (int)Math.Round((double)bar * (curve.Mastered + curve.Young) / curve.Total) - mastered;
        string words = Wording.Of($"█ mastered {Count(curve.Mastered)} · ▒ young {Count(curve.Young)} · – new {Count(curve.New)}");
        return
        [
            new Line([new Run(new string('█', mastered), Ink.Accent), new Run(new string('▒', young), Ink.Accent), new Run(new string('–', bar - mastered - young), Ink.Faint)]),
            .. Text(words, width),
        ];

        string Count(int cards) => $"{TextTable.Number(cards)} ({100.0 * cards / curve.Total:0} %)";
    }
}

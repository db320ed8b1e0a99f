using System.Collections.Immutable;
using DLQuiz.Core.Reports;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.ProgressPanels;

/// <summary>What comes: cards that fall due, the time they will take at the learner's pace, beside the time of the days past.</summary>
internal sealed class LoadPanel : ProgressPanel
{
    private const int ColumnsForAllDays = 96;
    private const int PastDays = 30;

    public override string Name => Wording.Of("load");

    public override IEnumerable<Line> Draw(ProgressReading reading, int width, int height)
    {
        DueForecast forecast = reading.Forecast;
        int days = width >= ColumnsForAllDays ? ProgressReading.ComingDays : 30;
        List<Line> text =
        [
            .. Text(Wording.Of($"due in 7 days {TextTable.Number(forecast.Within(7))} · in 30 days {TextTable.Number(forecast.Within(30))} · in 90 days {TextTable.Number(forecast.Within(90))}"), width, Ink.Strong),
            .. PaceOf(reading) is { } pace ? Text(Wording.Of($"today {TextTable.Number(forecast.Within(1))}; in the coming week about {DurationText.Of(pace * forecast.Within(7) / 7)} a day"), width) : [],
        ];
        ColumnPlot coming = new([.. forecast.Cards.Take(days).Select(cards => (double)cards)])
        {
            Title = Wording.Of("cards due a day"),
            Ends = (forecast.From.ToString(), forecast.From.Plus(days - 1).ToString()),
        };
        ColumnPlot past = new(MinutesOf(reading))
        {
            Title = Wording.Of("minutes a day so far"),
            Ends = (reading.Today.Plus(1 - PastDays).ToString(), reading.Today.ToString()),
        };
        return Stack(text, width, height, coming, past);
    }

    public override IEnumerable<Line> Table(ProgressReading reading, int width)
    {
        TimeSpan? pace = PaceOf(reading);
        Dictionary<int, DayWork> past = reading.Progress.Days.ToDictionary(day => day.Day.Number);
        return
        [
            .. TextTable.Lines(
                [Wording.Of("coming day"), Wording.Of("due"), Wording.Of("about")],
                [.. reading.Forecast.Cards.Select((cards, i) => new[] { reading.Today.Plus(i).ToString(), TextTable.Number(cards), pace is { } known ? DurationText.Of(known * cards) : "–" })],
                width),
            Line.Empty,
            .. TextTable.Lines(
                [Wording.Of("past day"), Wording.Of("answers"), Wording.Of("time")],
                [
                    .. Enumerable.Range(0, PastDays).Select(ago => (Day: reading.Today.Plus(-ago), Work: past.GetValueOrDefault(reading.Today.Number - ago))).Select(one => new[]
                    {
                        one.Day.ToString(), TextTable.Number(one.Work.New + one.Work.Reviews + one.Work.Drills), DurationText.Of(one.Work.Time),
                    }),
                ],
                width),
        ];
    }

    /// <summary>The mean time of a card of the last days, its later looks on the same day included; null before the first.</summary>
    private static TimeSpan? PaceOf(ProgressReading reading)
    {
        DayWork[] days = [.. reading.Of(ProgressReading.RecentDays).Days];
        int cards = days.Sum(day => day.New + day.Reviews);
        return cards == 0 ? null : TimeSpan.FromTicks(days.Sum(day => day.Time.Ticks) / cards);
    }

    private static ImmutableArray<double> MinutesOf(ProgressReading reading)
    {
        double[] minutes = new double[PastDays];
        foreach (DayWork day in reading.Progress.Days)
        {
            int ago = reading.Today.DaysSince(day.Day);
            if (ago < PastDays)
            {
                minutes[PastDays - 1 - ago] = day.Time.TotalMinutes;
            }
        }

        return [.. minutes];
    }
}

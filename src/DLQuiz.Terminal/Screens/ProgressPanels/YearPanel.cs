using System.Collections.Immutable;
using DLQuiz.Core.Reports;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.ProgressPanels;

/// <summary>What was done: the answers of each day of the year, the days in a row.</summary>
internal sealed class YearPanel : ProgressPanel
{
    private const int Days = 371;

    public override string Name => Wording.Of("year");

    public override IEnumerable<Line> Draw(ProgressReading reading, int width, int height)
    {
        Progress progress = reading.Progress;
        string streak = progress.Streak == 1 ? Wording.Of("1 day in a row") : Wording.Of($"{progress.Streak} days in a row");
        string longest = Wording.Of($"the longest {progress.LongestStreak}");
        string answers = TextTable.Number(progress.Days.Sum(AnswersOf));
        string time = DurationText.Of(TimeSpan.FromTicks(progress.Days.Sum(day => day.Time.Ticks)));
        string done = progress.Days.Length == 1
            ? Wording.Of($"{answers} answers on 1 day, {time}")
            : Wording.Of($"{answers} answers on {TextTable.Number(progress.Days.Length)} days, {time}");
        List<Line> text = [.. Text($"{streak} · {longest}", width, Ink.Strong), .. Text(done, width)];
        YearHeatmap year = new(reading.Today.Date, ValuesOf(reading)) { Unit = Wording.Of("answers") };
        // Seven rows of days are worth more than the sums above them.
        return height - text.Count >= 8 ? Stack(text, width, height, year) : Stack(text[..1], width, height, year);
    }

    public override IEnumerable<Line> Table(ProgressReading reading, int width) => TextTable.Lines(
        [Wording.Of("day"), Wording.Of("answers"), Wording.Of("new"), Wording.Of("reviews"), Wording.Of("again that day"), Wording.Of("time")],
        [
            .. reading.Progress.Days.Reverse().Select(day => new[]
            {
                day.Day.ToString(), TextTable.Number(AnswersOf(day)), TextTable.Number(day.New), TextTable.Number(day.Reviews), TextTable.Number(day.Drills), DurationText.Of(day.Time),
            }),
        ],
        width);

    private static int AnswersOf(DayWork day) => day.New + day.Reviews + day.Drills;

    private static ImmutableArray<double> ValuesOf(ProgressReading reading)
    {
        double[] values = new double[Days];
        foreach (DayWork day in reading.Progress.Days)
        {
            int ago = reading.Today.DaysSince(day.Day);
            if (ago < Days)
            {
                values[Days - 1 - ago] = AnswersOf(day);
            }
        }

        return [.. values];
    }
}

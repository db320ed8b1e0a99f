using System.CommandLine;
using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;
using DLQuiz.Exchange;
using DLQuiz.Storage;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz stats</c>: what was done, what was remembered, what comes.</summary>
internal sealed class StatsCommand : CliCommand
{
    private const int BarWidth = 40;

    private readonly Option<string?> deck = new("--deck", "-d") { Description = "Only this deck and those below it.", HelpName = "DECK" };
    private readonly Option<int> days = new("--days") { Description = "How many days back, and a tenth of it ahead.", HelpName = "N", DefaultValueFactory = _ => 365 };
    private readonly Option<bool> json = new("--json") { Description = "One JSON line: streak, retention, days, forecast." };

    public StatsCommand(CommandContext context)
        : base("stats", "Prints what was done, what was remembered and what comes.", context,
            "dlquiz stats",
            "dlquiz stats --deck deep-learning --days 30",
            "dlquiz stats --json | jq .retention.share")
    {
        Add(deck);
        Add(days);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        int back = parsed.GetValue(days);
        if (back is < 1 or > 36_500)
        {
            throw new UsageException($"--days wants a number from 1 to 36500, not {back}.");
        }

        Workspace workspace = Context.Workspace(parsed);
        using SqlStore store = workspace.OpenFresh(message => World.Error.WriteLine($"dlquiz: {message}"));
        string? chosen = parsed.GetValue(deck);
        StudyDay today = workspace.Today;
        var progress = Progress.Of(store.DayTotals(today.Plus(1 - back), today, chosen), today);
        IReadOnlyList<(StudyDay Day, int Cards)> forecast = store.Forecast(today, today.Plus(Math.Clamp(back / 10, 7, 90)), chosen);
        if (parsed.GetValue(json))
        {
            StatisticsLine.Write(World.Out, today, progress, forecast);
        }
        else
        {
            Print(today, back, progress, forecast);
        }

        return ExitCodes.Fine;
    }

    private void Print(StudyDay today, int back, Progress progress, IReadOnlyList<(StudyDay Day, int Cards)> forecast)
    {
        int answers = progress.Days.Sum(day => day.New + day.Reviews + day.Drills);
        TimeSpan time = progress.Days.Aggregate(TimeSpan.Zero, (sum, day) => sum + day.Time);
        World.Out.WriteLine($"{today}, the last {(back == 1 ? "day" : $"{back} days")}");
        World.Out.WriteLine($"  studied    {progress.Days.Length} days, {answers} answers, {(int)time.TotalHours}:{time.Minutes:00} h");
        World.Out.WriteLine($"  streak     {progress.Streak} days; the longest {progress.LongestStreak}");
        World.Out.WriteLine($"  retention  {TextOf(progress.Retention)}");
        World.Out.WriteLine($"    young    {TextOf(progress.Young)}");
        World.Out.WriteLine($"    mature   {TextOf(progress.Mature)}");
        if (forecast.Count == 0)
        {
            World.Out.WriteLine("Nothing is due in the coming days.");
            return;
        }

        World.Out.WriteLine();
        World.Out.WriteLine("due in the coming days");
        int most = forecast.Max(day => day.Cards);
        foreach ((StudyDay day, int cards) in forecast)
        {
            World.Out.WriteLine($"  {day}  {cards,6}  {new string('█', (int)Math.Ceiling((double)BarWidth * cards / most))}");
        }
    }

    private static string TextOf(Retention retention) => retention.Reviews == 0
        ? "no reviews yet"
        : $"{retention.Share:P1} of {retention.Reviews} (95 % interval {retention.Interval.Low:P0} to {retention.Interval.High:P0})";
}

using System.Diagnostics;
using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;
using DLQuiz.Core.Scheduling;
using DLQuiz.Exchange;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz;

/// <summary>What one forecast supposes; null where things are as they are set.</summary>
internal sealed record Supposition(string Scheduler, double? Retention, int? NewPerDay, int? ReviewsPerDay);

/// <summary>Forecasts from a store, as a table with plots or as JSON lines.</summary>
internal sealed class Simulation(World world, IStore store, IReadOnlyList<DeckCounts> decks, StudyDay today, string? root)
{
    private const int PlotColumns = 68;

    private const int PlotLines = 8;

    /// <summary>Cards of one note; more blocks than a note may hold.</summary>
    private const int BlockBits = 24;

    /// <summary>The first that is set decides (POSIX.1-2017, 8.2).</summary>
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    private readonly SchedulerSettings settings = Workspace.SettingsOf(store);

    public required int Days { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Of decks that state none.</summary>
    public required DailyLimits Limits { get; init; }

    public void WriteJson(IReadOnlyList<Supposition> asked)
    {
        foreach ((Supposition one, WorkloadForecast forecast) in Forecast(asked, Start(asked)))
        {
            ForecastLine.Write(world.Out, one.Scheduler, RetentionOf(one), (one.NewPerDay, one.ReviewsPerDay), forecast);
        }
    }

    public void Print(IReadOnlyList<Supposition> asked, bool isPlain)
    {
        WorkloadStart start = Start(asked);
        (Supposition Asked, WorkloadForecast Forecast)[] all = [.. Forecast(asked, start)];
        bool inAscii = isPlain || !IsUnicode(world.Variable);
        PrintHead(start);
        PrintTable(all, start.Habits.SecondsPerAnswer);
        double top = all.SelectMany(one => ColumnPlot.Means(Answers(one.Forecast), PlotColumns)).DefaultIfEmpty(0).Max();
        foreach ((Supposition one, WorkloadForecast forecast) in all)
        {
            PrintPlot(Title(one), forecast, top, inAscii);
        }
    }

    /// <summary>Whether the locale says that the terminal shows more than ASCII; on Windows every terminal does.</summary>
    internal static bool IsUnicode(Func<string, string?> variable)
    {
        string locale = LocaleVariables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return OperatingSystem.IsWindows() || locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private FsrsModel Learner => new(settings.Parameters);

    private WorkloadStart Start(IReadOnlyList<Supposition> asked)
    {
        var order = decks.Select((deck, place) => (deck.Path, place)).ToDictionary(deck => deck.Path, deck => deck.place);
        Card[] cards =
        [
            .. store.Sources().SelectMany(source => store.CardsOf(source.Name)).Where(card => !card.IsGone && DeckPaths.IsWithin(card.Card.Deck, root))
                .Select(card => card.Card).OrderBy(card => order.GetValueOrDefault(card.Deck)),
        ];
        Dictionary<string, long> notes = [];
        return WorkloadStart.Of([.. cards.Select(card => (card, BlockOf(card, notes)))], store.Log(), [.. asked.Select(Rule)], Learner);
    }

    private static long BlockOf(Card card, Dictionary<string, long> notes)
    {
        if (!notes.TryGetValue(card.Span.File, out long note))
        {
            notes[card.Span.File] = note = notes.Count;
        }

        return (note << BlockBits) | (uint)card.Block;
    }

    private IEnumerable<(Supposition Asked, WorkloadForecast Forecast)> Forecast(IReadOnlyList<Supposition> asked, WorkloadStart start)
    {
        using var line = new ProgressLine(world, "days");
        var clock = Stopwatch.StartNew();
        int all = asked.Count * Days;
        for (int which = 0; which < asked.Count; which++)
        {
            int done = which * Days;
            WorkloadForecast forecast = WorkloadForecast.Of(start, which, Rule(asked[which]), Learner, Plan(asked[which]), day =>
            {
                if (day % 8 == 0)
                {
                    line.Show(done + day, all, clock.Elapsed);
                }
            });
            line.Clear();
            yield return (asked[which], forecast);
        }
    }

    private Func<string, IScheduler> Rule(Supposition asked)
    {
        IScheduler rule = Schedulers.Find(asked.Scheduler)!;
        return asked.Retention is { } wanted ? _ => new Fsrs6(settings.Parameters, wanted) : deck => rule.With(settings, deck);
    }

    private WorkloadPlan Plan(Supposition asked)
    {
        bool isOwn = asked.NewPerDay is null && asked.ReviewsPerDay is null;
        return new WorkloadPlan
        {
            From = today,
            Days = Days,
            Seed = Seed,
            Progress = store.ProgressOn(today),
            Decks = isOwn ? decks.ToDictionary(deck => deck.Path, deck => deck.Settings) : new Dictionary<string, DeckSettings>(),
            Limits = new DailyLimits(asked.NewPerDay ?? Limits.NewPerDay, asked.ReviewsPerDay ?? Limits.ReviewsPerDay),
        };
    }

    private double? RetentionOf(Supposition asked) =>
        Schedulers.Find(asked.Scheduler) is Fsrs6 ? asked.Retention ?? settings.RetentionOf(root ?? "") : null;

    private void PrintHead(WorkloadStart start)
    {
        int met = start.Cards.Count(card => card.Memory is not null);
        world.Out.WriteLine($"{SafeText.Of(root ?? "All decks")}: {start.Cards.Length} cards, {met} of them met; {Days} days from {today}, seed {Seed}.");
        world.Out.WriteLine($"The learner supposed: recall as FSRS-6 has it with {(settings.Parameters.Equals(FsrsParameters.Default) ? "the published" : "your fitted")} parameters, study on every day, "
            + $"{start.Habits.SecondsPerAnswer:0} s an answer.");
        world.Out.WriteLine();
    }

    private void PrintTable((Supposition Asked, WorkloadForecast Forecast)[] all, double seconds)
    {
        int width = all.Max(one => Title(one.Asked).Length);
        world.Out.WriteLine($"{"".PadRight(width)}  {"answers",8}  {"a day",6}  {"busiest",7}  {"hours",6}  {"recalled",8}  {"met",6}  {"known",6}  {"waiting",7}");
        foreach ((Supposition asked, WorkloadForecast forecast) in all)
        {
            string recalled = forecast.Recalled is { } share ? $"{100 * share:0.0} %" : "";
            world.Out.WriteLine($"{Title(asked).PadRight(width)}  {forecast.Answers,8}  {(double)forecast.Answers / Days,6:0.0}  {forecast.Days.Max(day => day.Answers),7}  "
                + $"{forecast.Answers * seconds / 3600,6:0.0}  {recalled,8}  {forecast.Met,6}  {forecast.Known,6:0}  {forecast.Days[^1].Waiting,7}");
        }
    }

    private void PrintPlot(string title, WorkloadForecast forecast, double top, bool isPlain)
    {
        var plot = new ColumnPlot([.. Answers(forecast)]) { Title = $"{title}: answers a day", Top = top, Ends = (today.ToString(), forecast.Days[^1].Day.ToString()) };
        world.Out.WriteLine();
        foreach (Line line in plot.Draw(new PlotFrame(PlotColumns, PlotLines, isPlain)))
        {
            world.Out.WriteLine(line.Text.TrimEnd());
        }
    }

    private static IReadOnlyList<double> Answers(WorkloadForecast forecast) => [.. forecast.Days.Select(day => (double)day.Answers)];

    private string Title(Supposition asked)
    {
        string title = asked.Scheduler;
        title += RetentionOf(asked) is { } retention ? $" at {retention:0.00}" : "";
        title += asked.NewPerDay is { } fresh ? $", {fresh} new" : "";
        return title + (asked.ReviewsPerDay is { } reviews ? $", {reviews} reviews" : "");
    }
}

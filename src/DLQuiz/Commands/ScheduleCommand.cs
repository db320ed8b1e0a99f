using System.CommandLine;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz schedule</c>: what schedules the decks, what grades lead to, and schedules for scripts.</summary>
internal sealed class ScheduleCommand : CliCommand
{
    private static readonly string[] Names = [.. Schedulers.All.Select(scheduler => scheduler.Name)];

    private readonly Option<bool> batch = new("--batch")
    {
        Description = "JSON lines {\"scheduler\", \"qualities\"} or {\"scheduler\":\"fsrs6\", \"reviews\"} on standard input, one line of steps or error for each.",
    };

    private readonly Option<string[]> quality = new("--quality", "-q")
    {
        Description = "Grades from 0 to 5, each given on the day when the card is due: shows how the schedule goes on.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> scheduler = new("--scheduler") { Description = "The scheduler of --quality; without it your own.", HelpName = string.Join('|', Names) };
    private readonly Option<string?> use = new("--use") { Description = "From now on the scheduler of every deck whose notes name none; your log is replayed.", HelpName = string.Join('|', Names) };
    private readonly Option<double?> retention = new("--retention") { Description = "From now on the probability of recall, 0.70 to 0.97, at which fsrs6 shows a card again.", HelpName = "R" };
    private readonly Option<string?> deck = new("--deck", "-d") { Description = "With --retention: only for this deck and those below it.", HelpName = "DECK" };

    public ScheduleCommand(CommandContext context)
        : base("schedule", "Shows or sets what schedules your decks; schedules for scripts.", context,
            "dlquiz schedule                                # what schedules which deck",
            "dlquiz schedule --quality 5 5 3 1 4            # how the grades move a card",
            "dlquiz schedule --use fsrs6 --retention 0.85   # from now on; nothing is lost, --use sm2 goes back",
            """echo '{"scheduler":"sm2","qualities":[5,5,3]}' | dlquiz schedule --batch""",
            """echo '{"scheduler":"fsrs6","reviews":[{"rating":3},{"elapsed_days":2,"rating":1}]}' | dlquiz schedule --batch""")
    {
        foreach (Option option in new Option[] { batch, quality, scheduler, use, retention, deck })
        {
            Add(option);
        }

        scheduler.AcceptOnlyFromAmong(Names);
        use.AcceptOnlyFromAmong(Names);
    }

    public override int Run(ParseResult parsed)
    {
        if (parsed.GetValue(batch))
        {
            LineBatch.Run(World.In, World.Out, ScheduleLine.Answer);
            return ExitCodes.Fine;
        }

        Workspace workspace = Context.Workspace(parsed);
        if (parsed.GetValue(quality) is { Length: > 0 } grades)
        {
            ShowGrades([.. grades.Select(ReadQuality)], Chosen(parsed.GetValue(scheduler), workspace), workspace.Today);
        }
        else if (parsed.GetValue(use) is not null || parsed.GetValue(retention) is not null)
        {
            Set(parsed, workspace);
        }
        else
        {
            ShowDecks(workspace);
        }

        return ExitCodes.Fine;
    }

    private static Quality ReadQuality(string text) => text is [>= '0' and <= '5'] ? new Quality(text[0] - '0')
        : throw new UsageException($"“{text}” is no quality: a whole number from 0 (blackout) to 5 (perfect).");

    private static IScheduler Chosen(string? name, Workspace workspace)
    {
        using SqlStore? store = workspace.OpenExisting();
        return Schedulers.For(name ?? "", deck: "", Workspace.SettingsOf(store));
    }

    private void ShowGrades(Quality[] grades, IScheduler rule, StudyDay today)
    {
        bool remembers = rule is Fsrs6;
        World.Out.WriteLine($"{rule.Name}, each review on its due day");
        World.Out.WriteLine();
        World.Out.WriteLine($"{"review",10}  quality  {(remembers ? "stability  difficulty" : "ease  repetitions")}  {"interval",8}  {"due",10}");
        CardState state = CardState.Fresh;
        foreach (Quality grade in grades)
        {
            StudyDay day = state.Due ?? today;
            state = rule.Next(state, grade, day);
            string knows = remembers ? $"{state.Stability,9:0.00}  {state.Difficulty,10:0.00}" : $"{state.EaseX100 / 100.0:0.00}  {state.Repetitions,11}";
            World.Out.WriteLine($"{day}  {grade.Value,7}  {knows}  {state.IntervalDays,6} d  {state.Due}");
        }
    }

    private void Set(ParseResult parsed, Workspace workspace)
    {
        using SqlStore store = workspace.Open();
        SchedulerSettings settings = Workspace.SettingsOf(store);
        settings = settings with { Scheduler = parsed.GetValue(use) ?? settings.Scheduler };
        if (parsed.GetValue(retention) is { } wanted)
        {
            settings = WithRetention(settings, wanted, parsed.GetValue(deck), store.Decks(workspace.Today));
        }

        store.SetSetting(SchedulerSettings.Key, settings.ToJson());
        ShowDecks(workspace);
    }

    private static SchedulerSettings WithRetention(SchedulerSettings settings, double wanted, string? deck, IReadOnlyList<DeckCounts> decks)
    {
        if (wanted is not (>= Fsrs6.LowestRetention and <= Fsrs6.HighestRetention))
        {
            throw new UsageException($"The wanted retention is {wanted}; it lies between {Fsrs6.LowestRetention:0.00} and {Fsrs6.HighestRetention:0.00}.");
        }

        if (deck is null)
        {
            return settings with { Retention = wanted };
        }

        return decks.Any(one => one.Path == deck)
            ? settings with { RetentionByDeck = settings.RetentionByDeck.SetItem(deck, wanted) }
            : throw new UsageException($"There is no deck {deck}; dlquiz due lists them.");
    }

    private void ShowDecks(Workspace workspace)
    {
        using SqlStore? store = workspace.OpenExisting();
        if (store is not null)
        {
            workspace.AdoptSchedule(store);
        }

        SchedulerSettings settings = Workspace.SettingsOf(store);
        IReadOnlyList<DeckCounts> counts = store?.Decks(workspace.Today) ?? [];
        var decks = counts.ToDictionary(one => one.Path, one => one.Settings);
        World.Out.WriteLine($"{"scheduler",-10}  {"retention",9}  deck");
        World.Out.WriteLine(Row(Schedulers.For("", deck: "", settings), "(where the notes name none)"));
        foreach (DeckCounts one in counts)
        {
            World.Out.WriteLine(Row(Schedulers.For(one.Path, decks, settings), SafeText.Of(one.Path)));
        }

        World.Out.WriteLine();
        World.Out.WriteLine(settings.Parameters.Equals(FsrsParameters.Default)
            ? "FSRS parameters: the published ones; dlquiz fit fits them to your log."
            : $"FSRS parameters, fitted to your log: {string.Join(", ", settings.Parameters.Values.Select(value => $"{value:0.####}"))}");
    }

    private static string Row(IScheduler rule, string deck) => $"{rule.Name,-10}  {(rule is Fsrs6 fsrs ? $"{fsrs.Retention:0.00}" : "–"),9}  {deck}";
}

using System.CommandLine;
using DLQuiz.Compute;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz simulate</c>: the work of a year under each scheduler and limit.</summary>
internal sealed class SimulateCommand : CliCommand
{
    private const int LongestDays = 3_660;

    private const int MostPerDay = 9_999;

    private static readonly string[] Names = [.. Schedulers.All.Select(one => one.Name)];

    private readonly Argument<string?> deck = new("DECK") { Description = "This deck and those below it; without it all decks.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> scheduler = new("--scheduler") { Description = "One or several; without it every scheduler.", HelpName = string.Join('|', Names), AllowMultipleArgumentsPerToken = true };
    private readonly Option<double[]> retention = new("--retention") { Description = "Retention wanted by fsrs6, 0.70 to 0.97; one or several.", HelpName = "R", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int[]> newPerDay = new("--new-per-day") { Description = "Limit of new cards for all decks together, instead of their own; one or several.", HelpName = "N", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int[]> reviewsPerDay = new("--reviews-per-day") { Description = "Limit of reviews for all decks together, instead of their own; one or several.", HelpName = "N", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> days = new("--days") { Description = "How many days.", HelpName = "N", DefaultValueFactory = _ => 365 };
    private readonly Option<ulong> seed = new("--seed") { Description = "Another number is another year of luck.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> plain = new("--plain") { Description = "The plot in ASCII." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON line a forecast, with every day." };

    public SimulateCommand(CommandContext context)
        : base("simulate", "Forecasts the work of a year under each scheduler and limit.", context,
            "dlquiz simulate                                               # all decks, every scheduler, limits as they are",
            "dlquiz simulate deep-learning --new-per-day 5 10 20           # what more new cards a day would cost",
            "dlquiz simulate --scheduler fsrs6 --retention 0.8 0.9 0.95    # what more retention would cost",
            "dlquiz simulate --days 30 --json | jq .answers")
    {
        Add(deck);
        foreach (Option option in new Option[] { scheduler, retention, newPerDay, reviewsPerDay, days, seed, plain, json })
        {
            Add(option);
        }

        scheduler.AcceptOnlyFromAmong(Names);
        days.Validators.Add(given => Refuse(given, given.GetValue(days) is >= 1 and <= LongestDays, $"--days takes 1 to {LongestDays}."));
        newPerDay.Validators.Add(given => Refuse(given, given.GetValue(newPerDay)!.All(IsLimit), $"--new-per-day takes 0 to {MostPerDay}."));
        reviewsPerDay.Validators.Add(given => Refuse(given, given.GetValue(reviewsPerDay)!.All(IsLimit), $"--reviews-per-day takes 0 to {MostPerDay}."));
        retention.Validators.Add(given => Refuse(given, given.GetValue(retention)!.All(one => one is >= Fsrs6.LowestRetention and <= Fsrs6.HighestRetention), "--retention takes 0.70 to 0.97."));
    }

    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        using SqlStore store = workspace.OpenFresh(message => World.Error.WriteLine($"dlquiz: {message}"));
        string? root = parsed.GetValue(deck);
        IReadOnlyList<DeckCounts> decks = store.Decks(workspace.Today);
        if (root is not null && decks.All(one => one.Path != root))
        {
            string[] paths = [.. decks.Select(one => one.Path)];
            throw new UsageException(Spelling.Nearest(root, paths) is { } near ? $"There is no deck {root}; there is {near}." : $"There is no deck {root}; dlquiz due lists them.");
        }

        var simulation = new Simulation(World, store, decks, workspace.Today, root) { Days = parsed.GetValue(days), Seed = parsed.GetValue(seed), Limits = workspace.Limits };
        IReadOnlyList<Supposition> asked = Suppositions(parsed);
        if (parsed.GetValue(json))
        {
            simulation.WriteJson(asked);
        }
        else
        {
            simulation.Print(asked, parsed.GetValue(plain));
        }

        return ExitCodes.Fine;
    }

    /// <summary>Every scheduler with every limit; retentions only where they mean something.</summary>
    private List<Supposition> Suppositions(ParseResult parsed)
    {
        string[] rules = parsed.GetValue(scheduler) is { Length: > 0 } some ? [.. some.Distinct()] : Names;
        List<Supposition> all = [];
        foreach (string rule in rules)
        {
            double?[] wanted = Schedulers.Find(rule) is Fsrs6 && parsed.GetValue(retention) is { Length: > 0 } several ? [.. several.Cast<double?>()] : [null];
            all.AddRange(
                from one in wanted
                from fresh in Given(parsed.GetValue(newPerDay))
                from reviews in Given(parsed.GetValue(reviewsPerDay))
                select new Supposition(rule, one, fresh, reviews));
        }

        return all;
    }

    private static int?[] Given(int[]? limits) => limits is { Length: > 0 } ? [.. limits.Cast<int?>()] : [null];

    private static bool IsLimit(int limit) => limit is >= 0 and <= MostPerDay;

    private static void Refuse(System.CommandLine.Parsing.OptionResult given, bool isFine, string message)
    {
        if (!isFine)
        {
            given.AddError(message);
        }
    }
}

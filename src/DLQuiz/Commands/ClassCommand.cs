using System.CommandLine;
using DLQuiz.Compute;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Reports;
using DLQuiz.Core.Scheduling;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz class</c>: the teacher's view of all learners.</summary>
internal sealed class ClassCommand : CliCommand
{
    private readonly Argument<string?> deck = new("DECK") { Description = "Only this deck and those below it.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int> most = new("--misconceptions") { Description = "How many misconceptions to show.", HelpName = "N", DefaultValueFactory = _ => 10 };
    private readonly Option<bool> json = new("--json") { Description = "One JSON line: learners, misconceptions." };

    public ClassCommand(CommandContext context)
        : base("class", "Shows a teacher who is due, what was done and remembered, and which misconceptions are made most.", context,
            "dlquiz class",
            "dlquiz class deep-learning/normalization --misconceptions 3",
            "dlquiz class --json | jq -r '.learners[] | select(.due > 50) | .learner'")
    {
        Add(deck);
        Add(most);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        if (!workspace.Exists)
        {
            throw new UsageException($"Nobody has studied here yet: there is no {workspace.Place}.");
        }

        using SqlStore store = workspace.OpenForAll();
        string? chosen = parsed.GetValue(deck);
        CheckDeck(store, chosen);
        StudyDay today = workspace.Today;
        IReadOnlyList<LearnerStanding> standings = store.Standings(today, chosen);
        IReadOnlyDictionary<string, DeckSettings> decks = store.SettingsByDeck();
        ClassLine.Mistake[] mistakes =
        [
            .. ClassMisconceptions.Of(store.MisconceptionsMade(today, chosen)).Take(Math.Max(0, parsed.GetValue(most))).Select(made =>
            {
                Card? card = store.FindCard(made.Card)?.Card;
                return new ClassLine.Mistake(made, card, MisconceptionSentence.Of(made.Key, card?.Question, card is null ? null : DeckPaths.LanguageOf(card.Deck, decks)));
            }),
        ];
        if (parsed.GetValue(json))
        {
            ClassLine.Write(World.Out, today, chosen, standings, mistakes);
        }
        else
        {
            Print(today, chosen, standings, mistakes);
        }

        return ExitCodes.Fine;
    }

    private static void CheckDeck(SqlStore store, string? chosen)
    {
        IReadOnlyList<string> decks = chosen is null ? [] : store.DeckPaths();
        if (chosen is not null && !decks.Contains(chosen, StringComparer.Ordinal))
        {
            throw new UsageException(Spelling.Nearest(chosen, decks) is { } near ? $"There is no deck {chosen}; there is {near}." : $"There is no deck {chosen}; dlquiz due lists them.");
        }
    }

    private void Print(StudyDay today, string? chosen, IReadOnlyList<LearnerStanding> standings, ClassLine.Mistake[] mistakes)
    {
        World.Out.WriteLine($"{today}: {standings.Count} {(standings.Count == 1 ? "learner" : "learners")}{(chosen is null ? "" : $", {SafeText.Of(chosen)}")}");
        World.Out.WriteLine();
        string[][] rows =
        [
            ["learner", "due", "7 days", "30 days", "retention", "last studied"],
            .. standings.Select(one => new[] { SafeText.Of(one.Name), $"{one.Due}", $"{one.Week}", $"{one.Month}", TextOf(one.Retention), one.LastStudied?.ToString() ?? "never" }),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Cells.Width(row[column])))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) => column is 0 or 5 ? Cells.PadRight(cell, widths[column]) : Cells.PadLeft(cell, widths[column]));
            World.Out.WriteLine(string.Join("  ", cells).TrimEnd());
        }

        World.Out.WriteLine();
        World.Out.WriteLine(mistakes.Length == 0 ? "No misconception was recognised in the last 30 days." : "misconceptions of the last 30 days, by how many make them");
        foreach (ClassLine.Mistake mistake in mistakes)
        {
            World.Out.WriteLine($"{Counted(mistake.Made.Learners, "learner"),12}, {Counted(mistake.Made.Times, "time"),9}  {SafeText.Of(mistake.Sentence)}");
            World.Out.WriteLine($"{"",25}{(mistake.Made.IsStandard ? "last in" : "in")} {SafeText.Of(mistake.Card?.Deck ?? "a deck that is gone")}");
        }
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string TextOf(Retention retention) => retention.Reviews == 0 ? "–" : $"{retention.Share:P0} of {retention.Reviews}";
}

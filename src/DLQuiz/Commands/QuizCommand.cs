using System.CommandLine;
using DLQuiz.Compute;
using DLQuiz.Core.Study;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Exchange.ScoreSheets;
using DLQuiz.Storage;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Driver;
using DLQuiz.Terminal.Quizzes;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz quiz</c>: an exam, on the terminal or line by line.</summary>
internal sealed class QuizCommand : CliCommand
{
    private const int LargestDrawnSeed = 1_000_000;

    private readonly Argument<string[]> decks = new("DECK") { Description = "Decks to draw from, with all below them; every deck without one.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<int> questions = new("--questions", "-n") { Description = "How many questions.", HelpName = "N", DefaultValueFactory = _ => QuizRequest.UsualQuestions };
    private readonly Option<ulong?> seed = new("--seed") { Description = "Which paper: the same notes and seed give the same questions, numbers and options; drawn where it is missing.", HelpName = "SEED" };
    private readonly Option<string?> filter = new("--filter", "-f") { Description = "Only cards that match: deck:… tag:… kind:… or words; with is:… the paper is this learner's own.", HelpName = "FILTER" };
    private readonly Option<int?> minutes = new("--minutes") { Description = "A time limit; when it is over, what was answered counts.", HelpName = "M" };
    private readonly Option<string?> export = new("--export") { Description = "Writes the score sheet to a file: .md, .json, .csv or .html.", HelpName = "FILE" };
    private readonly Option<bool> json = new("--json") { Description = "The score sheet as one JSON line; the questions go to standard error." };
    private readonly Option<bool> record = new("--record") { Description = "The answers count as today's reviews; otherwise the schedule stays as it is." };

    public QuizCommand(CommandContext context)
        : base("quiz", "An exam of so many questions, with a score sheet; outside the schedule unless asked.", context,
            "dlquiz quiz deep-learning/dropout -n 10",
            "dlquiz quiz deep-learning -n 20 --seed 7 --minutes 30 --export sheet.md",
            "dlquiz quiz --filter 'tag:exam kind:numeric' --record",
            "dlquiz quiz deep-learning --seed 7 --plain --json < answers.txt | jq .share")
    {
        Add(decks);
        Add(questions);
        Add(seed);
        Add(filter);
        Add(minutes);
        Add(export);
        Add(json);
        Add(record);
    }

    public override int Run(ParseResult parsed)
    {
        QuizRequest request = Request(parsed);
        (string File, ScoreSheetFormat Format)? target = parsed.GetValue(export) is { } file ? ScoreSheetFile.Target(file) : null;
        Workspace workspace = Context.Workspace(parsed);
        using SqlStore store = DeckArguments.Open(World, workspace, request.Decks);
        Paper paper = Paper.Draw(store, workspace.Today, request);
        if (paper.Questions.IsEmpty)
        {
            throw new UsageException("No question can be drawn: no card of these decks matches. dlquiz find lists the cards of a filter.");
        }

        if (paper.Questions.Length < request.Questions)
        {
            World.Error.WriteLine($"dlquiz: {Counted.Of(paper.Questions.Length, "question")} of the {request.Questions} asked for: a paper asks one card of each block, and there are no more.");
        }

        StudyContext study = workspace.StudyContext(StudyRequest.Today, startWithReview: false, store);
        if (!World.IsTerminal || Context.IsPlain(parsed) || TerminalSupport.Check() is not null)
        {
            return SitInLines(parsed, paper, study, workspace, store, target);
        }

        ScoreSheet? sheet = null;
        int code = TerminalApp.Run(study with { Quiz = new QuizStart(paper, parsed.GetValue(record), done => sheet = done) });
        Tell(parsed, sheet, target);
        workspace.FinishBackup();
        return code;
    }

    private int SitInLines(ParseResult parsed, Paper paper, StudyContext study, Workspace workspace, SqlStore store, (string File, ScoreSheetFormat Format)? target)
    {
        // Standard output is the script's; who answers is asked on the other.
        TextWriter shown = parsed.GetValue(json) ? World.Error : World.Out;
        ScoreSheet? sheet = LineQuiz.Run(paper, World.Clock, World.In, shown, Context.IsPlain(parsed) || !World.IsTerminal);
        if (sheet is not null)
        {
            Keep(workspace, store, new QuizLog(study, store, sheet), parsed.GetValue(record));
        }

        // A full disk or a closed pipe costs the sheet, and no answer.
        Tell(parsed, sheet, target);
        return ExitCodes.Fine;
    }

    /// <summary>Null where the learner left without a sheet.</summary>
    private void Tell(ParseResult parsed, ScoreSheet? sheet, (string File, ScoreSheetFormat Format)? target)
    {
        if (sheet is not null && target is { } chosen)
        {
            ScoreSheetFile.Write(chosen.File, chosen.Format, sheet);
            World.Error.WriteLine($"dlquiz: the score sheet is in {SafeText.Of(chosen.File)}");
        }

        if (sheet is not null && parsed.GetValue(json))
        {
            new JsonScoreSheet().Write(World.Out, sheet, Wording.Of);
        }
    }

    private void Keep(Workspace workspace, SqlStore store, QuizLog log, bool inSchedule)
    {
        if (workspace.BackUpToday(store) is { } problem)
        {
            World.Error.WriteLine($"dlquiz: {SafeText.Of(problem)}");
        }

        if (inSchedule)
        {
            World.Error.WriteLine($"dlquiz: {Counted.Of(log.Schedule(), "answer")} recorded as reviews of {workspace.Today}");
        }
        else
        {
            log.Keep();
        }
    }

    private QuizRequest Request(ParseResult parsed)
    {
        int wanted = parsed.GetValue(questions);
        if (wanted is < 1 or > QuizRequest.MostQuestions)
        {
            throw new UsageException($"-n wants a number of questions from 1 to {QuizRequest.MostQuestions}, not {wanted}.");
        }

        int? limit = parsed.GetValue(minutes);
        if (limit is < 1 or > QuizRequest.MostMinutes)
        {
            throw new UsageException($"--minutes wants a number from 1 to {QuizRequest.MostMinutes}, not {limit}.");
        }

        if (parsed.GetValue(decks)?.FirstOrDefault(deck => deck.StartsWith('-')) is { } mistyped)
        {
            throw new UsageException(Spelling.Nearest(mistyped, Options.Select(option => option.Name)) is { } near ? $"There is no option {mistyped}; there is {near}." : $"There is no option {mistyped}; dlquiz quiz --help has them all.");
        }

        return new QuizRequest
        {
            Decks = [.. (parsed.GetValue(decks) ?? []).Select(deck => deck.Trim('/'))],
            Filter = Filters.Read(parsed.GetValue(filter)),
            Questions = wanted,
            Seed = parsed.GetValue(seed) ?? (ulong)Random.Shared.Next(1, LargestDrawnSeed),
            Limit = limit is { } given ? TimeSpan.FromMinutes(given) : null,
        };
    }
}

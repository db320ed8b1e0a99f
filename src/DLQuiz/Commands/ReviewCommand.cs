using System.CommandLine;
using DLQuiz.Core.Study;
using DLQuiz.Storage;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Driver;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz review</c>: today's reviews without Home.</summary>
internal sealed class ReviewCommand : CliCommand
{
    private readonly Option<string?> deck = new("--deck", "-d") { Description = "Only this deck and those below it.", HelpName = "DECK" };
    private readonly Option<string?> filter = new("--filter", "-f") { Description = "Only cards that match: deck:… tag:… is:… kind:… or words.", HelpName = "FILTER" };
    private readonly Option<bool> cram = new("--cram") { Description = "All matching cards; the schedule stays as it is." };
    private readonly Option<int> ahead = new("--ahead") { Description = "Also cards that fall due in so many days; they move on in the schedule.", HelpName = "DAYS" };
    private readonly Option<bool> siblings = new("--siblings") { Description = "Cards of one block may come on the same day." };

    public ReviewCommand(CommandContext context)
        : base("review", "Starts today's reviews on the terminal.", context,
            "dlquiz review",
            "dlquiz review --deck deep-learning/normalization",
            "dlquiz review --filter 'tag:exam is:leech' --cram",
            "dlquiz review --ahead 3",
            "dlquiz review --plain      # lines for a screen reader, a pipe or a script")
    {
        Add(deck);
        Add(filter);
        Add(cram);
        Add(ahead);
        Add(siblings);
    }

    public override int Run(ParseResult parsed)
    {
        bool isPlain = Context.IsPlain(parsed);
        if (!World.IsTerminal && !isPlain)
        {
            throw new UsageException("A review needs a terminal: run it in one, answer it line by line with dlquiz review --plain, or ask for today's agenda with dlquiz due.");
        }

        Workspace workspace = Context.Workspace(parsed);
        StudyRequest request = Request(parsed);
        using SqlStore? store = request.Deck is { } chosen ? DeckArguments.Open(World, workspace, [chosen]) : null;
        StudyContext study = workspace.StudyContext(request, startWithReview: true, store);
        int code = !isPlain && TerminalSupport.Check() is null ? TerminalApp.Run(study) : LineReview.Run(study, World.In, World.Out, isPlain);
        workspace.FinishBackup();
        return code;
    }

    private StudyRequest Request(ParseResult parsed)
    {
        int days = parsed.GetValue(ahead);
        if (days is < 0 or > 366)
        {
            throw new UsageException($"--ahead wants a number of days from 0 to 366, not {days}.");
        }

        if (days > 0 && parsed.GetValue(cram))
        {
            throw new UsageException("--cram leaves the schedule as it is and --ahead moves it: choose one.");
        }

        return new StudyRequest
        {
            Deck = parsed.GetValue(deck),
            Filter = Filters.Read(parsed.GetValue(filter)),
            Mode = parsed.GetValue(cram) ? StudyMode.Cram : StudyMode.Schedule,
            AheadDays = days,
            WithSiblings = parsed.GetValue(siblings),
        };
    }
}

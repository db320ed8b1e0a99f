using System.CommandLine;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Driver;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz review</c>: today's reviews without Home.</summary>
internal sealed class ReviewCommand : CliCommand
{
    private readonly Option<string?> deck = new("--deck", "-d") { Description = "Only this deck and those below it.", HelpName = "DECK" };

    public ReviewCommand(CommandContext context)
        : base("review", "Starts today's reviews on the terminal.", context,
            "dlquiz review",
            "dlquiz review --deck deep-learning/normalization")
    {
        Add(deck);
    }

    public override int Run(ParseResult parsed)
    {
        if (!World.IsTerminal)
        {
            throw new UsageException("A review needs a terminal: run it in one, or ask for today's agenda with dlquiz due.");
        }

        StudyContext study = Context.Workspace(parsed).StudyContext(parsed.GetValue(deck), startWithReview: true);
        return TerminalSupport.Check() is null ? TerminalApp.Run(study) : LineReview.Run(study, World.In, World.Out);
    }
}

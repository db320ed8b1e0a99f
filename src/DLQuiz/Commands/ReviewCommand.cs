using System.CommandLine;
using DLQuiz.Compute;
using DLQuiz.Storage;
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

        Workspace workspace = Context.Workspace(parsed);
        string? chosen = parsed.GetValue(deck);
        using SqlStore? store = chosen is null ? null : OpenWith(chosen, workspace);
        StudyContext study = workspace.StudyContext(chosen, startWithReview: true, store);
        return TerminalSupport.Check() is null ? TerminalApp.Run(study) : LineReview.Run(study, World.In, World.Out);
    }

    private SqlStore OpenWith(string chosen, Workspace workspace)
    {
        SqlStore store = workspace.OpenFresh(message => World.Error.WriteLine($"dlquiz: {message}"));
        IReadOnlyList<string> decks = [.. store.Decks(workspace.Today).Select(one => one.Path)];
        if (decks.Contains(chosen, StringComparer.Ordinal))
        {
            return store;
        }

        store.Dispose();
        throw new UsageException(Spelling.Nearest(chosen, decks) is { } near
            ? $"There is no deck {chosen}; there is {near}."
            : $"There is no deck {chosen}; dlquiz due lists them.");
    }
}

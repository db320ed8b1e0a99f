using System.CommandLine;
using DLQuiz.Core.Study;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Driver;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz browse</c>: looks for cards on the terminal.</summary>
internal sealed class BrowseCommand : CliCommand
{
    private readonly Argument<string[]> filter = new("FILTER")
    {
        Description = "What to look for at first, as dlquiz find takes it.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public BrowseCommand(CommandContext context)
        : base("browse", "Looks for cards on the terminal, shows, marks and edits them.", context,
            "dlquiz browse",
            "dlquiz browse is:leech",
            "dlquiz browse deck:normalization 方差")
    {
        Add(filter);
    }

    public override int Run(ParseResult parsed)
    {
        if (!World.IsTerminal || Context.IsPlain(parsed) || TerminalSupport.Check() is not null)
        {
            throw new UsageException("Browsing needs a terminal that can place the cursor; dlquiz find lists the same cards as text.");
        }

        string[] words = parsed.GetValue(filter) ?? [];
        _ = Filters.Read(words);
        Workspace workspace = Context.Workspace(parsed);
        int code = TerminalApp.Run(workspace.StudyContext(StudyRequest.Today, startWithReview: false) with { StartWithFilter = string.Join(' ', words) });
        workspace.FinishBackup();
        return code;
    }
}

using System.CommandLine;
using DLQuiz.Core.Study;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Driver;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz</c> alone: Home on a terminal, today's agenda otherwise.</summary>
internal sealed class HomeCommand(CommandContext context) : CliCommand(
    "home", "Opens Home on a terminal, prints today's agenda otherwise.", context,
    "dlquiz                     # Home; press space to study",
    "dlquiz --plain             # today's agenda as text; so in a pipe",
    "dlquiz compile ~/notes     # make decks of your own notes",
    "dlquiz --db study.db       # another place for decks and history")
{
    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        if (!World.IsTerminal || Context.IsPlain(parsed) || TerminalSupport.Check() is not null)
        {
            return Agenda.Print(World, workspace);
        }

        int code = TerminalApp.Run(workspace.StudyContext(StudyRequest.Today, startWithReview: false));
        workspace.FinishBackup();
        return code;
    }
}

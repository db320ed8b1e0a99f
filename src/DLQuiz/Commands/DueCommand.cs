using System.CommandLine;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz due</c>: what is due today.</summary>
internal sealed class DueCommand : CliCommand
{
    private readonly Option<bool> json = new("--json") { Description = "One JSON line: day, due, new, decks." };

    public DueCommand(CommandContext context)
        : base("due", "Prints what is due today.", context,
            "dlquiz due",
            "dlquiz due --json | jq .due")
    {
        Add(json);
    }

    public override int Run(ParseResult parsed) => Agenda.Print(World, Context.Workspace(parsed), parsed.GetValue(json));
}

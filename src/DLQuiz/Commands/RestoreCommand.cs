using System.CommandLine;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz restore</c>: a backup in the place of the store; what it replaces is kept.</summary>
internal sealed class RestoreCommand : CliCommand
{
    private readonly Argument<string> file = new("FILE") { Description = "A backup; dlquiz backup --list shows those that there are." };

    public RestoreCommand(CommandContext context)
        : base("restore", "Puts a backup in the place of the store, and keeps what it replaces.", context,
            "dlquiz backup --list",
            "dlquiz restore ~/.local/share/dlquiz/backups/dlquiz-20260301T120000000Z-daily.db")
    {
        Add(file);
    }

    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        workspace.Backups();
        string from = parsed.GetValue(file)!;
        string? replaced = Restore.Run(workspace.Place, from, World.Clock);
        using (SqlStore store = workspace.Open())
            World.Out.WriteLine($"{SafeText.Of(workspace.Place)} is {SafeText.Of(from)} again, row by row; its next entries are written under a new device id.");
        if (replaced is not null)
            World.Out.WriteLine($"What it replaced is in {SafeText.Of(replaced)}.");
        return ExitCodes.Fine;
    }
}

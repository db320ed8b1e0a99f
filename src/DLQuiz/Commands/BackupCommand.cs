using System.CommandLine;
using System.Globalization;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz backup</c>: the store as it is now, in a file that <c>dlquiz restore</c> takes.</summary>
internal sealed class BackupCommand : CliCommand
{
    private readonly Argument<string?> file = new("FILE") { Description = "Where to; without it among the backups that dlquiz makes by itself.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> list = new("--list", "-l") { Description = "Show the backups, newest first." };
    private readonly Option<bool> json = new("--json") { Description = "JSON lines: file, made, reason, bytes." };

    public BackupCommand(CommandContext context)
        : base("backup", "Copies the store, or lists the copies; dlquiz makes one a day by itself.", context,
            "dlquiz backup",
            "dlquiz backup /media/stick/dlquiz.db",
            "dlquiz backup --list")
    {
        Add(file);
        Add(list);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        BackupFolder backups = workspace.Backups();
        if (parsed.GetValue(list))
        {
            List(backups.All(), parsed.GetValue(json));
            return ExitCodes.Fine;
        }

        if (!workspace.Exists)
            throw new UsageException("There is no store yet, so there is nothing to back up.");

        if (parsed.GetValue(file) is not { } path)
        {
            List([backups.Make(BackupReason.Asked)], parsed.GetValue(json));
            return ExitCodes.Fine;
        }

        backups.MakeAt(path);
        List([new Backup(Path.GetFullPath(path), World.Clock.GetUtcNow(), BackupReason.Asked)], parsed.GetValue(json));
        return ExitCodes.Fine;
    }

    private void List(IReadOnlyList<Backup> backups, bool asJson)
    {
        foreach (Backup backup in backups)
        {
            long bytes = new FileInfo(backup.File).Length;
            string reason = backup.Reason.ToString().ToLowerInvariant();
            if (asJson)
            {
                JsonLines.Write(World.Out, line =>
                {
                    line.WriteString("file", backup.File);
                    line.WriteString("made", backup.Made.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                    line.WriteString("reason", reason);
                    line.WriteNumber("bytes", bytes);
                });
            }
            else
            {
                World.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(backup.Made, World.Zone):yyyy-MM-dd HH:mm}  {reason,-9} {bytes / 1024.0,8:0} KB  {SafeText.Of(backup.File)}"));
            }
        }
    }
}

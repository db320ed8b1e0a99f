using System.CommandLine;
using System.Diagnostics;
using DLQuiz.Core.Model;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz rebuild</c>: every state and statistic from the log alone.</summary>
internal sealed class RebuildCommand : CliCommand
{
    private const int MostShown = 20;

    private readonly Option<bool> dryRun = new("--dry-run", "-n") { Description = "Only look; exit code 1 when something differs." };
    private readonly Option<bool> json = new("--json") { Description = "JSON lines: one a state that differed, then one with the counts." };

    public RebuildCommand(CommandContext context)
        : base("rebuild", "Computes every state and statistic anew from the log; finds nothing to change in a healthy store.", context,
            "dlquiz rebuild --dry-run",
            "dlquiz rebuild")
    {
        Add(dryRun);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        bool look = parsed.GetValue(dryRun);
        using SqlStore? store = Context.Workspace(parsed).OpenExisting();
        if (store is null)
            throw new UsageException("There is no store yet, so there is nothing to rebuild.");

        RebuildReport report = Rebuild(store, dryRun: true);
        if (!look && !report.IsHealthy)
        {
            Context.BackUp(store, BackupReason.Repair);
            report = Rebuild(store, dryRun: false);
        }

        Action<RebuildReport, bool> write = parsed.GetValue(json) ? WriteJson : WriteText;
        write(report, look);
        return look && !report.IsHealthy ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }

    private RebuildReport Rebuild(SqlStore store, bool dryRun)
    {
        using var progress = new ProgressLine(World, "entries");
        var clock = Stopwatch.StartNew();
        return store.Rebuild(dryRun, (done, all) => progress.Show((int)done, (int)all, clock.Elapsed));
    }

    private void WriteText(RebuildReport report, bool look)
    {
        foreach (StateDifference difference in report.States.Take(MostShown))
            World.Out.WriteLine($"  {difference.Card} ({SafeText.Of(difference.Learner)}): {Words(difference.Stored)}, by the log {Words(difference.Folded)}");
        if (report.States.Length > MostShown)
            World.Out.WriteLine($"  … and {report.States.Length - MostShown} more");
        World.Out.WriteLine($"{Counted.Of(report.Entries, "entry", "entries")} read: " + (report.IsHealthy
            ? "every state and statistic is what the log says"
            : $"{Counted.Of(report.States.Length, "state")}, {Counted.Of(report.Misplaced, "place")} and {Counted.Of(report.Days, "sum")} of days {(look ? "differ" : "mended")}"));
        if (report.Waiting > 0)
            World.Out.WriteLine($"{Counted.Of(report.Waiting, "entry waits", "entries wait")} for cards that are not here yet.");
    }

    private void WriteJson(RebuildReport report, bool look)
    {
        foreach (StateDifference difference in report.States)
        {
            JsonLines.Write(World.Out, line =>
            {
                line.WriteString("card", difference.Card.ToString());
                line.WriteString("learner", difference.Learner);
                line.WriteString("stored", Words(difference.Stored));
                line.WriteString("folded", Words(difference.Folded));
            });
        }

        JsonLines.Write(World.Out, line =>
        {
            line.WriteNumber("entries", report.Entries);
            line.WriteNumber("states", report.States.Length);
            line.WriteNumber("places", report.Misplaced);
            line.WriteNumber("days", report.Days);
            line.WriteNumber("waiting", report.Waiting);
            line.WriteBoolean("mended", !look && !report.IsHealthy);
        });
    }

    private static string Words(CardState? state) => state is null ? "no state"
        : state.IsNew ? "new"
        : $"interval {state.IntervalDays}, ease {state.EaseX100 / 100m:0.00}, due {state.Due}";
}

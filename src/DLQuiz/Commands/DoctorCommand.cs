using System.CommandLine;
using System.Diagnostics;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz doctor</c>: whether the store is sound, and what to do if it is not.</summary>
internal sealed class DoctorCommand : CliCommand
{
    private readonly Option<bool> repair = new("--repair") { Description = "Mend what can be mended, after a backup." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON line a finding: check, what, cure, repairable." };

    public DoctorCommand(CommandContext context)
        : base("doctor", "Examines the store; exit code 0 when all is well, 1 when something was found.", context,
            "dlquiz doctor",
            "dlquiz doctor --repair")
    {
        Add(repair);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        workspace.Backups();
        bool asJson = parsed.GetValue(json);
        if (!workspace.Exists)
        {
            if (!asJson)
                World.Out.WriteLine($"There is no store yet in {SafeText.Of(workspace.Place)}.");
            return ExitCodes.Fine;
        }

        using SqlStore store = workspace.Open();
        var doctor = new Doctor(store, workspace.Place, Environment.MachineName);
        List<Finding> findings = Examine(doctor, asJson);
        if (parsed.GetValue(repair) && findings.Any(finding => finding.IsRepairable))
        {
            Context.BackUp(store, BackupReason.Repair);
            doctor.Repair(findings);
            using SqlStore mended = workspace.Open();
            findings = Examine(new Doctor(mended, workspace.Place, Environment.MachineName), asJson);
        }

        return findings.Count == 0 ? ExitCodes.Fine : ExitCodes.InputHasErrors;
    }

    private List<Finding> Examine(Doctor doctor, bool asJson)
    {
        List<Finding> all = [];
        using var progress = new ProgressLine(World, "entries");
        var clock = Stopwatch.StartNew();
        foreach (string check in Doctor.Checks)
        {
            List<Finding> findings = [.. doctor.Examine(check, (done, of) => progress.Show((int)done, (int)of, clock.Elapsed))];
            progress.Clear();
            all.AddRange(findings);
            if (asJson)
                findings.ForEach(WriteJson);
            else if (findings.Count == 0)
                World.Out.WriteLine($"{check,-16} fine");
            else
                findings.ForEach(finding => World.Out.WriteLine($"{check,-16} {SafeText.Of(finding.What)}\n{"",-16} cure: {SafeText.Of(finding.Cure)}"));
        }

        return all;
    }

    private void WriteJson(Finding finding) => JsonLines.Write(World.Out, line =>
    {
        line.WriteString("check", finding.Check);
        line.WriteString("what", finding.What);
        line.WriteString("cure", finding.Cure);
        line.WriteBoolean("repairable", finding.IsRepairable);
    });
}

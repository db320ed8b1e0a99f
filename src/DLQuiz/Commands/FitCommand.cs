using System.CommandLine;
using System.Diagnostics;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Scheduling.Fitting;
using DLQuiz.Exchange;
using DLQuiz.Storage;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz fit</c>: FSRS parameters from the learner's own log.</summary>
internal sealed class FitCommand : CliCommand
{
    private readonly Option<bool> apply = new("--apply") { Description = "Schedule by the fitted parameters from now on, if they predict better; your log is replayed." };
    private readonly Option<bool> force = new("--force") { Description = "With --apply: also when they do not predict better." };
    private readonly Option<bool> reset = new("--reset") { Description = "Go back to the published parameters." };
    private readonly Option<string?> from = new("--from") { Description = "A review log to read instead of your own: CSV or JSON lines with card_id, rating and review_time or elapsed_days.", HelpName = "FILE" };
    private readonly Option<bool> json = new("--json") { Description = "One JSON line: reviews, learned, tested, scores, better, stored, parameters." };

    public FitCommand(CommandContext context)
        : base("fit", "Fits FSRS to your own log, and says how well each way of predicting did on its last fifth.", context,
            "dlquiz fit                       # look, change nothing",
            "dlquiz fit --apply               # and schedule by it from now on",
            "dlquiz fit --from reviews.csv    # what a log from elsewhere would give")
    {
        foreach (Option option in new Option[] { apply, force, reset, from, json })
        {
            Add(option);
        }
    }

    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        if (parsed.GetValue(reset))
        {
            Store(workspace, FsrsParameters.Default);
            World.Out.WriteLine("FSRS schedules by the published parameters.");
            return ExitCodes.Fine;
        }

        if (ReadLog(parsed.GetValue(from), workspace) is not { } log)
        {
            return ExitCodes.InputHasErrors;
        }

        if (Fit(log) is not { } report)
        {
            World.Error.WriteLine($"dlquiz: {TooFew(log)}");
            return ExitCodes.InputHasErrors;
        }

        bool isWanted = parsed.GetValue(apply);
        bool isStored = isWanted && (report.IsBetter || parsed.GetValue(force));
        if (isStored)
        {
            Store(workspace, report.Parameters);
        }

        if (parsed.GetValue(json))
        {
            FitLine.Write(World.Out, report, isStored);
        }
        else
        {
            Print(report, isWanted, isStored);
        }

        return isWanted && !isStored ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }

    private ReviewSequences? ReadLog(string? file, Workspace workspace)
    {
        if (file is null)
        {
            using SqlStore? store = workspace.OpenExisting();
            return ReviewSequences.Of(store is null ? [] : GradedReviews.Of(store.Log()));
        }

        using TextReader? opened = file == "-" ? null : new StreamReader(file);
        try
        {
            ReadReviewLog read = ReviewLogReader.Read(opened ?? World.In, file, World.Zone, workspace.Rollover);
            if (read.LeftOut > 0)
            {
                World.Error.WriteLine($"dlquiz: {read.LeftOut} rows without a grade (rating 0) are left out.");
            }

            return ReviewSequences.Of(read.Reviews);
        }
        catch (FormatException unreadable)
        {
            World.Error.WriteLine($"dlquiz: {unreadable.Message}");
            return null;
        }
    }

    private FitReport? Fit(ReviewSequences log)
    {
        using var line = new ProgressLine(World, "iterations");
        var clock = Stopwatch.StartNew();
        return FitReport.Of(log, progress => line.Show(progress.Iteration, progress.Iterations, clock.Elapsed, $"log loss {progress.Loss:0.0000}"));
    }

    private static string TooFew(ReviewSequences log) =>
        $"There are {log.CountScored(log.Count)} reviews to learn from: those at least a day after the card's review before. A fit needs {FitReport.LeastReviews}, "
        + "some of them in the last fifth of the log. Until then FSRS schedules well by the published parameters.";

    private static void Store(Workspace workspace, FsrsParameters parameters)
    {
        using SqlStore store = workspace.Open();
        store.SetSetting(SchedulerSettings.Key, (Workspace.SettingsOf(store) with { Parameters = parameters }).ToJson());
    }

    private void Print(FitReport report, bool isWanted, bool isStored)
    {
        TextWriter output = World.Out;
        output.WriteLine($"{report.Reviews} reviews; learned from {report.Learned} of the first four fifths, tested on {report.Tested} of the last.");
        output.WriteLine();
        output.WriteLine($"{"predicted by",-18}  {"log loss",8}  {"RMSE(bins)",10}");
        foreach (PredictionScore score in report.Scores)
        {
            output.WriteLine($"{score.Name,-18}  {score.LogLoss,8:0.0000}  {score.RmseBins,10:0.0000}");
        }

        output.WriteLine();
        output.WriteLine($"Parameters: {string.Join(", ", report.Parameters.Values.Select(value => $"{value:0.####}"))}");
        PredictionScore best = report.Scores.MinBy(score => score.LogLoss)!;
        if (!report.IsBetter)
        {
            output.WriteLine("They do not predict better than the published ones: a longer log may tell more.");
        }
        else if (best.Name != FitReport.Fitted)
        {
            output.WriteLine($"They predict better than the published ones, and the {best.Name} better still.");
        }

        output.WriteLine(isStored ? "Stored: FSRS schedules by them from now on; dlquiz fit --reset goes back."
            : isWanted ? "Not stored; --force stores them all the same."
            : report.IsBetter ? "Not stored; --apply stores them." : "Not stored.");
    }
}

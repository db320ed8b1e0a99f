using System.CommandLine;
using System.Diagnostics;
using System.Text;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz log</c>: the history as text, to keep under git and to carry between machines.</summary>
internal sealed class LogCommand : CliCommand
{
    public LogCommand(CommandContext context)
        : base("log", "Exports the review log, or merges logs of other machines.", context,
            "dlquiz log export ~/study/log.jsonl",
            "dlquiz log merge ~/study/log.jsonl")
    {
        Add(new Export(context));
        Add(new Merge(context));
    }

    public override int Run(ParseResult parsed) => throw new UsageException("Say which: dlquiz log export, or dlquiz log merge FILE.");

    /// <summary>One JSON line an entry.</summary>
    private sealed class Export : CliCommand
    {
        private readonly Argument<string?> file = new("FILE") { Description = "Where to; standard output without it or with -.", Arity = ArgumentArity.ZeroOrOne };

        public Export(CommandContext context)
            : base("export", "Writes the whole log, one JSON line an entry; equal logs give equal files.", context,
                "dlquiz log export ~/study/log.jsonl",
                "dlquiz log export | grep '\"quality\":0'")
        {
            Add(file);
        }

        public override int Run(ParseResult parsed)
        {
            using SqlStore? store = Context.Workspace(parsed).OpenExisting();
            IEnumerable<LogEntry> log = store?.ExportLog() ?? [];
            if (parsed.GetValue(file) is not { } path || path == "-")
            {
                Write(World.Out, log);
                return ExitCodes.Fine;
            }

            // An export that fails half way must not cost the one before.
            string unfinished = path + ".part";
            int entries;
            using (var output = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                entries = Write(output, log);
            File.Move(unfinished, path, overwrite: true);
            World.Error.WriteLine($"{SafeText.Of(path)}: {Counted.Of(entries, "entry", "entries")}");
            return ExitCodes.Fine;
        }

        private static int Write(TextWriter output, IEnumerable<LogEntry> log)
        {
            int entries = 0;
            foreach (LogEntry entry in log)
            {
                LogLines.Write(output, entry);
                entries++;
            }

            return entries;
        }
    }

    /// <summary>All lines or none.</summary>
    private sealed class Merge : CliCommand
    {
        private const int MostProblems = 20;

        private readonly Argument<string[]> files = new("FILE") { Description = "Exported logs, in any order; - is standard input.", Arity = ArgumentArity.OneOrMore };
        private readonly Option<bool> asMine = new("--as-mine") { Description = "Take entries of another learner's name as yours." };
        private readonly Option<bool> json = new("--json") { Description = "One JSON line: read, added, waiting." };

        public Merge(CommandContext context)
            : base("merge", "Adds the entries that are missing here, and folds their cards anew; doing it twice changes nothing.", context,
                "dlquiz log merge ~/study/log.jsonl",
                "dlquiz log merge laptop.jsonl desktop.jsonl")
        {
            Add(files);
            Add(asMine);
            Add(json);
        }

        public override int Run(ParseResult parsed)
        {
            Workspace workspace = Context.Workspace(parsed);
            var source = new LogSource(parsed.GetValue(files)!, World.In);
            using SqlStore store = workspace.Open();
            List<string> problems = [];
            string? me = parsed.GetValue(asMine) ? null : store.LearnerName;
            int found = store.CountNew(Sound(source, me, problems));
            if (problems.Count > 0)
                return Refuse(problems);

            try
            {
                Report(Add(source, store, found), parsed.GetValue(json));
                return ExitCodes.Fine;
            }
            catch (LogConflictException conflict)
            {
                return Refuse([.. source.Lines().Where(line => line.TryRead(out _)?.Id == conflict.Other.Id).Select(line => $"{line.Place}: {conflict.Message} See docs/safety.md.")]);
            }
        }

        private MergeReport Add(LogSource source, SqlStore store, int found)
        {
            if (found > 0 && !store.HasNoLog)
                Context.BackUp(store, BackupReason.Merge);
            int all = source.Lines().Count();
            using var progress = new ProgressLine(World, "entries");
            var clock = Stopwatch.StartNew();
            return store.MergeLog(source.Entries(), done => progress.Show(done, all, clock.Elapsed));
        }

        /// <summary>Notes what is wrong with any line, and gives the entries of the others.</summary>
        private static IEnumerable<LogEntry> Sound(LogSource source, string? me, List<string> problems)
        {
            foreach (LogLine line in source.Lines())
            {
                if (line.TryRead(out string? problem) is { } entry && (me is null || entry.Learner == me))
                    yield return entry;
                else
                    problems.Add($"{line.Place}: {problem ?? $"an entry of the learner {line.TryRead(out _)!.Learner}, and you are {me}; --as-mine takes all entries as yours"}");
            }
        }

        private int Refuse(List<string> problems)
        {
            foreach (string problem in problems.Take(MostProblems))
                World.Error.WriteLine(SafeText.Of(problem));
            if (problems.Count > MostProblems)
                World.Error.WriteLine($"… and {problems.Count - MostProblems} more");
            World.Error.WriteLine($"dlquiz: {Counted.Of(problems.Count, "line")} cannot be merged, so nothing was.");
            return ExitCodes.InputHasErrors;
        }

        private void Report(MergeReport report, bool asJson)
        {
            if (asJson)
            {
                JsonLines.Write(World.Out, line =>
                {
                    line.WriteNumber("read", report.Read);
                    line.WriteNumber("added", report.Added);
                    line.WriteNumber("waiting", report.Waiting);
                });
                return;
            }

            World.Out.WriteLine($"{Counted.Of(report.Read, "entry", "entries")} read, {report.Added} new");
            if (report.Waiting > 0)
                World.Out.WriteLine($"{Counted.Of(report.Waiting, "entry waits", "entries wait")} for cards that are not here yet; dlquiz compile brings them.");
        }
    }
}

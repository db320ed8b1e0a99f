using System.CommandLine;
using System.Diagnostics;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Diagnostics;
using DLQuiz.Storage;
using DLQuiz.Watching;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz compile</c>: notes become decks, and the plan says what that changes.</summary>
internal sealed class CompileCommand : CliCommand
{
    private readonly Argument<string?> path = new("PATH")
    {
        Description = "A folder of notes, or one note; without it every place compiled before, and the decks that ship.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> dryRun = new("--dry-run", "-n") { Description = "Show the plan and what was noticed; store nothing." };
    private readonly Option<bool> full = new("--full") { Description = "Read and compile every note, also those that did not change." };
    private readonly ReportOptions reporting = new();
    private readonly Option<bool> watch = new("--watch", "-w") { Description = "Then wait, and compile each note as it is saved; Ctrl-C ends." };
    private readonly Option<bool> stamp = new("--stamp") { Description = "First write an id into the notes of PATH for each card that has none; with --dry-run only show that." };

    public CompileCommand(CommandContext context)
        : base("compile", "Compiles notes into decks and prints what is new, edited, moved or gone.", context,
            "dlquiz compile                       # everything compiled before",
            "dlquiz compile ~/notes --dry-run     # look first",
            "dlquiz compile ~/notes               # a folder, and all below it",
            "dlquiz compile ~/notes --watch       # and again whenever a note is saved",
            "dlquiz compile note.md --json        # findings for a script",
            "dlquiz compile --format sarif > findings.sarif",
            "dlquiz compile -q --strict           # for a hook: errors only, and warnings fail")
    {
        Add(path);
        Add(dryRun);
        Add(full);
        Add(watch);
        reporting.AddTo(this);
        Add(stamp);
    }

    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        bool store = !parsed.GetValue(dryRun);
        using SqlStore? open = store ? workspace.Open() : workspace.OpenExisting();
        IReadOnlyList<Source> sources = parsed.GetValue(path) is { } given ? [workspace.SourceAt(given, open)] : workspace.Sources(open);
        if (sources.Count == 0)
        {
            throw new UsageException("No notes were ever compiled here: name a folder, as in dlquiz compile ~/notes.");
        }

        if (parsed.GetValue(watch) && reporting.IsOneLog(parsed))
        {
            throw new UsageException("--watch never comes to the end that a SARIF log needs: use --json.");
        }

        if (parsed.GetValue(stamp))
        {
            new NoteStamper(reporting.IsForScript(parsed) ? World.Error : World.Out, !store).Stamp(sources, parsed.GetValue(path));
        }

        if (store && workspace.BackUpToday(open!) is { } problem)
        {
            throw new StoreException($"{problem} Nothing was compiled.");
        }

        ICompileReport report = reporting.Choose(parsed, World);
        using WatchLoop? loop = parsed.GetValue(watch) ? new WatchLoop(World, compilation => Save(compilation, open, store, report), Tell) : null;
        int code = ExitCodes.Fine;
        foreach (Source source in sources)
        {
            // Listening begins before reading, so that no save falls between the two.
            FileEvents? events = loop?.Listen(source);
            code = Math.Max(code, Compile(source, open, store, parsed.GetValue(full), report, reporting.IsStrict(parsed), out IReadOnlyList<NoteFile> notes));
            loop?.Add(new SourceWatch(source, notes, open, events!));
        }

        if (loop is not null)
        {
            World.Error.WriteLine("Watching; Ctrl-C ends.");
            loop.Run();
            return ExitCodes.Fine;
        }

        report.Finish();
        return code;
    }

    /// <summary>Of a save while watching; whether it was stored.</summary>
    private bool Save(Compilation compilation, SqlStore? store, bool apply, ICompileReport report)
    {
        if (apply)
        {
            Workspace.Apply(store!, compilation);
        }

        HashSet<string> files = [.. compilation.Plan.Opened];
        if (files.Count > 0)
        {
            report.WriteSaved(compilation with { Diagnostics = [.. compilation.Diagnostics.Where(finding => files.Contains(finding.Span.File))] }, apply, World.Clock.GetLocalNow());
        }

        return apply;
    }

    private void Tell(Source source, string? trouble)
    {
        if (trouble is not null)
        {
            World.Error.WriteLine($"dlquiz: {trouble}");
        }
    }

    private int Compile(Source source, SqlStore? store, bool apply, bool everything, ICompileReport report, bool isStrict, out IReadOnlyList<NoteFile> notes)
    {
        List<string> links = [];
        try
        {
            notes = NoteFolder.Find(source, links);
        }
        catch (SourceException unreadable)
        {
            World.Error.WriteLine($"dlquiz: {unreadable.Message}");
            notes = [];
            return ExitCodes.InputHasErrors;
        }

        using var progress = new ProgressLine(World, "notes");
        Compilation compilation = new SourceCompiler(World.Clock) { Progress = progress.Show, Everything = everything, Links = links }.Compile(source, notes, store);
        progress.Clear();
        if (apply)
        {
            using var storing = new ProgressLine(World, "cards stored");
            var clock = Stopwatch.StartNew();
            Workspace.Apply(store!, compilation, (done, all) => storing.Show(done, all, clock.Elapsed));
        }

        report.Write(compilation, apply);
        return ReportOptions.Fails(compilation, isStrict) ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }
}

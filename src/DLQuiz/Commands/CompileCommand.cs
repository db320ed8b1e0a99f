using System.CommandLine;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Diagnostics;
using DLQuiz.Storage;

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
    private readonly Option<bool> stamp = new("--stamp") { Description = "First write an id into the notes of PATH for each card that has none; with --dry-run only show that." };

    public CompileCommand(CommandContext context)
        : base("compile", "Compiles notes into decks and prints what is new, edited, moved or gone.", context,
            "dlquiz compile                       # everything compiled before",
            "dlquiz compile ~/notes --dry-run     # look first",
            "dlquiz compile ~/notes               # a folder, and all below it",
            "dlquiz compile note.md --json        # findings for a script",
            "dlquiz compile --format sarif > findings.sarif",
            "dlquiz compile -q --strict           # for a hook: errors only, and warnings fail")
    {
        Add(path);
        Add(dryRun);
        Add(full);
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

        if (parsed.GetValue(stamp))
        {
            new NoteStamper(reporting.IsForScript(parsed) ? World.Error : World.Out, !store).Stamp(sources, parsed.GetValue(path));
        }

        if (store && workspace.BackUpToday(open!) is { } problem)
        {
            throw new StoreException($"{problem} Nothing was compiled.");
        }

        ICompileReport report = reporting.Choose(parsed, World);
        int code = ExitCodes.Fine;
        foreach (Source source in sources)
        {
            code = Math.Max(code, Compile(source, open, store, parsed.GetValue(full), report, reporting.IsStrict(parsed)));
        }

        report.Finish();
        return code;
    }

    private int Compile(Source source, SqlStore? store, bool apply, bool everything, ICompileReport report, bool isStrict)
    {
        List<string> links = [];
        IReadOnlyList<NoteFile> notes;
        try
        {
            notes = NoteFolder.Find(source, links);
        }
        catch (SourceException unreadable)
        {
            World.Error.WriteLine($"dlquiz: {unreadable.Message}");
            return ExitCodes.InputHasErrors;
        }

        using var progress = new ProgressLine(World, "notes");
        Compilation compilation = new SourceCompiler(World.Clock) { Progress = progress.Show, Everything = everything, Links = links }.Compile(source, notes, store);
        progress.Clear();
        if (apply)
        {
            Workspace.Apply(store!, compilation);
        }

        report.Write(compilation, apply);
        return ReportOptions.Fails(compilation, isStrict) ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }
}

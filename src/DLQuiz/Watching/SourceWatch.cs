using System.Diagnostics;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Storage;

namespace DLQuiz.Watching;

/// <summary>Keeps one source compiled while its notes are edited.</summary>
internal sealed class SourceWatch : IDisposable
{
    /// <summary>How often one looks where nothing is told.</summary>
    private static readonly TimeSpan Deaf = TimeSpan.FromSeconds(1);

    /// <summary>How often one looks anyway: some file systems tell nothing of what other machines do.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    private readonly Source source;
    private readonly bool isNote;
    private readonly SqlStore? store;
    private readonly FileEvents events;
    private readonly SettlingNotes notes;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan rescanned;
    private TimeSpan pause;
    private (KnownSource Source, long Mark)? known;
    private TimeSpan notBefore;
    private bool mustRescan;
    private bool mustCompile;
    private bool isAway;

    /// <param name="source">A folder of notes, or one note.</param>
    /// <param name="found">Its notes as they were just compiled.</param>
    /// <param name="store">Null for a dry run without a store.</param>
    /// <param name="events">Listening since before <paramref name="found"/> was read.</param>
    public SourceWatch(Source source, IEnumerable<NoteFile> found, SqlStore? store, FileEvents events)
    {
        (this.source, this.store, this.events) = (source, store, events);
        isNote = File.Exists(source.Root);
        notes = new SettlingNotes(source);
        notes.Accept(found);
    }

    public Source Source => source;

    /// <summary>Whether it must be asked again soon.</summary>
    public bool IsBusy => notes.IsMoving || (mustRescan && !isAway);

    /// <summary>Takes what was told; a compilation when notes changed and hold still, else null.</summary>
    /// <exception cref="SourceException">The source cannot be read now.</exception>
    public Compilation? Step()
    {
        TimeSpan now = clock.Elapsed;
        if (isAway && Path.Exists(source.Root))
        {
            events.Restart();
            isAway = false;
        }

        if (!isNote && !isAway && !Directory.Exists(source.Root))
            NoteFolder.Find(source); // says that it is away; of a folder that is moved as a whole nothing else tells
        while (events.TryTake(out string name))
        {
            if (notes.Knows(name))
                notes.Touch(name, now);
            else
                mustRescan = true; // a new note, a folder, or another program's file: only the folder as a whole tells
        }

        mustRescan |= events.TakeLoss() || now - rescanned > (events.IsDeaf ? Deaf : Doubt);
        if (mustRescan && now - rescanned >= pause)
            Rescan(now);
        mustCompile |= notes.Settle(now);
        return mustCompile && now >= notBefore ? Compile() : null;
    }

    /// <summary>The last compilation was stored.</summary>
    public void Take(CompilePlan plan) => known?.Source.Take(plan);

    /// <summary>Another source changed what the store knows of this one.</summary>
    public void Forget() => known = null;

    /// <summary>What went wrong may be over in a moment.</summary>
    public void TryAgain()
    {
        mustRescan = mustCompile = true;
        known = null;
        pause = Deaf;
        rescanned = clock.Elapsed;
        notBefore = rescanned + Deaf;
        isAway = !Path.Exists(source.Root);
    }

    public void Dispose() => events.Dispose();

    private Compilation Compile()
    {
        if (!Path.Exists(source.Root))
            NoteFolder.Find(source); // that it is away is another thing than that all its notes are gone
        Compilation compilation = new SourceCompiler().CompileAgainst(source, notes.Notes, Known());
        mustCompile = false;
        return compilation;
    }

    /// <summary>What the store knew at the last save, unless another program changed it since.</summary>
    private KnownSource? Known()
    {
        if (store is null)
            return null;
        long? mark = store.ForeignChanges;
        if (known is { } kept && kept.Mark == mark)
            return kept.Source;
        var read = KnownSource.Of(store, source.Name);
        known = mark is { } now ? (read, now) : null;
        return read;
    }

    private void Rescan(TimeSpan now)
    {
        notes.Rescan(now);
        mustRescan = false;
        rescanned = now;
        // A flood of events must not become a flood of looks.
        pause = 10 * (clock.Elapsed - now);
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz;

/// <summary>Compiles sources from disk: reads the notes that changed side by side, and plans against the store.</summary>
/// <param name="clock">The system's when left out. Tells which files were saved just now: such a file may change again without its time showing it.</param>
internal sealed class SourceCompiler(TimeProvider? clock = null)
{
    private static readonly string[] SchedulerNames = [.. Schedulers.All.Select(scheduler => scheduler.Name)];

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>A time stamp may be as coarse as this; files younger than that when they are read are read again next time, as git does.</summary>
    private static readonly TimeSpan Racy = TimeSpan.FromSeconds(2);

    /// <summary>Told how many notes are done of how many; never more than ten times a second.</summary>
    public Action<int, int, TimeSpan>? Progress { get; init; }

    /// <summary>Reads and compiles every note, changed or not.</summary>
    public bool Everything { get; init; }

    /// <summary>Symbolic links among the notes, told as findings.</summary>
    public IReadOnlyCollection<string> Links { get; init; } = [];

    /// <param name="source">Where the notes are.</param>
    /// <param name="notes">As <see cref="NoteFolder.Find"/> gave them.</param>
    /// <param name="store">Null when there is none yet: every card is new then.</param>
    public Compilation Compile(Source source, IReadOnlyList<NoteFile> notes, IStore? store) =>
        CompileAgainst(source, notes, store is null ? null : KnownSource.Of(store, source.Name));

    /// <param name="source">Where the notes are.</param>
    /// <param name="notes">As <see cref="NoteFolder.Find"/> gave them.</param>
    /// <param name="known">What the store knows; null when there is none yet.</param>
    public Compilation CompileAgainst(Source source, IReadOnlyList<NoteFile> notes, KnownSource? known)
    {
        bool isKnown = known is not null && !Everything && known.Compiler == CompilerVersion.Current;
        NoteFile[] suspects = isKnown ? [.. notes.Where(note => !known!.Is(note))] : [.. notes];
        Reading[] readings = Read(suspects, isKnown ? known : null);
        HashSet<string> there = [.. notes.Select(note => note.Name)];
        StoredNote[] absent = [.. (known?.Notes ?? []).Where(note => note.Outcome != NoteOutcome.Absent && !there.Contains(note.File))];
        List<Reading> opened = [.. readings.Where(reading => reading.Compiled is not null)];
        if (isKnown && opened.Count + absent.Length > 0)
            OpenRelated(opened, absent, notes, known!);
        Compilation compilation = Link(source, opened, absent, there, known);
        return compilation with
        {
            Diagnostics = [.. Links.Select(link => new Diagnostic(Rules.LinkNotFollowed, "This is a symbolic link; it is not followed.", new SourceSpan(link, 1, 1))), .. compilation.Diagnostics],
            Plan = compilation.Plan with
            {
                Compiler = CompilerVersion.Current,
                Absent = [.. absent.Select(note => note.File)],
                Restamped = [.. readings.Where(reading => reading.Compiled is null).Select(reading => (reading.File, reading.Stamp))],
            },
        };
    }

    /// <summary>A file that was read: compiled, unless it holds what the store knows of it.</summary>
    private sealed record Reading(string File, FileStamp? Stamp, CompiledNote? Compiled, bool IsUnreadable);

    private Reading[] Read(NoteFile[] notes, KnownSource? known)
    {
        var readings = new Reading[notes.Length];
        var watch = Stopwatch.StartNew();
        long reported = 0;
        int done = 0;
        Parallel.For(0, notes.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            readings[i] = Read(notes[i], known);
            int count = Interlocked.Increment(ref done);
            long now = watch.ElapsedMilliseconds;
            long last = Interlocked.Read(ref reported);
            if (Progress is not null && now - last >= Tick.TotalMilliseconds && Interlocked.CompareExchange(ref reported, now, last) == last)
                Progress(count, notes.Length, watch.Elapsed);
        });
        return readings;
    }

    private Reading Read(NoteFile note, KnownSource? known)
    {
        long recent = ((clock ?? TimeProvider.System).GetUtcNow() - Racy).UtcTicks;
        try
        {
            NoteText text = NoteFolder.Read(note);
            FileStamp? stamp = note.Stamp.Modified < recent ? note.Stamp : null;
            if (known is not null && known.Holds(text))
                return new Reading(note.Name, stamp, null, IsUnreadable: false);
            CompiledNote compiled = NoteCompiler.Compile(text, SchedulerNames);
            return new Reading(note.Name, stamp, compiled with { Note = compiled.Note with { Stamp = stamp } }, IsUnreadable: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Reading(note.Name, null, Unreadable(note, failure), IsUnreadable: true);
        }
    }

    /// <summary>A note that the system will not hand over is reported like any other trouble with a note, and its cards stay.</summary>
    private static CompiledNote Unreadable(NoteFile note, Exception failure) => new(
        new Note(note.Name, "", DeckPath.OfFile(note.Name), DeckSettings.None),
        NoteOutcome.Unread,
        [],
        [new Diagnostic(Rules.NoteUnreadable, failure.Message, new SourceSpan(note.Name, 1, 1))]);

    /// <summary>Notes that share a key or an id with an opened one, as it was or as it is, are opened too: they settle together.</summary>
    private void OpenRelated(List<Reading> opened, StoredNote[] absent, IReadOnlyList<NoteFile> notes, KnownSource known)
    {
        HashSet<string> files = [.. opened.Select(reading => reading.File), .. absent.Select(note => note.File)];
        HashSet<long> names = [.. opened.SelectMany(reading => reading.Compiled!.Names), .. files.SelectMany(known.NamesOf)];
        Dictionary<string, NoteFile>? byName = null;
        while (known.RelatedTo(names, files) is { Count: > 0 } related)
        {
            byName ??= notes.ToDictionary(note => note.Name);
            Reading[] more = Read([.. related.Where(byName.ContainsKey).Select(file => byName[file])], null);
            opened.AddRange(more);
            files.UnionWith(related);
            names.UnionWith(more.SelectMany(reading => reading.Compiled!.Names));
            names.UnionWith(related.SelectMany(known.NamesOf));
        }
    }

    private static Compilation Link(Source source, List<Reading> opened, StoredNote[] absent, HashSet<string> there, KnownSource? known)
    {
        HashSet<string> files = [.. opened.Select(reading => reading.File), .. absent.Select(note => note.File)];
        StoredNote[] untouched = [.. (known?.Notes ?? []).Where(note => there.Contains(note.File) && !files.Contains(note.File))];
        IReadOnlyList<StoredCard> stored = files.Count == 0 ? [] : known?.Cards(files, isAll: untouched.Length == 0) ?? [];
        HashSet<CardKey> keys = [.. stored.Select(card => card.Card.Key)];
        Compilation compilation = Compiler.Link(new OpenedNotes
        {
            Source = source,
            Notes = [.. opened.Select(reading => reading.Compiled!)],
            Stored = stored,
            IsKnown = key => keys.Contains(key) || (untouched.Length > 0 && known!.Has(key)),
            Unreadable = [.. opened.Where(reading => reading.IsUnreadable).Select(reading => reading.File)],
            Untouched = untouched,
        });
        ImmutableArray<Diagnostic> findings = untouched.Length == 0 ? compilation.Diagnostics : known!.WithFindings(compilation.Diagnostics, untouched);
        return compilation with { Diagnostics = findings, Plan = known is null ? compilation.Plan : known.WithCardsOfOtherSources(compilation.Plan) };
    }
}

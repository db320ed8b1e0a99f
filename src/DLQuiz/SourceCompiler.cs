using System.Diagnostics;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz;

/// <summary>Compiles sources from disk: reads, compiles notes side by side, plans against the store.</summary>
/// <param name="progress">Told how many notes are done of how many; never more than ten times a second.</param>
internal sealed class SourceCompiler(Action<int, int, TimeSpan>? progress = null)
{
    private static readonly string[] SchedulerNames = [.. Schedulers.All.Select(scheduler => scheduler.Name)];

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <param name="source">Where the notes are.</param>
    /// <param name="notes">As <see cref="NoteFolder.Find"/> gave them.</param>
    /// <param name="store">Null when there is none yet: every card is new then.</param>
    public Compilation Compile(Source source, IReadOnlyList<NoteFile> notes, IStore? store)
    {
        var compiled = new CompiledNote?[notes.Count];
        var unreadable = new string?[notes.Count];
        var clock = Stopwatch.StartNew();
        long reported = 0;
        int done = 0;
        Parallel.For(0, notes.Count, i =>
        {
            (compiled[i], unreadable[i]) = CompileOne(notes[i]);
            int count = Interlocked.Increment(ref done);
            long now = clock.ElapsedMilliseconds;
            long last = Interlocked.Read(ref reported);
            if (progress is not null && now - last >= Tick.TotalMilliseconds && Interlocked.CompareExchange(ref reported, now, last) == last)
            {
                progress(count, notes.Count, clock.Elapsed);
            }
        });

        Compilation compilation = Compiler.Link(source, [.. compiled.OfType<CompiledNote>()], store?.CardsOf(source.Name) ?? [], [.. unreadable.OfType<string>()]);
        return store is null ? compilation : KnownFromOtherSources(compilation, store);
    }

    private static (CompiledNote? Note, string? Unreadable) CompileOne(NoteFile note)
    {
        try
        {
            return (NoteCompiler.Compile(NoteFolder.Read(note), SchedulerNames), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (Unreadable(note, failure), note.Name);
        }
    }

    /// <summary>A note that the system will not hand over is reported like any other trouble with a note, and its cards stay.</summary>
    private static CompiledNote Unreadable(NoteFile note, Exception failure) => new(
        new Note(note.Name, "", DeckPath.OfFile(note.Name), DeckSettings.None),
        NoteOutcome.Unread,
        [],
        [new Diagnostic(Rules.NoteUnreadable, failure.Message, new SourceSpan(note.Name, 1, 1))]);

    /// <summary>Notes that were compiled from another place before bring the same keys: such a card has moved, with its history, and is not new.</summary>
    private static Compilation KnownFromOtherSources(Compilation compilation, IStore store) => compilation with
    {
        Plan = compilation.Plan with
        {
            Cards =
            [
                .. compilation.Plan.Cards.Select(change =>
                    change.Kind == ChangeKind.New && store.FindCard(change.Card.Key) is { } known
                        ? change with { Kind = known.IsGone ? ChangeKind.Returned : ChangeKind.Moved, Before = known.Card }
                        : change),
            ],
        },
    };
}

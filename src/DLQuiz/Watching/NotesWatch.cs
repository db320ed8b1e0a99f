using System.Collections.Immutable;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Storage;
using DLQuiz.Terminal;

namespace DLQuiz.Watching;

/// <summary>The watch behind the screen of notes: compiles every source, then each note that is saved, and tells how all stand.</summary>
/// <remarks>
/// On a thread and with a connection of its own. A shared store is only compared with: there <c>dlquiz compile</c> changes the decks.
/// The thread is not waited for at the end: what it stores is one transaction, which is there as a whole or not at all.
/// </remarks>
internal sealed class NotesWatch : IDisposable
{
    private readonly World world;
    private readonly Workspace workspace;
    private readonly Action<NotesReport> tell;
    private readonly CancellationTokenSource ending = new();
    private readonly List<Standing> standings = [];

    /// <param name="world">Clock and variables.</param>
    /// <param name="workspace">Its store and sources.</param>
    /// <param name="tell">Called on the watch's thread.</param>
    public NotesWatch(World world, Workspace workspace, Action<NotesReport> tell)
    {
        (this.world, this.workspace, this.tell) = (world, workspace, tell);
        new Thread(Run) { IsBackground = true, Name = "notes" }.Start();
    }

    public void Dispose() => ending.Cancel();

    private void Run()
    {
        try
        {
            using SqlStore store = workspace.Open();
            Watch(store);
        }
        catch (Exception problem) when (problem is StoreException or IOException or UnauthorizedAccessException)
        {
            tell(new NotesReport([new SourceReport(new Source("", workspace.Place)) { Problem = problem.Message }], workspace.IsShared));
        }
    }

    private void Watch(SqlStore store)
    {
        using var loop = new WatchLoop(world, compilation => Take(compilation, store, isSave: true), OnTrouble);
        using CancellationTokenRegistration end = ending.Token.Register(loop.End);
        foreach (Source source in workspace.Sources(store))
        {
            standings.Add(new Standing(source, store));
        }

        foreach (Standing standing in standings.TakeWhile(_ => !ending.IsCancellationRequested))
        {
            // Listening begins before reading, so that no save falls between the two.
            FileEvents events = loop.Listen(standing.Source);
            IReadOnlyList<NoteFile>? notes = Compile(standing, store);
            SourceWatch watch = new(standing.Source, notes ?? [], store, events);
            if (notes is null)
                watch.TryAgain();
            loop.Add(watch);
        }

        Tell();
        loop.RunUntilEnded();
    }

    /// <summary>The notes that were found; null where the source cannot be read or stored now.</summary>
    private IReadOnlyList<NoteFile>? Compile(Standing standing, SqlStore store)
    {
        try
        {
            List<string> links = [];
            IReadOnlyList<NoteFile> notes = NoteFolder.Find(standing.Source, links);
            Take(new SourceCompiler(world.Clock) { Links = links }.Compile(standing.Source, notes, store), store, isSave: false);
            return notes;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or StoreException)
        {
            standing.Problem = trouble.Message;
            return null;
        }
    }

    /// <summary>Whether it was stored.</summary>
    private bool Take(Compilation compilation, SqlStore store, bool isSave)
    {
        if (!workspace.IsShared)
        {
            Workspace.Apply(store, compilation);
        }

        standings.Single(one => one.Source.Name == compilation.Plan.Source.Name).Take(compilation, world.Clock.GetLocalNow(), isSave);
        if (isSave)
        {
            Tell();
        }

        return !workspace.IsShared;
    }

    private void OnTrouble(Source source, string? trouble)
    {
        standings.Single(one => one.Source == source).Problem = trouble;
        Tell();
    }

    private void Tell()
    {
        if (!ending.IsCancellationRequested)
        {
            tell(new NotesReport([.. standings.Select(one => one.ToReport())], workspace.IsShared));
        }
    }

    /// <summary>A source as it stands.</summary>
    private sealed class Standing
    {
        private readonly Dictionary<string, NoteSummary> notes = new(StringComparer.Ordinal);
        private ImmutableArray<Diagnostic> findings;
        private DateTimeOffset? compiledAt;
        private NotesChange? lastSave;

        public Standing(Source source, SqlStore store)
        {
            Source = source;
            foreach (StoredNote note in store.NotesOf(source.Name).Notes.Where(note => note.Outcome != NoteOutcome.Absent))
                notes[note.File] = new NoteSummary(note.File, note.CardCount, note.Outcome);
            findings = [.. store.FindingsOf(source.Name).OrderBy(note => note.Key, StringComparer.Ordinal).SelectMany(note => note.Value)];
        }

        public Source Source { get; }

        public string? Problem { get; set; }

        public SourceReport ToReport() => new(Source)
        {
            Problem = Problem,
            Notes = [.. notes.Values.OrderBy(note => note.File, StringComparer.Ordinal)],
            Findings = findings,
            CompiledAt = compiledAt,
            LastSave = lastSave,
        };

        public void Take(Compilation compilation, DateTimeOffset now, bool isSave)
        {
            CompilePlan plan = compilation.Plan;
            foreach (Note note in plan.Notes)
                notes[note.File] = new NoteSummary(note.File, note.Outcome == NoteOutcome.Unread ? notes.GetValueOrDefault(note.File)?.Cards ?? 0 : note.CardCount, note.Outcome);
            foreach (string file in plan.Absent)
                notes.Remove(file);
            (findings, compiledAt) = (compilation.Diagnostics, now);
            if (isSave && !plan.Opened.IsEmpty)
                lastSave = ChangeOf(plan, now);
        }

        private static NotesChange ChangeOf(CompilePlan plan, DateTimeOffset now)
        {
            return new NotesChange(
                now, plan.Opened, Cards(ChangeKind.New), Cards(ChangeKind.Edited), Cards(ChangeKind.Moved, ChangeKind.Returned), plan.Gone, plan.Cards.Count(change => change.Kind == ChangeKind.Unchanged));

            ImmutableArray<Card> Cards(params ChangeKind[] kinds) => [.. plan.Cards.Where(change => kinds.Contains(change.Kind)).Select(change => change.Card)];
        }
    }
}

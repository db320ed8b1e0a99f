using System.Collections.Immutable;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>What the store knows of a source, read when it is first asked for.</summary>
internal sealed class KnownSource
{
    /// <summary>From so many new cards on, all keys of other sources are read at once.</summary>
    private const int Many = 1_000;

    private readonly IStore store;
    private readonly string name;

    private readonly Dictionary<string, StoredNote> byFile = [];
    private Dictionary<string, long[]>? names;

    private KnownSource(IStore store, string name, string compiler)
    {
        (this.store, this.name) = (store, name);
        Compiler = compiler;
    }

    /// <summary>Names the rules that the notes were last read by.</summary>
    public string Compiler { get; private set; }

    /// <summary>Every file that was ever compiled, absent ones included, in any order.</summary>
    public IReadOnlyCollection<StoredNote> Notes => byFile.Values;

    private Dictionary<string, long[]> Names => names ??= new Dictionary<string, long[]>(store.NamesOf(name));

    public static KnownSource Of(IStore store, string name)
    {
        StoredNotes notes = store.NotesOf(name);
        var known = new KnownSource(store, name, notes.Compiler);
        foreach (StoredNote note in notes.Notes)
            known.byFile[note.File] = note;
        return known;
    }

    /// <summary>The plan was applied to the store, and is known now.</summary>
    public void Take(CompilePlan plan)
    {
        Compiler = plan.Compiler;
        foreach (Note note in plan.Notes)
        {
            byFile[note.File] = new StoredNote(note.File, note.Hash, note.Stamp, note.Outcome, note.CardCount);
            Names[note.File] = [.. note.Names];
        }

        foreach (string file in plan.Absent)
        {
            byFile[file] = new StoredNote(file, "", null, NoteOutcome.Absent, 0);
            Names.Remove(file);
        }

        foreach ((string file, FileStamp? stamp) in plan.Restamped)
            byFile[file] = byFile[file] with { Stamp = stamp };
    }

    /// <summary>Whether the file is the one that was compiled, by all that the file system says.</summary>
    public bool Is(NoteFile note) => byFile.TryGetValue(note.Name, out StoredNote? known) && known.Hash.Length > 0 && known.Stamp == note.Stamp;

    /// <summary>Whether the file holds what was compiled.</summary>
    public bool Holds(NoteText text) => byFile.TryGetValue(text.File, out StoredNote? known) && known.Outcome != NoteOutcome.Absent && known.Hash == text.Hash;

    public IReadOnlyList<long> NamesOf(string file) => Names.TryGetValue(file, out long[]? found) ? found : [];

    /// <summary>Files other than <paramref name="files"/> that give one of the names.</summary>
    public IReadOnlyList<string> RelatedTo(HashSet<long> given, HashSet<string> files) =>
        [.. Names.Where(note => !files.Contains(note.Key) && Array.Exists(note.Value, given.Contains)).Select(note => note.Key)];

    /// <summary>Of the files every card, of all others the gone and the kept ones; or simply all.</summary>
    public IReadOnlyList<StoredCard> Cards(IReadOnlyCollection<string> files, bool isAll) => isAll ? store.CardsOf(name) : store.CardsOf(name, files);

    public bool Has(CardKey key) => store.SourceOf(key) == name;

    /// <summary>The findings of a compile with those of the notes that it left untouched, by file.</summary>
    public ImmutableArray<Diagnostic> WithFindings(ImmutableArray<Diagnostic> found, IEnumerable<StoredNote> untouched)
    {
        IReadOnlyDictionary<string, ImmutableArray<Diagnostic>> stored = store.FindingsOf(name);
        return stored.Count == 0 ? found :
        [
            .. found.Concat(untouched.SelectMany(note => stored.TryGetValue(note.File, out ImmutableArray<Diagnostic> findings) ? findings : []))
                .OrderBy(finding => finding.Span.File, StringComparer.Ordinal),
        ];
    }

    /// <summary>Notes that were compiled from another place before bring the same keys: such a card has moved, with its history, and is not new.</summary>
    public CompilePlan WithCardsOfOtherSources(CompilePlan plan)
    {
        int fresh = plan.Count(ChangeKind.New);
        if (fresh == 0)
            return plan;
        IReadOnlySet<CardKey>? elsewhere = fresh >= Many ? store.KeysOutside(name) : null;
        return elsewhere is { Count: 0 } ? plan : plan with
        {
            Cards =
            [
                .. plan.Cards.Select(change =>
                    change.Kind == ChangeKind.New && elsewhere?.Contains(change.Card.Key) != false && store.FindCard(change.Card.Key) is { } known && known.Card.Key == change.Card.Key
                        ? change with { Kind = known.IsGone ? ChangeKind.Returned : ChangeKind.Moved, Before = known.Card }
                        : change),
            ],
        };
    }
}

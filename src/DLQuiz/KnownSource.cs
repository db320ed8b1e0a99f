using System.Collections.Immutable;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>What the store knows of a source, read when it is first asked for.</summary>
internal sealed class KnownSource(IStore store, string name)
{
    /// <summary>From so many new cards on, all keys of other sources are read at once.</summary>
    private const int Many = 1_000;

    private readonly Lazy<IReadOnlyDictionary<string, long[]>> names = new(() => store.NamesOf(name));
    private Dictionary<string, StoredNote>? byFile;

    public StoredNotes Notes { get; } = store.NotesOf(name);

    private Dictionary<string, StoredNote> ByFile => byFile ??= Notes.Notes.ToDictionary(note => note.File);

    /// <summary>Whether the file is the one that was compiled, by all that the file system says.</summary>
    public bool Is(NoteFile note) => ByFile.TryGetValue(note.Name, out StoredNote? known) && known.Hash.Length > 0 && known.Stamp == note.Stamp;

    /// <summary>Whether the file holds what was compiled.</summary>
    public bool Holds(NoteText text) => ByFile.TryGetValue(text.File, out StoredNote? known) && known.Outcome != NoteOutcome.Absent && known.Hash == text.Hash;

    public IReadOnlyList<long> NamesOf(string file) => names.Value.TryGetValue(file, out long[]? found) ? found : [];

    /// <summary>Files other than <paramref name="files"/> that give one of the names.</summary>
    public IReadOnlyList<string> RelatedTo(HashSet<long> given, HashSet<string> files) =>
        [.. names.Value.Where(note => !files.Contains(note.Key) && Array.Exists(note.Value, given.Contains)).Select(note => note.Key)];

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

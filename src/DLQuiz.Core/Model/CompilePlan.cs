using System.Collections.Immutable;

namespace DLQuiz.Core.Model;

/// <summary>What a compile does to one card.</summary>
public enum ChangeKind
{
    Unchanged,
    New,

    /// <summary>Another front or back; the history stays.</summary>
    Edited,

    /// <summary>Another file, deck or line; the history stays.</summary>
    Moved,

    /// <summary>Was gone and is back; its state and log wait for it.</summary>
    Returned,
}

/// <summary>One card of a plan.</summary>
/// <param name="Kind">What happens to it.</param>
/// <param name="Card">As the notes now have it, under the key that the store knows it by.</param>
/// <param name="Before">As the store has it; null for a new card.</param>
/// <param name="Computed">The key that the notes alone give; an alias of the card's own where they differ.</param>
public sealed record CardChange(ChangeKind Kind, Card Card, Card? Before, CardKey Computed)
{
    /// <summary>Whether no text stood for it at the last compile, though it was not gone.</summary>
    public bool WasKept { get; init; }

    /// <summary>Whether the store has it otherwise.</summary>
    public bool NeedsSaving => Kind != ChangeKind.Unchanged || WasKept || Card != Before;
}

/// <summary>A card as a store holds it.</summary>
/// <param name="Card">As it was last compiled.</param>
/// <param name="IsGone">Absent from its source at the last compile; its state and log are kept.</param>
public sealed record StoredCard(Card Card, bool IsGone)
{
    /// <summary>Whether it waits in a partial note, in which no text stood for it at the last compile.</summary>
    public bool IsKept { get; init; }
}

/// <summary>What one compile changes in the store: shown first, then applied in one transaction.</summary>
/// <param name="Source">The source that was read.</param>
/// <param name="Notes">Every note that was read anew, or that could not be.</param>
/// <param name="Cards">Every card of those notes, in the order of the notes.</param>
/// <param name="Gone">Cards of the store that their readable notes no longer have.</param>
public sealed record CompilePlan(Source Source, ImmutableArray<Note> Notes, ImmutableArray<CardChange> Cards, ImmutableArray<Card> Gone)
{
    /// <summary>Cards of partial notes in which no text stands for them any more.</summary>
    public ImmutableArray<Card> Kept { get; init; } = [];

    /// <summary>Files that are there no more.</summary>
    public ImmutableArray<string> Absent { get; init; } = [];

    /// <summary>Files that hold what they held, with another time or size of their own.</summary>
    public ImmutableArray<(string File, FileStamp? Stamp)> Restamped { get; init; } = [];

    /// <summary>Readable notes that were left as the store has them, and their cards.</summary>
    public (int Notes, int Cards) Untouched { get; init; }

    /// <summary>Names the rules that the notes were read by.</summary>
    public string Compiler { get; init; } = "";

    /// <summary>Files that were read anew or are there no more.</summary>
    public ImmutableArray<string> Opened => [.. Notes.Select(note => note.File), .. Absent];

    /// <summary>Readable notes of the source, read now or earlier.</summary>
    public int NoteCount => Notes.Count(note => note.Outcome != NoteOutcome.Unread) + Untouched.Notes;

    public int CardCount => Cards.Length + Untouched.Cards;

    public int Count(ChangeKind kind) => Cards.Count(change => change.Kind == kind) + (kind == ChangeKind.Unchanged ? Untouched.Cards : 0);

    /// <summary>Whether every note was left as the store has it.</summary>
    public bool IsEmpty => Notes.IsEmpty && Absent.IsEmpty && Restamped.IsEmpty;

    public bool ChangesNothing => Gone.IsEmpty && Cards.All(change => change.Kind == ChangeKind.Unchanged);
}

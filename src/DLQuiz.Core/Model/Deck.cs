using System.Collections.Immutable;

namespace DLQuiz.Core.Model;

/// <summary>A root folder of notes, or one note; a card is gone only when its own source was readable in that run.</summary>
/// <param name="Name">Unique in a store; the first part of its decks' paths is up to the notes, not to this.</param>
/// <param name="Root">Absolute path of the folder or of the one note.</param>
public sealed record Source(string Name, string Root);

/// <summary>A compiled file.</summary>
/// <param name="File">Path under the source's root, parts joined by <c>/</c>.</param>
/// <param name="Hash">32 hexadecimal digits of XxHash128 over the bytes.</param>
/// <param name="Deck">The leaf deck that its cards are in.</param>
/// <param name="Settings">From its front matter.</param>
public sealed record Note(string File, string Hash, string Deck, DeckSettings Settings);

/// <summary>What front matter says of a deck; null where it says nothing, and the deck above decides.</summary>
public sealed record DeckSettings
{
    public static readonly DeckSettings None = new();

    public string? Scheduler { get; init; }

    public int? NewPerDay { get; init; }

    public int? ReviewsPerDay { get; init; }

    /// <summary>Language of the note, BCP 47.</summary>
    public string? Language { get; init; }
}

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
public sealed record CardChange(ChangeKind Kind, Card Card, Card? Before, CardKey Computed);

/// <summary>A card as a store holds it.</summary>
/// <param name="Card">As it was last compiled.</param>
/// <param name="IsGone">Absent from its source at the last compile; its state and log are kept.</param>
public sealed record StoredCard(Card Card, bool IsGone);

/// <summary>What one compile changes in the store: shown first, then applied in one transaction.</summary>
/// <param name="Source">The source that was read.</param>
/// <param name="Notes">Every note that was readable and free of errors that cost it its cards.</param>
/// <param name="Cards">Every card of those notes, in the order of the notes.</param>
/// <param name="Gone">Cards of the store that their readable notes no longer have.</param>
public sealed record CompilePlan(Source Source, ImmutableArray<Note> Notes, ImmutableArray<CardChange> Cards, ImmutableArray<Card> Gone)
{
    public int Count(ChangeKind kind) => Cards.Count(change => change.Kind == kind);

    public bool ChangesNothing => Gone.IsEmpty && Cards.All(change => change.Kind == ChangeKind.Unchanged);
}

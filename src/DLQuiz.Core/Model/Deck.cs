namespace DLQuiz.Core.Model;

/// <summary>A root folder of notes, or one note; a card is gone only when its own source was readable in that run.</summary>
/// <param name="Name">Unique in a store; the first part of its decks' paths is up to the notes, not to this.</param>
/// <param name="Root">Absolute path of the folder or of the one note.</param>
public sealed record Source(string Name, string Root);

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

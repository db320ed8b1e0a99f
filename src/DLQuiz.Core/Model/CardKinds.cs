using System.Collections.Immutable;

namespace DLQuiz.Core.Model;

/// <summary>What a kind of card is called, and which edits keep a card's history.</summary>
/// <param name="Kind">The number that the store keeps.</param>
/// <param name="Name">In exports and filters: lower case, without a space.</param>
/// <param name="KeyName">Goes into the keys of its cards, and so never changes.</param>
/// <param name="Family">Cards of one family may take over one another's history when a note is edited.</param>
public sealed record CardKindFacts(CardKind Kind, string Name, string KeyName, string Family);

/// <summary>The one table of the kinds of cards.</summary>
public static class CardKinds
{
    /// <summary>By their numbers.</summary>
    /// <remarks>Writing <c>Q:</c> and <c>A:</c> around a bullet, or making an answer a choice, is an edit; the other direction of a card never was the card.</remarks>
    public static ImmutableArray<CardKindFacts> All { get; } =
    [
        new(CardKind.QuestionAnswer, "qa", "question-answer", "asked"),
        new(CardKind.Cloze, "cloze", "cloze", "cloze"),
        new(CardKind.Numeric, "numeric", "numeric", "numeric"),
        new(CardKind.Implicit, "implicit", "implicit", "asked"),
        new(CardKind.Choice, "choice", "choice", "asked"),
        new(CardKind.Sequence, "sequence", "sequence", "asked"),
        new(CardKind.Reverse, "reverse", "reverse", "reverse"),
    ];

    /// <exception cref="ArgumentOutOfRangeException">A number that no kind has.</exception>
    public static CardKindFacts Of(CardKind kind) => (int)kind >= 1 && (int)kind <= All.Length
        ? All[(int)kind - 1]
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "No kind of card has this number.");

    /// <summary>By either of its names; null for a name that no kind has. Case does not matter.</summary>
    public static CardKind? Named(string name) =>
        All.FirstOrDefault(facts => name.Equals(facts.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(facts.KeyName, StringComparison.OrdinalIgnoreCase))?.Kind;
}

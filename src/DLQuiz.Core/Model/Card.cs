using System.Collections.Immutable;

namespace DLQuiz.Core.Model;

/// <summary>How a card was written; the store keeps the number, so a value never changes its meaning.</summary>
public enum CardKind
{
    /// <summary><c>Q:</c> and <c>A:</c>.</summary>
    QuestionAnswer = 1,

    /// <summary>One bracket of a <c>C:</c>.</summary>
    Cloze = 2,

    /// <summary>A quiz block, whose numbers are drawn at each review.</summary>
    Numeric = 3,

    /// <summary>A question found in a plain note: heading, bold line or bullet.</summary>
    Implicit = 4,

    /// <summary>A <c>Q:</c> answered by picking among options.</summary>
    Choice = 5,

    /// <summary>A <c>Q:</c> answered by steps in their order.</summary>
    Sequence = 6,

    /// <summary>The other direction of a <c>Q:</c> with <c>{.reverse}</c>: its answer asks for its question.</summary>
    Reverse = 7,
}

/// <summary>What a learner reviews; one note gives many, and one block of a note may give several siblings.</summary>
public sealed record Card
{
    public required CardKey Key { get; init; }

    public required CardKind Kind { get; init; }

    /// <summary>The author's own id, null when there is none.</summary>
    public string? Id { get; init; }

    /// <summary>Path of the deck, parts joined by <c>/</c>: <c>deep-learning/normalization</c>.</summary>
    public required string Deck { get; init; }

    /// <summary>Markdown of the question; of a numeric card the <c>ask</c> with its <c>{{…}}</c> unfilled.</summary>
    public required string Front { get; init; }

    /// <summary>Markdown of the answer; of a numeric card the formulas of its answer, one a line; of a choice or sequence its list first, in the one form that <c>Questions/Lists</c> reads.</summary>
    public required string Back { get; init; }

    /// <summary>Headings above the card, outermost first.</summary>
    public ImmutableArray<string> Context { get; init; } = [];

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Where the card is written; the file is relative to its source's root, parts joined by <c>/</c>.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Which block of its note the card comes from, counted from 0; cards of one block are siblings.</summary>
    public int Block { get; init; }

    /// <summary>The YAML of the quiz block, null for every other kind.</summary>
    public string? Question { get; init; }

    public bool Equals(Card? other) => other is not null
        && Key == other.Key && Kind == other.Kind && Id == other.Id && Deck == other.Deck
        && Front == other.Front && Back == other.Back && Span == other.Span && Block == other.Block && Question == other.Question
        && Context.AsSpan().SequenceEqual(other.Context.AsSpan()) && Tags.AsSpan().SequenceEqual(other.Tags.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Key, Front, Back, Span);
}

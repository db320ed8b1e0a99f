using System.Collections.Immutable;

namespace DLQuiz.Core.Model;

/// <summary>The order in which found cards come; those that are equal in it, and all in the first, as the notes have them.</summary>
public enum CardOrder
{
    /// <summary>Decks in pre-order, each in the order of its notes.</summary>
    Deck,

    /// <summary>The longest overdue first, new ones last.</summary>
    Due,

    /// <summary>The hardest first, new ones last.</summary>
    Ease,

    /// <summary>The most often forgotten first.</summary>
    Lapses,

    /// <summary>The latest reviewed first, new ones last.</summary>
    Recent,
}

/// <summary>Which cards are looked for, so that a database can answer without handing all of them out.</summary>
/// <param name="Alternatives">One of these must hold, all conditions of it; one alternative without conditions means every card.</param>
/// <param name="Today">The study day that the conditions speak of.</param>
/// <param name="Order">How they come.</param>
public sealed record CardQuery(ImmutableArray<ImmutableArray<CardCondition>> Alternatives, StudyDay Today, CardOrder Order = CardOrder.Deck);

/// <summary>Something that is true of a card or not.</summary>
public abstract record CardCondition
{
    private CardCondition()
    {
    }

    public bool IsNegated { get; init; }

    /// <summary>The deck, one above it, or a stretch of parts of its path, whatever its case.</summary>
    public sealed record InDeck(string Path) : CardCondition
    {
        public bool Holds(string deck) => $"/{deck}/".Contains($"/{Path}/", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The tag, or one below it after <c>/</c> or <c>:</c>, whatever its case.</summary>
    public sealed record Tagged(string Tag) : CardCondition;

    public sealed record OfKind(CardKind Kind) : CardCondition;

    /// <summary>Exactly that flag.</summary>
    public sealed record Flagged(int Colour) : CardCondition;

    /// <summary>In front, back or a heading, whatever its case.</summary>
    public sealed record Contains(string Words) : CardCondition;

    /// <summary>That many lapses or more.</summary>
    public sealed record Lapsed(int AtLeast) : CardCondition;

    /// <summary>How the learner stands with it.</summary>
    public sealed record Stands(CardStanding Standing) : CardCondition;
}

/// <summary>How a learner stands with a card on a study day.</summary>
public enum CardStanding
{
    /// <summary>Never reviewed, and not held back.</summary>
    New,

    /// <summary>Due by then or a drill of that day, and not held back.</summary>
    Due,

    /// <summary>A drill of that day.</summary>
    Learning,

    /// <summary>Due after that day, and no drill of it.</summary>
    Later,
    Young,
    Mature,
    Suspended,
    Buried,

    /// <summary>Any flag.</summary>
    Flagged,
}

/// <summary>Looks for cards over a connection of its own, so that a search may take its time on another thread; one thread at a time.</summary>
public interface ICardSearch : IDisposable
{
    /// <summary>Keys of the cards that the notes still have and the query means, in its order.</summary>
    /// <param name="query">Which.</param>
    /// <param name="most">No more than so many.</param>
    /// <param name="cancellation">Ends the search soon, also within the database.</param>
    /// <exception cref="OperationCanceledException">It was asked to end.</exception>
    IReadOnlyList<CardKey> Find(CardQuery query, int most, CancellationToken cancellation);

    /// <summary>How many <see cref="Find"/> would give without a bound.</summary>
    int Count(CardQuery query, CancellationToken cancellation);
}

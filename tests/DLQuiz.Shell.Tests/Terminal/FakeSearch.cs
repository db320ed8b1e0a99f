using DLQuiz.Core.Model;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>Finds by words of the front, decks and standings: enough for screens; what a store finds is the contract's business.</summary>
internal sealed class FakeSearch(FakeStore store) : ICardSearch
{
    public IReadOnlyList<CardKey> Find(CardQuery query, int most, CancellationToken cancellation) => [.. All(query).Take(most)];

    public int Count(CardQuery query, CancellationToken cancellation) => All(query).Count();

    public void Dispose()
    {
    }

    private IEnumerable<CardKey> All(CardQuery query)
    {
        IEnumerable<StudiedCard> found = store.CardsWithStates(query.Today, deck: null)
            .Where(card => query.Alternatives.Any(all => all.All(condition => Holds(condition, card, query.Today) != condition.IsNegated)));
        return (query.Order switch
        {
            CardOrder.Due => found.OrderBy(card => card.State.Due?.Number ?? int.MaxValue),
            CardOrder.Ease => found.OrderBy(card => card.State.IsNew ? int.MaxValue : card.State.EaseX100),
            CardOrder.Lapses => found.OrderByDescending(card => card.State.Lapses),
            CardOrder.Recent => found.OrderByDescending(card => card.State.LastReview?.Number ?? 0),
            _ => found,
        }).Select(card => card.Card.Key);
    }

    private static bool Holds(CardCondition condition, StudiedCard card, StudyDay today) => condition switch
    {
        CardCondition.InDeck deck => deck.Holds(card.Card.Deck),
        CardCondition.OfKind kind => card.Card.Kind == kind.Kind,
        CardCondition.Contains text => (card.Card.Front + card.Card.Back).Contains(text.Words, StringComparison.OrdinalIgnoreCase),
        CardCondition.Stands { Standing: CardStanding.Suspended } => card.State.Suspended,
        CardCondition.Stands { Standing: CardStanding.New } => card.State.IsNew && !card.State.IsHeldBackOn(today),
        CardCondition.Stands { Standing: CardStanding.Due } => card.State.Due <= today,
        CardCondition.Stands { Standing: CardStanding.Flagged } => card.State.Flag > 0,
        CardCondition.Lapsed lapsed => card.State.Lapses >= lapsed.AtLeast,
        _ => throw new NotSupportedException($"Not looked for here: {condition}"),
    };
}

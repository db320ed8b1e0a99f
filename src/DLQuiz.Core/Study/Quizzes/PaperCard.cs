using DLQuiz.Core.Model;

namespace DLQuiz.Core.Study.Quizzes;

/// <summary>A card that a paper may ask, ranked by what it says: its key may differ between learners who met it at different times of its writing.</summary>
/// <param name="Card">Its key in this store.</param>
/// <param name="Block">Cards with equal blocks are siblings.</param>
/// <param name="Content">Of deck, kind, front, back and block.</param>
/// <param name="PaperSeed">Of the paper.</param>
internal sealed record PaperCard(CardKey Card, long Block, CardKey Content, ulong PaperSeed)
{
    /// <summary>Decides which cards of a topic are asked.</summary>
    public ulong Rank { get; } = Mixed(PaperSeed, Content, 1);

    /// <summary>Decides the order of the questions asked.</summary>
    public ulong Order => Mixed(PaperSeed, Content, 2);

    /// <summary>Of the card's numbers or options.</summary>
    public ulong Seed => Mixed(PaperSeed, Content, 3);

    /// <summary>All cards that match: one of each chosen deck, then a second of each …, and so on down: decks below a chosen one, topics of a deck, kinds of a topic, cards.</summary>
    public static IEnumerable<PaperCard> InTurn(IStore store, StudyDay today, QuizRequest request)
    {
        IEnumerable<string?> roots = request.Decks.IsEmpty ? new string?[] { null } : request.Roots;
        return Turns(roots.Select(root => (root ?? "", Deck(store, today, root, request))), request.Seed);
    }

    private static IEnumerable<PaperCard> Deck(IStore store, StudyDay today, string? root, QuizRequest request)
    {
        List<(Place Place, PaperCard Card)> cards = [];
        foreach (StudiedCard one in store.CardsWithStates(today, root))
        {
            if (request.Filter is null || request.Filter.Matches(one.Card, one.State, today))
                cards.Add((new Place(one.Card.Deck, PaperQuestion.HeadingOf(one.Card), one.Card.Kind), new PaperCard(one.Card.Key, one.Place.Block, ContentOf(one.Card), request.Seed)));
        }

        return Turns(
            cards.GroupBy(one => one.Place.Deck).Select(deck => (deck.Key, Turns(
                deck.GroupBy(one => one.Place.Heading).Select(topic => ($"{deck.Key}\n{topic.Key}", Turns(
                    topic.GroupBy(one => one.Place.Kind).Select(kind => ($"{deck.Key}\n{topic.Key}\n{kind.Key}", Ranked(kind.Select(one => one.Card)))),
                    request.Seed))),
                request.Seed))),
            request.Seed);
    }

    private static IEnumerable<PaperCard> Ranked(IEnumerable<PaperCard> cards) =>
        cards.OrderBy(card => card.Rank).ThenBy(card => card.Content).ThenBy(card => card.Card).DistinctBy(card => card.Block);

    /// <summary>One of each, in an order that the seed decides, until none has any left.</summary>
    private static IEnumerable<PaperCard> Turns(IEnumerable<(string Name, IEnumerable<PaperCard> Cards)> parts, ulong seed)
    {
        List<IEnumerator<PaperCard>> open = [.. parts
            .OrderBy(part => Mixed(seed, CardKey.Of(part.Name), 1)).ThenBy(part => part.Name, StringComparer.Ordinal)
            .Select(part => part.Cards.GetEnumerator())];
        try
        {
            while (open.Count > 0)
            {
                foreach (IEnumerator<PaperCard> part in open.ToArray())
                {
                    if (part.MoveNext())
                        yield return part.Current;
                    else
                        open.Remove(part);
                }
            }
        }
        finally
        {
            open.ForEach(part => part.Dispose());
        }
    }

    private static CardKey ContentOf(Card card) =>
        CardKey.Of(card.Deck, CardKinds.Of(card.Kind).KeyName, card.Front, card.Back, card.Question ?? "");

    private static ulong Mixed(ulong seed, CardKey content, int purpose)
    {
        SplitMix64 draws = new(new SplitMix64(seed).Next() ^ unchecked((ulong)content.Low));
        ulong drawn = 0;
        for (int i = 0; i < purpose; i++)
            drawn = draws.Next();
        return drawn;
    }

    private readonly record struct Place(string Deck, string Heading, CardKind Kind);
}

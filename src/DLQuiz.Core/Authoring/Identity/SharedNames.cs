using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Identity;

/// <summary>What ties notes together: a key or an id that two of them give is settled by both, so that neither can be compiled without the other.</summary>
internal static class SharedNames
{
    /// <param name="cards">Of one note, before <see cref="Duplicates.Settle(IReadOnlyList{CompiledNote})"/>.</param>
    public static ImmutableArray<long> Of(ImmutableArray<Card> cards)
    {
        var names = ImmutableArray.CreateBuilder<long>(cards.Length);
        (string Deck, string Id) last = ("", "");
        foreach (Card card in cards)
        {
            names.Add(card.Key.Low);
            if (card.Id is not { } id)
                continue;
            // An id may come to count for nothing, and then its card is known by its content.
            names.Add(CardKeys.OfContent(card.Kind, card.Front, card.Back, "").Low);
            if (last == (DeckPath.Top(card.Deck), id))
                continue;
            last = (DeckPath.Top(card.Deck), id);
            names.Add(CardKey.Of("shared id", last.Deck, id).Low);
        }

        return names.DrainToImmutable();
    }
}

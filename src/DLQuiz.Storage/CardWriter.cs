using System.Collections.Immutable;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>Writes cards and, for every learner, the places of their states.</summary>
/// <param name="database">The store's.</param>
/// <param name="learners">Their ids.</param>
/// <param name="fresh">How many cards will be new.</param>
internal sealed class CardWriter(Database database, List<long> learners, int fresh) : IDisposable
{
    private readonly RowWriter newCards = database.Inserter(CardSql.Save, fresh);
    private readonly RowWriter newStates = database.Inserter(CardSql.PlaceState, fresh);
    private readonly RowWriter knownCards = database.Writer(CardSql.Save);
    private readonly RowWriter knownStates = database.Writer(CardSql.PlaceState);

    /// <summary>States of new cards: table after table is quicker than to and fro, for the indexes of one at a time are in memory.</summary>
    private readonly List<Place> waiting = [];

    private readonly byte[] key = new byte[CardKey.Size];
    private (ImmutableArray<string> Strings, string Json) context = ([], "[]");
    private (ImmutableArray<string> Strings, string Json) tags = ([], "[]");

    /// <param name="card">As the notes have it, under its own key.</param>
    /// <param name="isNew">Whether the store has no such card yet.</param>
    /// <param name="note">Its note's id.</param>
    /// <param name="deck">Its deck's id.</param>
    /// <param name="deckPre">Its deck's number in the pre-order.</param>
    /// <param name="block">Its block over all notes.</param>
    /// <param name="position">Its position over all notes.</param>
    public void Save(Card card, bool isNew, long note, long deck, long deckPre, long block, long position)
    {
        RowWriter cards = isNew ? newCards : knownCards;
        card.Key.Write(key);
        cards.Add(key.AsSpan());
        cards.Add(note);
        cards.Add(deck);
        cards.Add((long)card.Kind);
        cards.Add(card.Id);
        cards.Add(card.Front);
        cards.Add(card.Back);
        cards.Add(Json(card.Context, ref context));
        cards.Add(Json(card.Tags, ref tags));
        cards.Add(card.Question);
        cards.Add(card.Span.Line);
        cards.Add(card.Span.Column);
        cards.Add(card.Span.Length);
        cards.Add(card.Block);
        cards.Add(position);
        cards.Add(false); // gone
        cards.Add(false); // kept
        cards.Run();
        var place = new Place(card.Key, deckPre, block, position);
        if (isNew)
            waiting.Add(place);
        else
            PlaceState(knownStates, place);
    }

    /// <summary>After the last card, and before one that was saved is folded; without it new ones may not have been written.</summary>
    public void Complete()
    {
        newCards.Complete();
        foreach (Place place in waiting)
            PlaceState(newStates, place);
        newStates.Complete();
        waiting.Clear();
    }

    public void Dispose()
    {
        newCards.Dispose();
        newStates.Dispose();
        knownCards.Dispose();
        knownStates.Dispose();
    }

    private void PlaceState(RowWriter states, Place place)
    {
        place.Card.Write(key);
        foreach (long learner in learners)
        {
            states.Add(learner);
            states.Add(key.AsSpan());
            states.Add(CardState.Fresh.EaseX100);
            states.Add(false); // suspended
            states.Add(place.DeckPre);
            states.Add(place.Block);
            states.Add(place.Position);
            states.Run();
        }
    }

    /// <summary>Neighbours mostly share headings and tags.</summary>
    private static string Json(ImmutableArray<string> strings, ref (ImmutableArray<string> Strings, string Json) last)
    {
        if (!last.Strings.AsSpan().SequenceEqual(strings.AsSpan()))
            last = (strings, Columns.Json(strings));
        return last.Json;
    }

    private readonly record struct Place(CardKey Card, long DeckPre, long Block, long Position);
}

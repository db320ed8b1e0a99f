using System.Runtime.InteropServices;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>Does what a compile planned; its statements are prepared once and run for each card.</summary>
internal sealed class PlanWriter(Database database, StoredDecks decks, ReviewLog log)
{
    /// <summary>Bits of a position for a card's place in its block.</summary>
    private const int PlaceBits = 8;

    /// <summary>Bits of a block's name for its number in the note; a note's cap of some megabytes cannot hold more blocks.</summary>
    private const int BlockBits = 24;

    private readonly HashSet<long> touched = [];

    public void Apply(CompilePlan plan)
    {
        long source = database[DeckSql.SaveSource].First(Columns.Long, plan.Source.Name, plan.Source.Root);
        var settings = plan.Notes.GroupBy(note => note.Deck).ToDictionary(group => group.Key, group => Merge(group.Select(note => note.Settings)));
        (var before, var after) = decks.Grow(plan.Notes.Select(note => note.Deck).Concat(plan.Cards.Select(change => change.Card.Deck)).Distinct(), settings);
        FoldByNewSchedulers(before, after);
        var notes = SaveNotes(source, plan, after);
        long[] learners = [.. database[LearnerSql.All].All(Columns.Long)];

        var byId = after.Values.ToDictionary(deck => deck.Id);
        foreach ((CardChange change, int place) in WithPlaces(plan.Cards))
        {
            if (change.Kind != ChangeKind.Unchanged || change.Card != change.Before)
                Save(change.Card, notes[change.Card.Span.File], after[change.Card.Deck], place, learners, byId);
            if (change.Computed != change.Card.Key)
                database[CardSql.SaveAlias].Run(change.Computed.ToBytes(), change.Card.Key.ToBytes());
        }

        foreach (Card card in plan.Gone)
        {
            MarkGone(card, learners);
            touched.Add(after[card.Deck].Id);
        }

        new DeckTallies(database).Recount(touched);
    }

    private Dictionary<string, long> SaveNotes(long source, CompilePlan plan, Dictionary<string, StoredDecks.Deck> decksByPath)
    {
        var known = database[DeckSql.NotesOfSource].All(
            row => (File: row.GetString(0), Id: row.GetInt64(1), Hash: row.GetString(2), Deck: row.GetInt64(3)), source).ToDictionary(note => note.File);
        var ids = known.Values.ToDictionary(note => note.File, note => note.Id);
        foreach (Note note in plan.Notes)
        {
            long deck = decksByPath[note.Deck].Id;
            if (!known.TryGetValue(note.File, out var old) || old.Hash != note.Hash || old.Deck != deck)
                ids[note.File] = database[DeckSql.SaveNote].First(Columns.Long, source, note.File, note.Hash, deck);
        }

        return ids;
    }

    private void Save(Card card, long note, StoredDecks.Deck deck, int place, long[] learners, Dictionary<long, StoredDecks.Deck> byId)
    {
        byte[] key = card.Key.ToBytes();
        touched.Add(deck.Id);
        long? oldDeck = database[CardSql.DeckOf].First(row => (long?)row.GetInt64(0), key);
        long block = (note << BlockBits) | (uint)card.Block;
        long position = (block << PlaceBits) | (uint)Math.Min(place, (1 << PlaceBits) - 1);
        database[CardSql.Save].Run(
            key, note, deck.Id, (int)card.Kind, card.Id, card.Front, card.Back, Columns.Json(card.Context), Columns.Json(card.Tags), card.Question,
            card.Span.Line, card.Span.Column, card.Span.Length, card.Block, position, false);
        foreach (long learner in learners)
            database[CardSql.PlaceState].Run(learner, key, CardState.Fresh.EaseX100, false, deck.Range.Pre, block, position);

        if (oldDeck == deck.Id)
            return;
        if (oldDeck is { } left)
            touched.Add(left);

        // A log may be older than its card (it came from another machine), and a history follows its card to another deck.
        ReviewLog.Deck? from = oldDeck is { } id ? new ReviewLog.Deck(id, byId[id].FoldsBy) : null;
        log.Refold(card.Key, from, new ReviewLog.Deck(deck.Id, deck.FoldsBy));
    }

    private void MarkGone(Card card, long[] learners)
    {
        byte[] key = card.Key.ToBytes();
        database[CardSql.MarkGone].Run(true, key);
        foreach (long learner in learners)
            database[CardSql.MarkStateGone].Run(key, learner);
    }

    /// <summary>Another scheduler is a replay of the log, nothing else.</summary>
    private void FoldByNewSchedulers(Dictionary<string, StoredDecks.Deck> before, Dictionary<string, StoredDecks.Deck> after)
    {
        foreach (StoredDecks.Deck old in before.Values)
        {
            StoredDecks.Deck now = after[old.Path];
            if (now.FoldsBy == old.FoldsBy)
                continue;

            foreach (CardKey card in database[DeckSql.CardsOfDeck].All(row => Columns.Key(row, 0), now.Id))
                log.Refold(card, new ReviewLog.Deck(old.Id, old.FoldsBy), new ReviewLog.Deck(now.Id, now.FoldsBy));
        }
    }

    /// <summary>Several notes may share a deck: each thing is said by the first that says it.</summary>
    private static DeckSettings Merge(IEnumerable<DeckSettings> settings) => settings.Aggregate((first, second) => new DeckSettings
    {
        Scheduler = first.Scheduler ?? second.Scheduler,
        NewPerDay = first.NewPerDay ?? second.NewPerDay,
        ReviewsPerDay = first.ReviewsPerDay ?? second.ReviewsPerDay,
        Language = first.Language ?? second.Language,
    });

    /// <summary>Each card with its place among the cards of its block.</summary>
    private static IEnumerable<(CardChange Change, int Place)> WithPlaces(IEnumerable<CardChange> changes)
    {
        var counts = new Dictionary<(string File, int Block), int>();
        foreach (CardChange change in changes)
        {
            ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (change.Card.Span.File, change.Card.Block), out _);
            yield return (change, count++);
        }
    }
}

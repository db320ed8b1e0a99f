using System.Collections.Immutable;
using System.Runtime.InteropServices;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>Does what a compile planned; its statements are prepared once and run for each card.</summary>
/// <param name="database">The store's.</param>
/// <param name="decks">The store's.</param>
/// <param name="log">The store's.</param>
/// <param name="progress">Told now and then how many cards are stored of how many.</param>
internal sealed class PlanWriter(Database database, StoredDecks decks, ReviewLog log, Action<int, int>? progress = null)
{
    /// <summary>Bits of a position for a card's place in its block.</summary>
    private const int PlaceBits = 8;

    /// <summary>Bits of a block's name for its number in the note; a note's cap of some megabytes cannot hold more blocks.</summary>
    private const int BlockBits = 24;

    /// <summary>So many rows are looked up or counted one by one rather than all at once.</summary>
    private const int Few = 100;

    /// <summary>Cards between two words on how far it is.</summary>
    private const int Stretch = 1_000;

    private readonly Dictionary<string, Row?> rows = new(StringComparer.Ordinal);

    /// <summary>Decks of which too many cards came, went or were scheduled anew: they are counted again.</summary>
    private readonly HashSet<long> changed = [];

    private readonly DeckTallies tallies = new(database);

    /// <summary>New cards without a history, by deck.</summary>
    private readonly Dictionary<long, int> freshByDeck = [];
    private bool hasAllRows;

    /// <summary>Whether the source had no note yet.</summary>
    private bool isFirst;
    private long source;

    /// <summary>A note that is stored already.</summary>
    private sealed record Row(long Id, string Deck, string? Settings);

    public void Apply(CompilePlan plan)
    {
        database.HoldCollection();
        if (!plan.Gone.IsEmpty || plan.Cards.Any(change => change.NeedsSaving))
            database.HoldAllLogs();
        source = database[NoteSql.SaveSource].First(Columns.Long, plan.Source.Name, plan.Source.Root, plan.Compiler);
        if (plan.Notes.Length > Few)
            ReadRows();
        isFirst = hasAllRows && rows.Count == 0;
        IEnumerable<string> decksOfNotes = plan.Notes.Select(note => (note.Outcome == NoteOutcome.Unread ? Find(note.File)?.Deck : null) ?? note.Deck);
        (var before, var after) = decks.Grow(decksOfNotes.Concat(plan.Cards.Select(change => change.Card.Deck)).Distinct(), SettingsOf(plan));
        FoldByNewSchedulers(before, after);
        Save(plan.Notes, after);
        Save(plan.Cards, after);
        MarkGone(plan.Gone);
        foreach (Card card in plan.Kept)
            database[CardSql.Mark].Post(false, true, card.Key.ToBytes());
        foreach (string file in plan.Absent)
            database[NoteSql.MarkAbsent].Post(source, file);
        foreach ((string file, FileStamp? stamp) in plan.Restamped)
            database[NoteSql.Restamp].Post(stamp?.Size, stamp?.Modified, source, file);
        tallies.Recount(changed);
    }

    private Row? Find(string file)
    {
        if (!rows.TryGetValue(file, out Row? row) && !hasAllRows)
            rows[file] = row = database[NoteSql.Find].First(found => new Row(found.GetInt64(0), found.GetString(1), Columns.Text(found, 2)), source, file);
        return row;
    }

    private void ReadRows()
    {
        rows.Clear();
        hasAllRows = true;
        foreach ((string file, Row row) in database[NoteSql.Rows].All(found => (found.GetString(3), new Row(found.GetInt64(0), found.GetString(1), Columns.Text(found, 2))), source))
            rows[file] = row;
    }

    /// <summary>What the notes of each deck that the plan touches say of it, those notes included that are left as they are.</summary>
    private Dictionary<string, DeckSettings> SettingsOf(CompilePlan plan)
    {
        Note[] read = [.. plan.Notes.Where(note => note.Outcome != NoteOutcome.Unread)];
        HashSet<string> old = [.. read.Select(note => note.File), .. plan.Absent];
        string[] left = [.. old.Select(Find).OfType<Row>().Where(row => row.Settings is not null).Select(row => row.Deck).Distinct()];
        HashSet<string> touched = [.. read.Select(note => note.Deck), .. left];
        IEnumerable<(string File, string Deck, DeckSettings Settings)> said = read.Select(note => (note.File, note.Deck, note.Settings));
        IEnumerable<(string File, string Deck, DeckSettings Settings)> others = database[NoteSql.Settings]
            .All(row => (File: row.GetString(0), Deck: row.GetString(1), Settings: NoteRows.SettingsFromJson(row.GetString(2))), source)
            .Where(note => touched.Contains(note.Deck) && !old.Contains(note.File));
        IEnumerable<(string File, string Deck, DeckSettings Settings)> silent = left.SelectMany(deck => database[NoteSql.FilesOfDeck]
            .All(row => row.GetString(0), source, deck).Where(file => !old.Contains(file)).Select(file => (file, deck, DeckSettings.None)));
        return said.Concat(others).Concat(silent).OrderBy(note => note.File, StringComparer.Ordinal).GroupBy(note => note.Deck).ToDictionary(group => group.Key, group => Merge(group.Select(note => note.Settings)));
    }

    /// <summary>An unread note keeps its deck and what it said of it.</summary>
    private void Save(ImmutableArray<Note> notes, Dictionary<string, StoredDecks.Deck> decksByPath)
    {
        using RowWriter insert = database.Inserter(NoteSql.Insert, notes.Length);
        using RowWriter update = database.Writer(NoteSql.Update);
        foreach (Note note in notes)
        {
            Row? old = Find(note.File);
            Row? kept = note.Outcome == NoteOutcome.Unread ? old : null;
            RowWriter row = old is null ? insert : update;
            row.Add(decksByPath[kept?.Deck ?? note.Deck].Id);
            row.Add(kept is null ? NoteRows.ToJson(note.Settings) : kept.Settings);
            row.Add(note.Hash);
            row.Add(note.Stamp?.Size);
            row.Add(note.Stamp?.Modified);
            row.Add((long)note.Outcome);
            row.Add(note.CardCount);
            row.Add(false); // lent
            row.Add(NoteRows.ToBytes(note.Names));
            row.Add(NoteRows.ToJson(note.Findings));
            row.Add(source);
            row.Add(note.File);
            row.Run();
            if (old is null)
                rows.Remove(note.File);
        }

        insert.Complete();
        if (notes.Length > Few)
            ReadRows();
    }

    private void Save(ImmutableArray<CardChange> changes, Dictionary<string, StoredDecks.Deck> decksByPath)
    {
        bool hasLog = database[ReviewSql.AnyEntry].First(row => true);
        CardKey[] fresh = [.. changes.Where(change => change.Kind == ChangeKind.New).Select(change => change.Card.Key)];
        var logged = hasLog ? database.FirstOfEach(ReviewSql.LearnersOfCard, fresh, Columns.Long) : [];

        // Only a card that is not new can have been anywhere before, and only a log can know a new one; another process may have stored it meanwhile.
        var places = database.FirstOfEach(
            CardSql.PlaceOf,
            changes.Where(change => change.NeedsSaving && (change.Kind != ChangeKind.New || fresh.Length <= Few || logged.ContainsKey(change.Card.Key))).Select(change => change.Card.Key),
            row => (Note: row.GetInt64(0), Deck: row.GetInt64(1)));
        List<long> learners = database[LearnerSql.All].All(Columns.Long);
        using var cards = new CardWriter(database, learners, fresh.Length);
        bool areFew = changes.Count(change => change.NeedsSaving) <= Few;
        int done = 0;
        foreach ((CardChange change, int place) in WithPlaces(changes))
        {
            Card card = change.Card;
            if (done++ % Stretch == 0)
                progress?.Invoke(done, changes.Length);
            if (change.NeedsSaving)
            {
                (long Note, long Deck)? old = places.TryGetValue(card.Key, out var known) ? known : null;
                StoredDecks.Deck deck = decksByPath[card.Deck];
                bool comes = old?.Deck != deck.Id || change.Kind == ChangeKind.Returned;
                bool isFresh = old is null && !logged.ContainsKey(card.Key);
                if (comes && areFew && old is not null)
                    tallies.Take(card.Key);
                else if (comes && !(isFresh && (areFew || isFirst)))
                    changed.UnionWith(old is { Deck: var left } ? [left, deck.Id] : [deck.Id]);
                long note = Find(card.Span.File)!.Id;
                long block = (note << BlockBits) | (uint)card.Block;
                cards.Save(card, change.Kind == ChangeKind.New, note, deck.Id, deck.Range.Pre, block, (block << PlaceBits) | (uint)Math.Min(place, (1 << PlaceBits) - 1));
                if (hasLog && old?.Deck != deck.Id && (change.Kind != ChangeKind.New || logged.ContainsKey(card.Key)))
                {
                    cards.Complete();
                    Refold(card.Key, old is { } from ? decks.OfId(from.Deck) : null, deck);
                }

                if (comes && areFew && old is not null)
                    tallies.Give(card.Key);
                else if (isFresh)
                    CollectionsMarshal.GetValueRefOrAddDefault(freshByDeck, deck.Id, out _)++;
                if (old is { } lender && lender.Note != note)
                    database[NoteSql.MarkLent].Post(true, lender.Note, source);
            }

            if (change.Computed != card.Key)
                database[CardSql.SaveAlias].Post(change.Computed.ToBytes(), card.Key.ToBytes());
        }

        cards.Complete();
        tallies.GiveFresh(learners, freshByDeck);
    }

    /// <summary>A log may be older than its card (it came from another machine), and a history follows its card to another deck.</summary>
    private void Refold(CardKey card, StoredDecks.Deck? from, StoredDecks.Deck to) =>
        log.Refold(card, from?.Folding, to.Folding);

    private void MarkGone(ImmutableArray<Card> gone)
    {
        if (gone.IsEmpty)
            return;
        if (gone.Length > Few)
            changed.UnionWith(database.FirstOfEach(CardSql.PlaceOf, gone.Select(card => card.Key), row => row.GetInt64(1)).Values);
        List<long> learners = database[LearnerSql.All].All(Columns.Long);
        foreach (Card card in gone)
        {
            byte[] key = card.Key.ToBytes();
            if (gone.Length <= Few)
                tallies.Take(card.Key);
            database[CardSql.Mark].Post(true, false, key);
            foreach (long learner in learners)
                database[CardSql.MarkStateGone].Post(key, learner);
        }

        database[NoteSql.Reopen].Post(source);
    }

    /// <summary>Another scheduler is a replay of the log, nothing else.</summary>
    private void FoldByNewSchedulers(Dictionary<string, StoredDecks.Deck> before, Dictionary<string, StoredDecks.Deck> after)
    {
        foreach (StoredDecks.Deck old in before.Values)
        {
            StoredDecks.Deck now = after[old.Path];
            if (now.FoldsBy == old.FoldsBy)
                continue;

            changed.Add(now.Id);
            foreach (CardKey card in database[DeckSql.CardsOfDeck].All(row => Columns.Key(row, 0), now.Id))
                log.Refold(card, old.Folding, now.Folding);
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

    /// <summary>Each card with its place among the cards of its block, which stand side by side.</summary>
    private static IEnumerable<(CardChange Change, int Place)> WithPlaces(IEnumerable<CardChange> changes)
    {
        (string File, int Block) last = ("", -1);
        int place = 0;
        foreach (CardChange change in changes)
        {
            place = last == (change.Card.Span.File, change.Card.Block) ? place + 1 : 0;
            last = (change.Card.Span.File, change.Card.Block);
            yield return (change, place);
        }
    }
}

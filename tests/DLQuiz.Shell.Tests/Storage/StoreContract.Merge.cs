using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

public abstract partial class StoreContract
{
    [StoreFact]
    public void Merged_logs_in_any_order_and_any_number_of_times_are_their_union()
    {
        Card[] cards = [.. Notes.Deck("a/x", 3), .. Notes.Deck("b", 2)];
        var store = (SqlStore)OpenWith(cards);
        int round = 0;
        HashSet<LogEntry> union = [];
        Gen.Select(Histories.Of([.. cards.Select(card => (card.Key, card.Front))], 60), Gen.Int[1, 7].Array[60], Gen.Int).Sample(
            (drawn, bits, seed) =>
            {
                // One store for all rounds, as a merge never comes to an empty one: each round has devices of its own.
                long offset = Histories.Devices * ++round;
                LogEntry[] log = [.. drawn.Select(entry => Elsewhere(entry, offset))];
                IEnumerable<LogEntry>[] parts = [.. new[] { 1, 2, 4, 1 }.Select(bit => log.Where((_, index) => (bits[index] & bit) != 0))];
                new Random(seed).Shuffle(parts);
                foreach (IEnumerable<LogEntry> part in parts)
                    store.MergeLog(part);
                union.UnionWith(log);
            },
            iter: 5, threads: 1);

        Assert.Equal([.. union.Order()], store.ExportLog());
        Assert.Equal(new MergeReport(union.Count, 0, 0), store.MergeLog(union));
        AssertFolded(store, cards);
        AssertDays(store, cards.ToDictionary(card => card.Key));
        Assert.True(store.Rebuild(dryRun: true).IsHealthy);
    }

    [StoreFact]
    public void Entries_of_unknown_cards_wait_until_these_appear()
    {
        Card card = Notes.Card("late");
        var store = (SqlStore)OpenWith(Notes.Card("a", block: 1));
        LogEntry[] log = [Foreign(1, card.Key, card.Front, Notes.Review(5)), Foreign(2, card.Key, card.Front, Notes.Review(3), hours: 30)];

        Assert.Equal(new MergeReport(2, 2, 2), store.MergeLog(log));
        Assert.Equal(new MergeReport(2, 0, 2), store.MergeLog(log));
        Assert.Equal(log, store.ExportLog());
        Assert.Empty(store.ProgressOn(Day).NewByDeck);

        store.Apply(Notes.Plan(store, [Notes.Card("a", block: 1), card]));
        Assert.Equal(2, store.StateOf(card.Key).Repetitions);
        Assert.Equal(1, store.ProgressOn(Day).NewByDeck[card.Deck]);
        Assert.Equal(new MergeReport(2, 0, 0), store.MergeLog(log));
        Assert.True(store.Rebuild(dryRun: true).IsHealthy);
    }

    [StoreFact]
    public void A_card_that_another_machine_knows_by_another_key_is_found_by_its_alias()
    {
        Card card = Notes.Card("a");
        CardKey elsewhere = CardKey.Of("as first seen elsewhere");
        var store = (SqlStore)Open();
        CompilePlan plan = Notes.Plan(store, [card]);
        store.Apply(plan with { Cards = [plan.Cards[0] with { Computed = elsewhere }] });

        Assert.Equal(new MergeReport(1, 1, 0), store.MergeLog([Foreign(1, elsewhere, "another front", Notes.Review(5))]));
        Assert.Equal(260, store.StateOf(card.Key).EaseX100);
        Assert.Equal(elsewhere, Assert.Single(store.ExportLog()).Card);
        Assert.Equal(card.Key, Assert.Single(store.Log(card.Key)).Card);
    }

    [StoreFact]
    public void A_card_without_an_alias_is_found_by_its_front_if_no_other_has_it()
    {
        Card[] cards = [Notes.Card("a"), Notes.Card("b", block: 1), Notes.Card("b", "elsewhere") with { Key = CardKey.Of("twin") }];
        var store = (SqlStore)OpenWith(cards);
        (CardKey k, CardKey l) = (CardKey.Of("k"), CardKey.Of("l"));

        // The older entry under a front that is gone comes with the younger one; a front that two cards have says nothing.
        Assert.Equal(new MergeReport(3, 3, 1), store.MergeLog(
        [
            Foreign(1, k, "a, with a typo", Notes.Review(5)), Foreign(2, k, " a? ", Notes.Review(5), hours: 30), Foreign(3, l, "b?", Notes.Review(5)),
        ]));
        Assert.Equal((2, 270), (store.StateOf(cards[0].Key).Repetitions, store.StateOf(cards[0].Key).EaseX100));

        // The card with the key itself comes: its history comes home.
        store.Apply(Notes.Plan(store, [.. cards, Notes.Card("c", block: 2) with { Key = k }]));
        Assert.Equal((CardState.Fresh, 2), (store.StateOf(cards[0].Key), store.StateOf(k).Repetitions));

        // The twin goes, so the front is one card's alone.
        store.Apply(Notes.Plan(store, [.. cards[..2], Notes.Card("c", block: 2) with { Key = k }]));
        store.Rebuild(dryRun: false);
        Assert.Equal(1, store.StateOf(cards[1].Key).Repetitions);
        Assert.Equal(new[] { k, k, l }.Order(), store.ExportLog().Select(entry => entry.Card).Order());
        Assert.True(store.Rebuild(dryRun: true).IsHealthy);
    }

    [StoreFact]
    public void An_entry_that_says_something_else_under_a_known_id_stops_the_whole_merge()
    {
        Card card = Notes.Card("a");
        var store = (SqlStore)OpenWith(card);
        LogEntry known = Foreign(1, card.Key, card.Front, Notes.Review(5));
        store.MergeLog([known]);
        CardState state = store.StateOf(card.Key);

        Assert.Throws<LogConflictException>(() => store.MergeLog([Foreign(2, card.Key, card.Front, Notes.Review(1), hours: 50), known with { Event = Notes.Review(4) }]));
        Assert.Throws<LogConflictException>(() => store.MergeLog([Foreign(2, card.Key, card.Front, Notes.Review(1), hours: 50), known with { Card = CardKey.Of("unknown") }]));

        Assert.Equal(state, store.StateOf(card.Key));
        Assert.Equal([known], store.ExportLog());
    }

    [StoreFact]
    public void An_undo_may_come_before_what_it_undoes()
    {
        Card card = Notes.Card("a");
        var store = (SqlStore)OpenWith(card);
        LogEntry review = Foreign(1, card.Key, card.Front, Notes.Review(5));
        store.MergeLog([Foreign(2, card.Key, card.Front, new CardEvent.Undo(review.Id), hours: 1)]);
        store.MergeLog([review]);
        Assert.Equal(CardState.Fresh, store.StateOf(card.Key));
        Assert.Empty(store.ProgressOn(Day).NewByDeck);
    }

    [StoreFact]
    public void An_answer_after_a_merge_goes_on_from_the_merged_state()
    {
        Card card = Notes.Card("a");
        var store = (SqlStore)OpenWith(card);
        store.Record(card.Key, Notes.At(0), Notes.Review(5));
        store.MergeLog([Foreign(1, card.Key, card.Front, Notes.Review(5), hours: 24)]);
        Recorded recorded = store.Record(card.Key, Notes.At(24 * 7), Notes.Review(5));
        Assert.Equal(3, recorded.State.Repetitions);
        Assert.Equal(FrontHash.Of(card.Front), recorded.Entry.Front);
        store.UndoLast(Notes.At(24 * 8));
        Assert.Equal(2, store.StateOf(card.Key).Repetitions);
        AssertFolded(store, [card]);
    }

    [StoreFact]
    public void A_rebuild_of_a_healthy_store_changes_nothing_and_that_of_a_damaged_one_mends_it()
    {
        Card[] cards = Notes.Deck("d", 4);
        var store = (SqlStore)OpenWith(cards);
        foreach (Card card in cards[..3])
            store.Record(card.Key, Notes.At(0), Notes.Review(5));
        Assert.Equal(new RebuildReport(3, [], 0, 0, 0), store.Rebuild(dryRun: false) with { States = [] });
        CardState[] states = [.. cards.Select(card => store.StateOf(card.Key))];

        store.Database.Write(() =>
        {
            store.Database["UPDATE card_states SET ease = 131 WHERE card = @card"].Run(cards[0].Key.ToBytes());
            store.Database["UPDATE card_states SET flag = 3 WHERE card = @card"].Run(cards[3].Key.ToBytes());
            store.Database["UPDATE card_states SET queue = 0, position = 7 WHERE card = @card"].Run(cards[1].Key.ToBytes());
            store.Database["DELETE FROM card_states WHERE card = @card"].Run(cards[2].Key.ToBytes());
            store.Database["UPDATE day_stats SET reviews = 9"].Run();
        });
        RebuildReport found = store.Rebuild(dryRun: true);
        // The sum of the day, the day's total that it no longer adds up to, and the deck's counts that the states no longer add up to.
        Assert.Equal((3, 1, 3), (found.States.Length, found.Misplaced, found.Days));
        Assert.Equal(131, found.States.Single(one => one.Card == cards[0].Key).Stored!.EaseX100);
        Assert.False(store.Rebuild(dryRun: false).IsHealthy);
        Assert.True(store.Rebuild(dryRun: true).IsHealthy);
        Assert.Equal(states, cards.Select(card => store.StateOf(card.Key)));
        AssertDays(store, cards.ToDictionary(card => card.Key));
    }

    private static LogEntry Foreign(long sequence, CardKey card, string front, CardEvent what, double hours = 0)
    {
        Moment moment = Notes.At(hours);
        return new LogEntry(new EntryId(77, sequence), "me", card, moment.Instant, moment.Zone, moment.Day, what) { Front = FrontHash.Of(front) };
    }

    private static LogEntry Elsewhere(LogEntry entry, long offset) => entry with
    {
        Id = entry.Id with { Device = entry.Id.Device + offset },
        Event = entry.Event is CardEvent.Undo undo ? new CardEvent.Undo(undo.Target with { Device = undo.Target.Device + offset }) : entry.Event,
    };
}

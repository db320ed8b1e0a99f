using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Shell.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly CardKey A = CardKey.Of("a");
    private static readonly CardKey B = CardKey.Of("b");

    [StoreFact]
    public void Answers_with_a_misconception_are_found_over_all_cards_until_they_are_taken_back()
    {
        IStore store = OpenWith(Notes.Card("a"), Notes.Card("b", block: 1));
        store.Record(CardKey.Of("a"), Notes.At(0), Mistaken("answer:1", "\"misconceptions\":\"x"));
        store.Record(CardKey.Of("b"), Notes.At(1), Mistaken("b:norm-sample-variance", "1"));
        store.Record(CardKey.Of("a"), Notes.At(2), Mistaken("", "1"));
        store.Record(CardKey.Of("b"), Notes.At(3), Notes.Review(4));
        Assert.Equal([CardKey.Of("a"), CardKey.Of("b")], Found(store).Select(entry => entry.Card).Order().ToHashSet());

        store.UndoLast(Notes.At(4));
        store.UndoLast(Notes.At(5));
        store.UndoLast(Notes.At(6));
        Assert.Equal("answer:1", ((CardEvent.Answered)Assert.Single(Found(store)).Event).Answer.Numeric!.Misconceptions);

        static CardEvent.Review Mistaken(string misconceptions, string given) =>
            new(Quality.NearMiss, new Answer(TimeSpan.FromSeconds(1), new NumericAnswer(1, "{}", given, 0, misconceptions)));

        static IEnumerable<LogEntry> Found(IStore store) =>
            store.Misconceived().Where(entry => entry.Event is CardEvent.Answered { Answer.Numeric.Misconceptions.Length: > 0 });
    }

    [StoreFact]
    public void What_is_recorded_is_there_after_a_restart_exactly_as_it_was_given_back()
    {
        var numeric = new NumericAnswer(ulong.MaxValue, """{"x":[1,-2.5]}""", "0，25\n[1, 2]", 0.5, "1:2");
        IStore store = OpenWith(Notes.Card("a"));
        Recorded recorded = store.Record(A, Notes.At(0), new CardEvent.Review(Quality.Hard, new Answer(TimeSpan.FromSeconds(3.25), numeric)));

        Assert.Equal((A, "Asia/Shanghai", Day, 1L), (recorded.Entry.Card, recorded.Entry.Zone, recorded.Entry.Day, recorded.Entry.Id.Sequence));
        Assert.Equal(Notes.At(0).Instant, recorded.Entry.Instant);
        Assert.Equal(numeric, Assert.IsType<CardEvent.Review>(recorded.Entry.Event).Answer.Numeric);
        Assert.Equal(History.Append(CardState.Fresh, recorded.Entry, Schedulers.Default), recorded.State);
        Assert.Equal(CardQueue.Learning, recorded.State.QueueOn(Day));

        IStore reopened = Open();
        Assert.Equal([recorded.Entry], reopened.Log());
        Assert.Equal([recorded.Entry], reopened.Log(A));
        Assert.Equal(recorded.State, reopened.StateOf(A));
        Assert.Equal(recorded.Entry.Id.Device, reopened.Record(A, Notes.At(1), Notes.Review(4)).Entry.Id.Device);
    }

    [StoreFact]
    public void Instants_and_times_are_kept_to_the_millisecond()
    {
        IStore store = OpenWith(Notes.Card("a"));
        Moment moment = Notes.At(0) with { Instant = Notes.At(0).Instant.AddTicks(12_345).ToOffset(TimeSpan.FromHours(8)) };
        LogEntry entry = store.Record(A, moment, new CardEvent.Review(Quality.Good, new Answer(TimeSpan.FromTicks(12_345)))).Entry;
        Assert.Equal((Notes.At(0).Instant.AddMilliseconds(1), TimeSpan.Zero), (entry.Instant, entry.Instant.Offset));
        Assert.Equal(TimeSpan.FromMilliseconds(1), Assert.IsType<CardEvent.Review>(entry.Event).Answer.TimeTaken);
        Assert.Equal(entry, Assert.Single(store.Log()));
    }

    [StoreFact]
    public void An_answer_to_a_card_that_was_never_stored_is_refused()
    {
        IStore store = Open();
        Assert.Throws<ArgumentException>(() => store.Record(A, Notes.At(0), Notes.Review(4)));
        Assert.Empty(store.Log());
    }

    [StoreFact]
    public void An_entry_that_does_not_sort_last_folds_its_card_and_its_statistics_again()
    {
        IStore store = OpenWith(Notes.Card("a"));
        store.Record(A, Notes.At(0, days: 8), Notes.Review(5));
        store.Record(A, Notes.At(0), Notes.Review(5));
        store.Record(A, Notes.At(0, days: 1), Notes.Review(5));
        AssertFolded(store, [Notes.Card("a")]);
        Assert.Equal((3, 17), (store.StateOf(A).Repetitions, store.StateOf(A).IntervalDays));
        Assert.Equal(1, store.ProgressOn(Day).NewByDeck["dl/norm"]);
        Assert.Empty(store.ProgressOn(Day.Plus(8)).NewByDeck);
        Assert.Equal(1, store.ProgressOn(Day.Plus(8)).ReviewsByDeck["dl/norm"]);
    }

    [StoreFact]
    public void Undo_goes_back_to_the_beginning_across_restarts()
    {
        IStore store = OpenWith(Notes.Card("a"), Notes.Card("b", block: 1));
        CardState none = store.StateOf(A);
        CardState first = store.Record(A, Notes.At(0), Notes.Review(1)).State;
        CardState drilled = store.Record(A, Notes.At(1), new CardEvent.Drill(Quality.Good, new Answer(TimeSpan.Zero))).State;
        store.Record(B, Notes.At(2), new CardEvent.Suspend());

        IStore reopened = Open();
        LogEntry undo = reopened.UndoLast(Notes.At(3))!.Entry;
        Assert.Equal((B, new CardEvent.Undo(new EntryId(undo.Id.Device, 3))), (undo.Card, undo.Event));
        Assert.False(reopened.StateOf(B).Suspended);
        Assert.Equal(drilled, reopened.StateOf(A));
        Assert.Equal(first, reopened.UndoLast(Notes.At(4))!.State);
        Assert.Equal(none, Open().UndoLast(Notes.At(5))!.State);
        Assert.Null(Open().UndoLast(Notes.At(6)));

        Assert.Equal(6, store.Log().Count());
        Assert.Empty(store.ProgressOn(Day).NewByDeck);
        Assert.Empty(store.ProgressOn(Day).Blocks);
        Assert.Equal(2, store.NewCards(Day, null, 9).Count);
    }

    [StoreFact]
    public void After_an_undo_the_next_undo_takes_back_what_came_before_or_what_was_done_since()
    {
        IStore store = OpenWith(Notes.Card("a"), Notes.Card("b", block: 1));
        store.Record(A, Notes.At(0), Notes.Review(4));
        store.Record(B, Notes.At(1), Notes.Review(4));
        store.UndoLast(Notes.At(2));
        CardState again = store.Record(B, Notes.At(3), Notes.Review(5)).State;
        Assert.Equal(260, again.EaseX100);
        Assert.Equal([B, A, null], new[] { store.UndoLast(Notes.At(4))?.Entry.Card, store.UndoLast(Notes.At(5))?.Entry.Card, store.UndoLast(Notes.At(6))?.Entry.Card });
    }

    [StoreFact]
    public void Every_kind_of_event_is_kept_and_folded()
    {
        Card[] cards = Notes.Deck("dl/norm", 1);
        IStore store = OpenWith(cards);
        var answer = new Answer(TimeSpan.FromSeconds(1));
        CardEvent[] events =
        [
            Notes.Review(2), new CardEvent.Drill(Quality.Good, answer), new CardEvent.Cram(Quality.Easy, answer), new CardEvent.Quiz(Quality.Blackout, answer),
            new CardEvent.Suspend(), new CardEvent.Unsuspend(), new CardEvent.Bury(Day.Plus(2)), new CardEvent.Flag(4),
            new CardEvent.Undo(new EntryId(1, 1)), new CardEvent.Reset(),
        ];
        for (int hour = 0; hour < events.Length; hour++)
            store.Record(cards[0].Key, Notes.At(hour), events[hour]);
        Assert.Equal(events, Open().Log(cards[0].Key).Select(entry => entry.Event));
        AssertFolded(store, cards);
    }

    [StoreFact]
    public void Due_cards_are_those_of_the_day_and_its_drills_and_none_that_is_held_back()
    {
        Card[] cards = Notes.Deck("dl/norm", 7);
        IStore store = OpenWith(cards);
        store.Record(cards[0].Key, Notes.At(0), Notes.Review(4));  // due tomorrow
        store.Record(cards[1].Key, Notes.At(1), Notes.Review(1));  // a drill today, due tomorrow
        store.Record(cards[2].Key, Notes.At(2), Notes.Review(4));
        store.Record(cards[2].Key, Notes.At(3), new CardEvent.Suspend());
        store.Record(cards[3].Key, Notes.At(4), Notes.Review(4));
        store.Record(cards[3].Key, Notes.At(5), new CardEvent.Bury(Day.Plus(3)));
        store.Record(cards[4].Key, Notes.At(6), new CardEvent.Bury(Day.Plus(1)));
        store.Record(cards[5].Key, Notes.At(7), new CardEvent.Suspend());

        Assert.Equal([(cards[1].Key, CardQueue.Learning)], store.DueCards(Day, null).Select(card => (card.Card, card.Queue)));
        Assert.Equal([cards[6].Key], store.NewCards(Day, null, 9).Select(card => card.Card));

        Candidate[] tomorrow = [.. store.DueCards(Day.Plus(1), "dl").OrderBy(card => card.Position)];
        Assert.Equal([cards[0].Key, cards[1].Key], tomorrow.Select(card => card.Card));
        Assert.All(tomorrow, card => Assert.Equal((CardQueue.Review, Day.Plus(1), "dl/norm"), (card.Queue, card.Due, card.Deck)));
        Assert.Equal([cards[4].Key, cards[6].Key], store.NewCards(Day.Plus(1), "dl/norm", 9).Select(card => card.Card));
        Assert.Equal(3, store.DueCards(Day.Plus(3), null).Count);
    }

    [StoreFact]
    public void Due_cards_come_by_due_day()
    {
        Card[] cards = Notes.Deck("d", 6);
        IStore store = OpenWith(cards);
        foreach ((Card card, int days) in cards.Zip([4, 1, 5, 0, 3, 2]))
            store.Record(card.Key, Notes.At(0, days), Notes.Review(5));
        StudyDay?[] due = [.. store.DueCards(Day.Plus(30), null).Select(card => card.Due)];
        Assert.Equal(6, due.Length);
        Assert.Equal(due.Order(), due);
    }

    [StoreFact]
    public void New_cards_come_in_the_order_of_the_notes_as_many_as_asked_for()
    {
        Card[] cards = [.. Notes.Deck("b", 3), .. Notes.Deck("a/2", 2), .. Notes.Deck("a", 2)];
        IStore store = OpenWith(cards);
        Assert.Equal(
            ["a 0", "a 1", "a/2 0", "a/2 1", "b 0"],
            store.NewCards(Day, null, 5).Select(card => store.FindCard(card.Card)!.Card.Front.TrimEnd('?')));
        Assert.Equal(["a", "a", "a/2"], store.NewCards(Day, "a", 3).Select(card => card.Deck));
        Assert.Equal(2, store.NewCards(Day, "a/2", 100).Count);
    }

    [StoreFact]
    public void A_deck_that_comes_later_takes_its_place_among_the_others()
    {
        Card[] cards = Notes.Deck("b", 1);
        IStore store = OpenWith(cards);
        foreach (string deck in new[] { "a", "c", "b/x", "a/z", "a/y", "b/x/1", "aa" })
            store.Apply(Notes.Plan(store, cards = [.. cards, .. Notes.Deck(deck, 1)]));
        Assert.Equal(["a", "a/y", "a/z", "aa", "b", "b/x", "b/x/1", "c"], store.Decks(Day).Select(deck => deck.Path));
        Assert.Equal(["a", "a/y", "a/z", "aa", "b", "b/x", "b/x/1", "c"], store.NewCards(Day, null, 99).Select(card => card.Deck));
        Assert.Equal(["b", "b/x", "b/x/1"], store.NewCards(Day, "b", 99).Select(card => card.Deck));
    }

    [StoreFact]
    public void Siblings_share_a_block_and_no_other_card_does()
    {
        Card[] cards = [Notes.Card("a1"), Notes.Card("a2"), Notes.Card("b", block: 1), Notes.Card("c", "other")];
        IStore store = OpenWith(cards);
        long[] blocks = [.. store.NewCards(Day, null, 9).Select(card => card.Block)];
        Assert.Equal((blocks[0], 3), (blocks[1], blocks.Distinct().Count()));

        store.Record(cards[0].Key, Notes.At(0), Notes.Review(4));
        Assert.Equal([blocks[0]], store.ProgressOn(Day).Blocks);
        Assert.Equal(["b?", "c?"], DailyQueue.Load(store, Day, null, DailyLimits.Default, 1).Select(card => store.FindCard(card.Card)!.Card.Front));
    }

    [StoreFact]
    public void The_days_queue_is_filled_from_decks_that_have_room()
    {
        Card[] cards = [.. Notes.Deck("a", 400), .. Notes.Deck("b", 40)];
        IStore store = Open();
        store.Apply(Notes.Plan(store, cards, ("a", new DeckSettings { NewPerDay = 3 })));
        var queue = DailyQueue.Load(store, Day, null, DailyLimits.Default, 1);
        Assert.Equal([("a", 3), ("b", 20)], queue.CountBy(card => card.Deck).OrderBy(deck => deck.Key).Select(deck => (deck.Key, deck.Value)));

        foreach (Candidate card in queue)
            store.Record(card.Card, Notes.At(1), Notes.Review(4));
        Assert.Empty(DailyQueue.Load(store, Day, null, DailyLimits.Default, 1));
        Assert.Equal(23, DailyQueue.Load(store, Day.Plus(1), null, new DailyLimits(NewPerDay: 0), 1).Count(card => card.Queue == CardQueue.Review));
    }

    [StoreFact]
    public void Settings_are_kept_and_replaced()
    {
        IStore store = Open();
        Assert.Null(store.Setting("theme"));
        store.SetSetting("theme", "dark");
        store.SetSetting("theme", "深色");
        Assert.Equal("深色", Open().Setting("theme"));
    }

    /// <summary>Every state is the fold of its log, and what is told of days and queues follows from the states.</summary>
    private static void AssertFolded(IStore store, IEnumerable<Card> cards)
    {
        foreach (Card card in cards)
            Assert.Equal(History.Fold(store.Log(card.Key), Schedulers.Default), store.StateOf(card.Key));
    }
}

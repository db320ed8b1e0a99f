using DLQuiz.Core.Model;

namespace DLQuiz.Shell.Tests.Storage;

public abstract partial class StoreContract
{
    [StoreFact]
    public void A_new_store_is_empty()
    {
        IStore store = Open();
        Assert.Empty(store.Sources());
        Assert.Empty(store.CardsOf("notes"));
        Assert.False(store.HasCards("notes"));
        Assert.Empty(store.Decks(Day));
        Assert.Empty(store.DueCards(Day, null));
        Assert.Empty(store.NewCards(Day, null, 10));
        Assert.Empty(store.DueCards(Day, "nowhere"));
        Assert.Empty(store.NewCards(Day, "nowhere", 10));
        Assert.Empty(store.Log());
        Assert.Null(store.UndoLast(Notes.At(0)));
        Assert.Null(store.FindCard(CardKey.Of("a")));
        Assert.Equal(CardState.Fresh, store.StateOf(CardKey.Of("a")));
    }

    [StoreFact]
    public void A_card_comes_back_with_everything_it_was_compiled_to()
    {
        Card card = Notes.Card("批归一化") with
        {
            Kind = CardKind.Numeric,
            Id = "bn-1",
            Context = ["Train trick", "Normalization \"quoted\""],
            Tags = ["dl", "训练"],
            Question = "id: bn-1\nask: |\n  {{x}}\n",
            Span = new SourceSpan("dl/norm.md", 7, 3, 42),
            Block = 5,
        };
        OpenWith(card);
        IStore reopened = Open();
        Assert.Equal(new StoredCard(card, IsGone: false), reopened.FindCard(card.Key));
        Assert.Equal([new StoredCard(card, IsGone: false)], reopened.CardsOf(Notes.Source.Name));
        Assert.Equal([Notes.Source], reopened.Sources());
        Assert.Empty(reopened.CardsOf("another"));
        Assert.True(reopened.HasCards(Notes.Source.Name));
        Assert.False(reopened.HasCards("another"));
    }

    [StoreFact]
    public void A_source_may_move_to_another_root()
    {
        IStore store = OpenWith(Notes.Card("a"));
        store.Apply(Notes.Plan(store, [Notes.Card("a")]) with { Source = Notes.Source with { Root = "/elsewhere" } });
        Assert.Equal([new Source("notes", "/elsewhere")], store.Sources());
        Assert.Single(store.CardsOf("notes"));
    }

    [StoreFact]
    public void An_edit_keeps_the_history()
    {
        IStore store = OpenWith(Notes.Card("a"));
        CardState state = store.Record(CardKey.Of("a"), Notes.At(0), Notes.Review(5)).State;
        Card edited = Notes.Card("a") with { Front = "a, with the typo mended?" };
        store.Apply(Notes.Plan(store, [edited]));
        Assert.Equal(edited, store.FindCard(edited.Key)!.Card);
        Assert.Equal(state, store.StateOf(edited.Key));
        Assert.Single(store.Log(edited.Key));
    }

    [StoreFact]
    public void A_moved_card_takes_its_state_and_its_statistics_along()
    {
        IStore store = OpenWith(Notes.Card("a", "old/deck"), Notes.Card("b", "old/deck", 1));
        store.Record(CardKey.Of("a"), Notes.At(0), Notes.Review(4));
        store.Apply(Notes.Plan(store, [Notes.Card("a", "new/deck"), Notes.Card("b", "old/deck", 1)]));

        Assert.Equal("new/deck", Assert.Single(store.DueCards(Day.Plus(1), "new")).Deck);
        Assert.Empty(store.DueCards(Day.Plus(1), "old"));
        Assert.Equal(new Dictionary<string, int> { ["new/deck"] = 1 }, store.ProgressOn(Day).NewByDeck);
        Assert.Equal(
            [("new", 0, 1), ("new/deck", 0, 1), ("old", 1, 0), ("old/deck", 1, 0)],
            store.Decks(Day.Plus(1)).Select(deck => (deck.Path, deck.New, deck.Due)));
    }

    [StoreFact]
    public void A_card_that_is_gone_waits_with_state_and_log_and_gets_both_back()
    {
        Card[] both = [Notes.Card("a"), Notes.Card("b", block: 1)];
        IStore store = OpenWith(both);
        CardState state = store.Record(both[0].Key, Notes.At(0), Notes.Review(4)).State;

        store.Apply(Notes.Plan(store, both[1..]));
        Assert.True(store.FindCard(both[0].Key)!.IsGone);
        Assert.Equal([true, false], store.CardsOf("notes").Select(card => card.IsGone));
        Assert.Empty(store.DueCards(Day.Plus(9), null));
        Assert.Equal(1, store.Decks(Day).Single(deck => deck.Path == "dl/norm").Total);
        Assert.Equal(state, store.StateOf(both[0].Key));
        Assert.Single(store.Log(both[0].Key));

        store.Apply(Notes.Plan(store, both));
        Assert.False(store.FindCard(both[0].Key)!.IsGone);
        Assert.Equal(both[0].Key, Assert.Single(store.DueCards(Day.Plus(9), null)).Card);
        Assert.Equal(state, store.StateOf(both[0].Key));
    }

    [StoreFact]
    public void An_answer_to_a_card_that_is_gone_by_now_is_kept()
    {
        Card card = Notes.Card("a");
        IStore store = OpenWith(card);
        store.Apply(Notes.Plan(store, []));
        CardState state = store.Record(card.Key, Notes.At(0), Notes.Review(4)).State;
        Assert.Empty(store.DueCards(Day.Plus(9), null));
        store.Apply(Notes.Plan(store, [card]));
        Assert.Equal((state, 1), (store.StateOf(card.Key), store.DueCards(Day.Plus(9), null).Count));
    }

    [StoreFact]
    public void A_deck_without_cards_left_is_not_shown()
    {
        IStore store = OpenWith(Notes.Card("a", "x/y"), Notes.Card("b", "z"));
        store.Apply(Notes.Plan(store, [Notes.Card("b", "z")]));
        Assert.Equal(["z"], store.Decks(Day).Select(deck => deck.Path));
    }

    [StoreFact]
    public void A_key_that_the_notes_now_give_leads_to_the_card_that_they_once_gave()
    {
        IStore store = OpenWith(Notes.Card("a"));
        Card edited = Notes.Card("a") with { Front = "b?" };
        CardKey computed = CardKey.Of("b");
        store.Apply(Notes.Plan(store, [edited]) with { Cards = [new CardChange(ChangeKind.Edited, edited, Notes.Card("a"), computed)] });

        Assert.Equal(edited, store.FindCard(computed)!.Card);
        Recorded recorded = store.Record(computed, Notes.At(0), Notes.Review(4));
        Assert.Equal(edited.Key, recorded.Entry.Card);
        Assert.Equal(recorded.State, store.StateOf(computed));
    }

    [StoreFact]
    public void The_same_cards_from_another_source_are_taken_over_with_their_history()
    {
        Card card = Notes.Card("a");
        IStore store = OpenWith(card);
        CardState state = store.Record(card.Key, Notes.At(0), Notes.Review(4)).State;
        store.Apply(new CompilePlan(new Source("copy", "/copy"), Notes.Plan(store, [card]).Notes, [new CardChange(ChangeKind.New, card, null, card.Key)], []));
        Assert.Empty(store.CardsOf("notes"));
        Assert.Equal(state, store.StateOf(Assert.Single(store.CardsOf("copy")).Card.Key));
    }

    [StoreFact]
    public void Decks_come_in_pre_order_with_the_sums_of_their_subtrees()
    {
        Card[] cards = [.. Notes.Deck("b/y", 3), .. Notes.Deck("b", 1), .. Notes.Deck("a-z", 2), .. Notes.Deck("a", 1), .. Notes.Deck("a/x/1", 4)];
        IStore store = OpenWith(cards);
        store.Record(CardKey.Of("a/x/1 0"), Notes.At(0), Notes.Review(4));
        store.Record(CardKey.Of("a/x/1 1"), Notes.At(1), Notes.Review(1));
        store.Record(CardKey.Of("b 0"), Notes.At(2), Notes.Review(5));
        store.Record(CardKey.Of("b 0"), Notes.At(0, days: 1), Notes.Review(5));
        store.Record(CardKey.Of("b/y 2"), Notes.At(3), new CardEvent.Suspend());
        store.Record(CardKey.Of("b/y 1"), Notes.At(4), new CardEvent.Bury(Day.Plus(1)));

        Assert.Equal(
            [
                ("a", 3, 1, 1), ("a/x", 2, 1, 1), ("a/x/1", 2, 1, 1),
                ("a-z", 2, 0, 0),
                ("b", 1, 0, 2), ("b/y", 1, 0, 1),
            ],
            store.Decks(Day).Select(deck => (deck.Path, deck.New, deck.Due, deck.Later)));
        Assert.Equal(
            [("a", 3, 2, 0), ("b", 2, 0, 1)],
            store.Decks(Day.Plus(1)).Where(deck => deck.Path is "a" or "b").Select(deck => (deck.Path, deck.New, deck.Due, deck.Later)));
    }

    [StoreFact]
    public void Settings_of_a_note_are_its_decks_and_follow_the_note()
    {
        Card[] cards = [Notes.Card("a", "dl/norm")];
        var settings = new DeckSettings { Scheduler = "sm2", NewPerDay = 3, ReviewsPerDay = 50, Language = "zh" };
        IStore store = Open();
        store.Apply(Notes.Plan(store, cards, ("dl/norm", settings)));
        Assert.Equal([DeckSettings.None, settings], Open().Decks(Day).Select(deck => deck.Settings));
        store.Apply(Notes.Plan(store, cards));
        Assert.Equal([DeckSettings.None, DeckSettings.None], store.Decks(Day).Select(deck => deck.Settings));
    }

    [StoreFact]
    public void Another_scheduler_of_a_deck_replays_its_cards()
    {
        Card[] cards = Notes.Deck("dl/norm", 3);
        IStore store = OpenWith(cards);
        CardState state = store.Record(cards[0].Key, Notes.At(0), Notes.Review(4)).State;
        store.Apply(Notes.Plan(store, cards, ("dl/norm", new DeckSettings { Scheduler = "sm2" })));
        Assert.Equal(state, store.StateOf(cards[0].Key));
        Assert.Equal(1, store.ProgressOn(Day).NewByDeck["dl/norm"]);
    }

    [StoreFact]
    public void Many_new_cards_are_stored_as_few_are()
    {
        Card[] cards = [.. Enumerable.Range(0, 700).Select(number => Notes.Card($"批 {number}\t\\N\n\"", $"a/{number % 150}", number) with
        {
            Id = number % 3 == 0 ? $"id-{number}" : null,
            Question = number % 5 == 0 ? "ask: x\n" : null,
            Tags = number % 7 == 0 ? ["dl", "训练"] : [],
        })];
        IStore store = Open("Ann");
        Open("小明").StateOf(A);
        store.Apply(Notes.Plan(store, [Notes.Card("old", "a/0", 9999)]));
        store.Record(CardKey.Of("old"), Notes.At(0), Notes.Review(4));
        store.Apply(Notes.Plan(store, [.. cards, Notes.Card("old", "a/1", 9999)]));

        Assert.Equal(cards.OrderBy(card => card.Key), store.CardsOf(Notes.Source.Name).Select(card => card.Card).Where(card => card.Block != 9999).OrderBy(card => card.Key));
        Assert.Equal(700, store.NewCards(Day, null, 9999).Count);
        Assert.Equal(701, Open("小明").NewCards(Day, null, 9999).Count);
        Assert.Equal(701, Open("小红").NewCards(Day, null, 9999).Count);
        Assert.Equal(1, store.ProgressOn(Day).NewByDeck["a/1"]);
    }

    [StoreFact]
    public void New_cards_that_two_compiles_planned_at_once_are_stored_once_with_what_was_answered_between()
    {
        Card[] cards = Notes.Deck("d", 300);
        IStore store = Open();
        CompilePlan plan = Notes.Plan(store, cards);
        Open().Apply(plan);
        CardState state = store.Record(cards[0].Key, Notes.At(0), Notes.Review(5)).State;
        Open().Apply(plan);

        Assert.Equal((300, 299), (store.CardsOf(Notes.Source.Name).Count, store.NewCards(Day, null, 999).Count));
        Assert.Equal(state, store.StateOf(cards[0].Key));
        Assert.Equal(1, store.ProgressOn(Day).NewByDeck["d"]);
    }
}

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;

namespace DLQuiz.Shell.Tests.Storage;

public abstract partial class StoreContract
{
    [StoreFact]
    public void All_cards_of_a_subtree_come_with_their_states_and_those_gone_do_not()
    {
        Card[] cards = [Notes.Card("one", "ml/a"), Notes.Card("two", "ml/b"), Notes.Card("three", "other"), Notes.Card("four", "other", block: 1)];
        IStore store = OpenWith(cards);
        store.Record(cards[0].Key, Notes.At(0), Notes.Review(4));
        store.Record(cards[1].Key, Notes.At(0), new CardEvent.Suspend());
        store.Apply(Notes.Plan(store, cards[..3]));

        Assert.Equal(["one?", "two?", "three?"], store.CardsWithStates(Day, deck: null).Select(card => card.Card.Front));
        StudiedCard[] ml = [.. store.CardsWithStates(Day, "ml")];
        Assert.Equal(["one?", "two?"], ml.Select(card => card.Card.Front));
        Assert.All(ml, card => Assert.Equal(store.StateOf(card.Card.Key), card.State));
        Assert.Equal(store.NewCards(Day, "other", 9).Single(), store.CardsWithStates(Day, "other").Single().Place);
        Assert.Empty(store.CardsWithStates(Day, "nowhere"));
    }

    [StoreFact]
    public void While_cards_are_read_one_by_one_answers_are_stored()
    {
        Card[] cards = [.. Enumerable.Range(0, 20).Select(i => Notes.Card($"card {i}", "deck", i))];
        IStore store = OpenWith(cards);

        foreach (StudiedCard card in store.CardsWithStates(Day, deck: null))
            store.Record(card.Card.Key, Notes.At(0), new CardEvent.Suspend());

        Assert.All(store.CardsWithStates(Day, deck: null), card => Assert.True(card.State.Suspended));
    }

    [StoreFact]
    public void Studying_ahead_brings_the_coming_cards_once_and_moves_them_on()
    {
        Card[] cards = [Notes.Card("soon", "deck"), Notes.Card("later", "deck", block: 1), Notes.Card("new", "deck", block: 2)];
        IStore store = OpenWith(cards);
        store.Record(cards[0].Key, Notes.At(0), Notes.Review(4));
        store.Record(cards[1].Key, Notes.At(0), Notes.Review(4));
        store.Record(cards[1].Key, Notes.At(0, days: 1), Notes.Review(4));

        Assert.Empty(Ahead(Day.Plus(1), 3, "is:suspended"));
        Assert.Equal(["later?"], Ahead(Day.Plus(3), 4));
        Assert.Equal(["later?"], Ahead(Day.Plus(3), 4, "deck:deck"));
        Assert.Empty(Ahead(Day.Plus(3), 3));
        Recorded early = store.Record(cards[1].Key, Notes.At(0, days: 3), Notes.Review(4));
        Assert.Equal(Day.Plus(3 + 6), early.State.Due);
        Assert.Empty(Ahead(Day.Plus(3), 30, "later"));

        IEnumerable<string> Ahead(StudyDay today, int days, string filter = "") => StudyQueue
            .Load(store, today, new StudyRequest { AheadDays = days, Filter = filter.Length == 0 ? null : CardFilter.Parse(filter), WithSiblings = true }, DailyLimits.Default, seed: 1)
            .Select(card => store.FindCard(card.Card)!.Card.Front);
    }

    [StoreFact]
    public void A_filter_narrows_the_day_and_cramming_takes_every_card_but_suspended_ones()
    {
        Card[] cards = [.. Enumerable.Range(0, 30).Select(i => Notes.Card($"card {i}", i < 25 ? "big" : "small", i))];
        IStore store = OpenWith(cards);
        store.Record(cards[29].Key, Notes.At(0), new CardEvent.Suspend());

        Assert.Equal(20, Load(new StudyRequest()).Length);
        Assert.Equal(4, Load(new StudyRequest { Filter = CardFilter.Parse("deck:small") }).Length);
        Assert.Equal(29, Load(new StudyRequest { Mode = StudyMode.Cram }).Length);
        Assert.Equal(cards[29].Key, Assert.Single(Load(new StudyRequest { Mode = StudyMode.Cram, Filter = CardFilter.Parse("is:suspended") })).Card);
        Assert.Equal(Load(new StudyRequest { Mode = StudyMode.Cram }), Load(new StudyRequest { Mode = StudyMode.Cram }));

        Candidate[] Load(StudyRequest request) => [.. StudyQueue.Load(store, Day, request, DailyLimits.Default, seed: 1)];
    }

    [StoreFact]
    public void Days_add_up_over_decks_and_an_undone_answer_leaves_them()
    {
        IStore store = OpenAfterTwoDays();
        Assert.Equal(
            [new DayTotal(Day, Maturity.New, 3, 3, 0, 12_600), new DayTotal(Day.Plus(1), Maturity.Young, 1, 0, 0, 4_200)],
            store.DayTotals(Day, Day.Plus(9), deck: null));
        Assert.Equal([new DayTotal(Day, Maturity.New, 2, 2, 0, 8_400)], store.DayTotals(Day.Plus(-9), Day, "ml"));
        Assert.Empty(store.DayTotals(Day.Plus(2), Day.Plus(9), deck: null));
        Assert.Empty(store.DayTotals(Day, Day.Plus(9), "nowhere"));
    }

    [StoreFact]
    public void Decks_add_up_for_themselves_and_answers_keep_their_time_until_they_are_taken_back()
    {
        IStore store = OpenAfterTwoDays();
        Assert.Equal(
            [new DeckTotal("ml/x", Maturity.New, 1, 1, 0, 4_200), new DeckTotal("ml/x", Maturity.Young, 1, 0, 0, 4_200), new DeckTotal("ml/y", Maturity.New, 1, 1, 0, 4_200), new DeckTotal("other", Maturity.New, 1, 1, 0, 4_200)],
            store.DeckTotals(Day, Day.Plus(9)).OrderBy(total => total.Deck, StringComparer.Ordinal).ThenBy(total => total.Maturity));
        Assert.Equal("ml/x", Assert.Single(store.DeckTotals(Day.Plus(1), Day.Plus(1))).Deck);
        Assert.Equal([Day, Day, Day, Day.Plus(1)], store.AnswerTimes(Day, Day.Plus(9), deck: null).Select(time => time.Day).Order());
        Assert.Equal([new AnswerTime(Day.Plus(1), 4_200)], store.AnswerTimes(Day.Plus(1), Day.Plus(1), "ml"));
        Assert.Empty(store.AnswerTimes(Day, Day.Plus(9), "nowhere"));
    }

    [StoreFact]
    public void A_forecast_counts_overdue_cards_today_and_no_suspended_ones()
    {
        Card[] cards = [Notes.Card("a", "ml/x"), Notes.Card("b", "ml/y"), Notes.Card("c", "other")];
        IStore store = OpenWith(cards);
        foreach (Card card in cards)
            store.Record(card.Key, Notes.At(0), Notes.Review(4));
        store.Record(cards[0].Key, Notes.At(0, days: 1), Notes.Review(4));
        store.Record(cards[2].Key, Notes.At(0, days: 1), new CardEvent.Suspend());

        Assert.Equal([(Day.Plus(3), 1), (Day.Plus(7), 1)], store.Forecast(Day.Plus(3), Day.Plus(10), deck: null));
        Assert.Equal([(Day.Plus(1), 1)], store.Forecast(Day, Day.Plus(6), "ml"));
        Assert.Empty(store.Forecast(Day, Day.Plus(9), "other"));
    }

    /// <summary>The deck list is kept by counting up and down; here it is counted from the states.</summary>
    [StoreFact]
    public void The_deck_list_is_what_the_states_add_up_to_after_any_history()
    {
        var random = new Random(7);
        Card[] cards = [.. Enumerable.Range(0, 30).Select(i => Notes.Card($"card {i}", (i % 3) switch { 0 => "ml/x", 1 => "ml/y", _ => "other" }, i))];
        IStore store = OpenWith(cards);
        for (int step = 0; step < 400; step++)
        {
            StudyDay day = Notes.At(0, step / 8).Day;
            CardKey key = cards[random.Next(cards.Length)].Key;
            switch (random.Next(10))
            {
                case 0: store.Record(key, Notes.At(0.01 * (step % 8), step / 8), new CardEvent.Suspend()); break;
                case 1: store.Record(key, Notes.At(0.01 * (step % 8), step / 8), new CardEvent.Unsuspend()); break;
                case 2: store.Record(key, Notes.At(0.01 * (step % 8), step / 8), new CardEvent.Bury(day.Plus(random.Next(3)))); break;
                case 3: store.UndoLast(Notes.At(0.01 * (step % 8), step / 8)); break;
                case 4: store.Record(key, Notes.At(0.01 * (step % 8), step / 8), new CardEvent.Reset()); break;
                case 5: store.Apply(Notes.Plan(store, cards.Where(_ => random.Next(4) > 0).Select(card => random.Next(9) == 0 ? card with { Deck = "moved", Span = card.Span with { File = "moved.md" } } : card))); break;
                default: store.Record(key, Notes.At(0.01 * (step % 8), step / 8), Notes.Review(random.Next(2, 6))); break;
            }

            if (step % 20 == 0)
                Assert.Equal(Counted(store, day), store.Decks(day).Select(deck => deck with { Settings = DeckSettings.None }));
        }

        static IEnumerable<DeckCounts> Counted(IStore store, StudyDay day)
        {
            StudiedCard[] all = [.. store.CardsWithStates(day, deck: null)];
            return all.SelectMany(card => Parents(card.Card.Deck)).Distinct().OrderBy(path => path.Replace('/', '\0'), StringComparer.Ordinal).Select(path =>
            {
                CardState[] states = [.. all.Where(card => card.Card.Deck == path || card.Card.Deck.StartsWith(path + "/", StringComparison.Ordinal)).Select(card => card.State).Where(state => !state.Suspended)];
                int fresh = states.Count(state => state.IsNew && !state.IsHeldBackOn(day));
                int due = states.Count(state => !state.IsHeldBackOn(day) && (state.Due <= day || state.DrillDay == day));
                return new DeckCounts(path, fresh, due, states.Length - fresh - due, states.Count(state => state.Maturity == Maturity.Mature), DeckSettings.None);
            });
        }

        static IEnumerable<string> Parents(string deck)
        {
            string[] parts = deck.Split('/');
            return Enumerable.Range(1, parts.Length).Select(count => string.Join('/', parts.Take(count)));
        }
    }

    /// <summary>Three cards reviewed on the first day; on the second one failed, and another answer taken back.</summary>
    private IStore OpenAfterTwoDays()
    {
        Card[] cards = [Notes.Card("a", "ml/x"), Notes.Card("b", "ml/y"), Notes.Card("c", "other")];
        IStore store = OpenWith(cards);
        foreach (Card card in cards)
            store.Record(card.Key, Notes.At(0), Notes.Review(4));
        store.Record(cards[0].Key, Notes.At(0, days: 1), Notes.Review(1));
        store.Record(cards[1].Key, Notes.At(0, days: 1), Notes.Review(5));
        store.UndoLast(Notes.At(1, days: 1));
        return store;
    }
}

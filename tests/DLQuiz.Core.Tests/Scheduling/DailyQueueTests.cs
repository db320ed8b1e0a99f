using System.Collections.Immutable;

using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

public sealed class DailyQueueTests
{
    private static readonly StudyDay Today = StudyDay.Parse("2026-03-01");
    private static readonly DayProgress Nothing = new(ImmutableDictionary<string, int>.Empty, ImmutableDictionary<string, int>.Empty, []);
    private static readonly ImmutableDictionary<string, DeckSettings> NoSettings = ImmutableDictionary<string, DeckSettings>.Empty;

    private static readonly Gen<Candidate[]> Candidates =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 25], Gen.Int[0, 4]).Array[0, 60].Select(draws => draws.Select((draw, index) =>
        {
            (int queue, int deck, int block, int overdue) = draw;
            return Card(index, (CardQueue)queue, "d/" + deck, block, overdue);
        }).ToArray());

    [Fact]
    public void The_same_day_is_composed_whatever_order_the_due_cards_arrive_in() => Gen.Select(Candidates, Gen.ULong, Gen.Int).Sample((cards, seed, shuffle) =>
    {
        Candidate[] shuffled = [.. cards.Where(IsDue)];
        new Random(shuffle).Shuffle(shuffled);
        var expected = DailyQueue.Compose(cards.Where(IsDue), cards.Where(IsNew), Nothing, NoSettings, DailyLimits.Default, seed);
        Assert.Equal(expected, DailyQueue.Compose(shuffled, cards.Where(IsNew), Nothing, NoSettings, DailyLimits.Default, seed));
    });

    [Fact]
    public void Siblings_are_never_asked_on_the_same_day() => Gen.Select(Candidates, Gen.ULong).Sample((cards, seed) =>
    {
        DayProgress progress = Nothing with { Blocks = [3, 4] };
        var queue = DailyQueue.Compose(cards.Where(IsDue), cards.Where(IsNew), progress, NoSettings, DailyLimits.Default, seed);
        long[] asked = [.. queue.Where(card => card.Queue != CardQueue.Learning).Select(card => card.Block)];
        Assert.Equal(asked.Distinct(), asked);
        Assert.DoesNotContain(asked, block => block is 3 or 4);
        Assert.Empty(asked.Intersect(queue.Where(card => card.Queue == CardQueue.Learning).Select(card => card.Block)));
    });

    [Fact]
    public void Every_pending_drill_is_in_the_queue_and_due_days_never_go_back() => Gen.Select(Candidates, Gen.ULong).Sample((cards, seed) =>
    {
        var queue = DailyQueue.Compose(cards.Where(IsDue), cards.Where(IsNew), Nothing, NoSettings, new DailyLimits(0, 0), seed);
        Assert.Equal(cards.Where(card => card.Queue == CardQueue.Learning).Select(card => card.Card).Order(), queue.Select(card => card.Card).Order());

        queue = DailyQueue.Compose(cards.Where(IsDue), cards.Where(IsNew), Nothing, NoSettings, DailyLimits.Default, seed);
        StudyDay?[] days = [.. queue.Where(card => card.Queue == CardQueue.Review).Select(card => card.Due)];
        Assert.Equal(days.Order(), days);
        long[] positions = [.. queue.Where(IsNew).Select(card => card.Position)];
        Assert.Equal(positions.Order(), positions);
    });

    [Fact]
    public void Answering_the_first_card_leaves_the_order_of_the_others()
    {
        Candidate[] due = [.. Enumerable.Range(0, 50).Select(number => Card(number, CardQueue.Review, "d", number, 1))];
        var queue = DailyQueue.Compose(due, [], Nothing, NoSettings, DailyLimits.Default, 42);
        var later = DailyQueue.Compose(due.Except([queue[0]]), [], Nothing, NoSettings, DailyLimits.Default, 42);
        Assert.Equal(queue[1..], later);
        Assert.NotEqual(queue, DailyQueue.Compose(due, [], Nothing, NoSettings, DailyLimits.Default, 43));
        Assert.NotEqual(due, queue);
    }

    [Theory]
    [InlineData(10, 0, "RRRRRRRRRR")]
    [InlineData(0, 3, "NNN")]
    [InlineData(9, 1, "RRRRRNRRRR")]
    [InlineData(8, 4, "RNRRNRRNRRNR")]
    [InlineData(2, 6, "NRNNNRNN")]
    public void New_cards_are_mixed_in_evenly(int reviews, int news, string pattern)
    {
        var queue = DailyQueue.Compose(
            Enumerable.Range(0, reviews).Select(number => Card(number, CardQueue.Review, "d", number, 1)),
            Enumerable.Range(100, news).Select(number => Card(number, CardQueue.New, "d", number, 0)),
            Nothing, NoSettings, DailyLimits.Default, 1);
        Assert.Equal(pattern, string.Concat(queue.Select(card => card.Queue.ToString()[0])));
    }

    [Fact]
    public void Drills_come_in_after_every_five_cards_or_at_the_end()
    {
        var queue = DailyQueue.Compose(
            [.. Enumerable.Range(0, 7).Select(number => Card(number, CardQueue.Review, "d", number, 1)), .. Enumerable.Range(7, 3).Select(number => Card(number, CardQueue.Learning, "d", number, 0))],
            [], Nothing, NoSettings, DailyLimits.Default, 1);
        Assert.Equal("RRRRRLRRLL", string.Concat(queue.Select(card => card.Queue.ToString()[0])));
    }

    [Fact]
    public void A_card_put_back_returns_after_five_others_or_at_the_end()
    {
        ImmutableList<Candidate> rest = [.. Enumerable.Range(0, 8).Select(number => Card(number, CardQueue.Review, "d", number, 1))];
        Candidate drill = Card(99, CardQueue.Learning, "d", 99, 0);
        Assert.Equal(5, DailyQueue.PutBack(rest, drill).IndexOf(drill));
        Assert.Equal(2, DailyQueue.PutBack(rest.GetRange(0, 2), drill).IndexOf(drill));
        Assert.Equal([drill], DailyQueue.PutBack([], drill));
    }

    [Fact]
    public void The_default_limits_hold_for_all_decks_together_and_count_what_was_done()
    {
        Candidate[] news = [.. Enumerable.Range(0, 60).Select(number => Card(number, CardQueue.New, "d" + (number % 3), number, 0))];
        Candidate[] due = [.. Enumerable.Range(100, 300).Select(number => Card(number, CardQueue.Review, "d" + (number % 3), number, 1))];
        DayProgress progress = Nothing with { NewByDeck = Counts(("d0", 5), ("gone", 3)), ReviewsByDeck = Counts(("d1", 50)) };
        var queue = DailyQueue.Compose(due, news, progress, NoSettings, DailyLimits.Default, 1);
        Assert.Equal((12, 150), (queue.Count(IsNew), queue.Count(IsDue)));
    }

    [Fact]
    public void A_deck_that_states_a_limit_holds_it_for_its_subtree_apart_from_the_default()
    {
        var decks = NoSettings
            .Add("a", DeckSettings.None with { NewPerDay = 6 }).Add("a/x", DeckSettings.None with { NewPerDay = 4 })
            .Add("a/y", DeckSettings.None).Add("b", DeckSettings.None);
        Candidate[] news = [.. new[] { "a/x", "a/y", "b" }.SelectMany((deck, group) => Enumerable.Range(0, 30).Select(number => Card((100 * group) + number, CardQueue.New, deck, (100 * group) + number, 0)))];
        DayProgress progress = Nothing with { NewByDeck = Counts(("a/y", 1), ("b", 2)) };
        var queue = DailyQueue.Compose([], news, progress, decks, new DailyLimits(NewPerDay: 10), 1);
        Assert.Equal(
            new Dictionary<string, int> { ["a/x"] = 4, ["a/y"] = 1, ["b"] = 8 },
            queue.GroupBy(card => card.Deck).ToDictionary(group => group.Key, group => group.Count()));
    }

    private static ImmutableDictionary<string, int> Counts(params (string Deck, int Count)[] counts) =>
        counts.ToImmutableDictionary(count => count.Deck, count => count.Count);

    private static bool IsNew(Candidate card) => card.Queue == CardQueue.New;

    private static bool IsDue(Candidate card) => card.Queue != CardQueue.New;

    private static Candidate Card(int number, CardQueue queue, string deck, long block, int overdue) =>
        new(CardKey.Of("card", $"{number}"), deck, block, queue == CardQueue.New ? null : Today.Plus(-overdue), queue, number);
}

using DLQuiz.Core.Model;
using DLQuiz.Core.Study;

namespace DLQuiz.Shell.Tests.Storage;

public abstract partial class StoreContract
{
    /// <summary>Every term of filters, texts that would be signs of SQL or JSON, and letters with two cases beyond ASCII.</summary>
    private static readonly string[] Terms =
    [
        "deck:ml", "deck:norm", "deck:nowhere", "deck:ML/norm", "tag:cnn", "tag:exam", "kind:qa", "kind:numeric", "flag:1", "flag:2",
        "is:new", "is:due", "is:learning", "is:later", "is:young", "is:mature", "is:leech", "is:suspended", "is:buried", "is:flagged",
        "card", "CARD", "100%", "a_b", "a!b", "[", "\"]\"", "\",\"", "back\\slash", "it's", "卷积", "（卷积）", "Über", "ÜBER", "σ", "Σχέση", "😀", "heading", "Kopf", "x@y",
    ];

    [StoreFact]
    public void A_search_finds_what_the_filter_means()
    {
        var random = new Random(5);
        IStore store = Open();
        FillForSearch(store, random);
        StudyDay today = Notes.At(0, days: 3).Day;
        StudiedCard[] all = [.. store.CardsWithStates(today, deck: null)];
        using ICardSearch search = store.OpenSearch();
        int found = 0;
        foreach (string filter in Terms.Concat(Terms.Select(term => "-" + term)).Append("").Concat(Enumerable.Range(0, 120).Select(_ => AnyFilter(random))))
        {
            CardFilter parsed = CardFilter.Parse(filter);
            CardKey[] meant = [.. all.Where(card => parsed.Matches(card.Card, card.State, today)).Select(card => card.Card.Key)];
            Assert.Equal(
                [filter, .. meant.Select(NameOf)],
                [filter, .. search.Find(parsed.ToQuery(today), int.MaxValue, CancellationToken.None).Select(NameOf)]);
            Assert.Equal(meant.Length, search.Count(parsed.ToQuery(today), CancellationToken.None));
            Assert.Equal(meant.Take(3), search.Find(parsed.ToQuery(today), 3, CancellationToken.None));
            found += meant.Length;
        }

        string NameOf(CardKey key) => all.First(card => card.Card.Key == key).Card.Front;
        Assert.True(found > 1_000, $"{found} found: the filters are too narrow to tell anything");
    }

    [StoreFact]
    public void A_search_comes_in_the_order_asked_for()
    {
        IStore store = Open();
        FillForSearch(store, new Random(6));
        StudyDay today = Notes.At(0, days: 3).Day;
        StudiedCard[] all = [.. store.CardsWithStates(today, deck: null)];
        using ICardSearch search = store.OpenSearch();

        Check(CardOrder.Due, all.OrderBy(card => card.State.Due?.Number ?? int.MaxValue));
        Check(CardOrder.Ease, all.OrderBy(card => card.State.IsNew ? int.MaxValue : card.State.EaseX100));
        Check(CardOrder.Lapses, all.OrderByDescending(card => card.State.Lapses));
        Check(CardOrder.Recent, all.OrderByDescending(card => card.State.LastReview?.Number ?? -1));

        void Check(CardOrder order, IEnumerable<StudiedCard> expected) =>
            Assert.Equal(expected.Select(card => card.Card.Key), search.Find(CardFilter.Parse("").ToQuery(today, order), int.MaxValue, CancellationToken.None));
    }

    [StoreFact]
    public void A_search_sees_what_was_stored_since_and_ends_when_asked()
    {
        IStore store = OpenWith(Notes.Deck("deck", 5));
        CardQuery suspended = CardFilter.Parse("is:suspended").ToQuery(Day);
        using ICardSearch search = store.OpenSearch();
        Assert.Empty(search.Find(suspended, 9, CancellationToken.None));

        CardKey card = store.NewCards(Day, null, 1)[0].Card;
        store.Record(card, Notes.At(0), new CardEvent.Suspend());
        Assert.Equal([card], search.Find(suspended, 9, CancellationToken.None));
        Assert.True(store.StudiedCards(Day, [card, CardKey.Of("never stored")]).Single().Value.State.Suspended);

        using var ended = new CancellationTokenSource();
        ended.Cancel();
        Assert.Throws<OperationCanceledException>(() => search.Find(suspended, 9, ended.Token));
        Assert.Single(search.Find(suspended, 9, CancellationToken.None));
    }

    [StoreFact]
    public void A_search_that_is_ended_at_any_moment_leaves_the_next_one_whole()
    {
        IStore store = OpenWith(Notes.Deck("deck", 400));
        CardQuery all = CardFilter.Parse("deck").ToQuery(Day);
        using ICardSearch search = store.OpenSearch();
        int ended = 0;
        for (int round = 0; round < 60; round++)
        {
            using var cancellation = new CancellationTokenSource();
            using var timer = new Timer(_ => cancellation.Cancel(), null, TimeSpan.FromMilliseconds(round % 4), Timeout.InfiniteTimeSpan);
            try
            {
                // Long enough that the end comes in its middle, on any machine.
                while (!cancellation.IsCancellationRequested)
                    Assert.Equal(400, search.Find(all, int.MaxValue, cancellation.Token).Count);
            }
            catch (OperationCanceledException)
            {
                ended++;
            }

            cancellation.Token.WaitHandle.WaitOne();
            Assert.Equal(400, search.Count(all, CancellationToken.None));
        }

        Assert.True(ended > 0, "no search was ended in its middle");
    }

    private static string AnyFilter(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(i =>
        (i > 0 && random.Next(3) == 0 ? "or " : "") + (random.Next(3) == 0 ? "-" : "") + Terms[random.Next(Terms.Length)]));

    private static void FillForSearch(IStore store, Random random)
    {
        string[] texts = ["card", "100%", "a_b", "axb", "a!b", "[x]", "back\\slash", "it's", "全是（卷积）的", "Überanpassung", "überall", "ÜBERALL", "Σχέση σ", "σχέση", "smile 😀", "x@y"];
        Card[] cards =
        [
            .. Enumerable.Range(0, 60).Select(i => Notes.Card($"{texts[i % texts.Length]} {i}", (i % 4) switch { 0 => "ml/norm", 1 => "ml/conv", 2 => "other/norm/deep", _ => "mlx" }, i) with
            {
                Kind = i % 5 == 0 ? CardKind.Numeric : CardKind.QuestionAnswer,
                Tags = (i % 6) switch { 0 => ["cnn"], 1 => ["cnn/dilated", "exam"], 2 => ["cnnx"], 3 => ["EXAM:2026"], _ => [] },
                Context = i % 3 == 0 ? ["A heading", $"{texts[(i + 7) % texts.Length]} \"quoted\""] : i % 3 == 1 ? ["Kopf"] : [],
                Question = i % 5 == 0 ? "ask: x" : null,
            }),
        ];
        store.Apply(Notes.Plan(store, cards));
        for (int step = 0; step < 250; step++)
        {
            int day = step / 60;
            Moment at = Notes.At(0.01 * (step % 60), day);
            CardKey card = cards[random.Next(50)].Key;
            store.Record(card, at, random.Next(8) switch
            {
                0 => new CardEvent.Suspend(),
                1 => new CardEvent.Bury(at.Day.Plus(random.Next(4))),
                2 => new CardEvent.Flag(random.Next(3)),
                _ => Notes.Review(random.Next(6)),
            });
        }

        for (int again = 0; again < 12; again++)
        {
            store.Record(cards[51].Key, Notes.At(0, days: 20 * again), Notes.Review(4));
            store.Record(cards[51].Key, Notes.At(0, days: (20 * again) + 10), Notes.Review(1));
            store.Record(cards[52].Key, Notes.At(0, days: 60 * again), Notes.Review(5));
        }

        store.Apply(Notes.Plan(store, cards[..^2]));
    }
}

using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Shell.Tests.Terminal;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Quizzes;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PaperTests : IDisposable
{
    private readonly RealDecks decks = new();
    private readonly SqlStore store;

    public PaperTests() => store = decks.Open();

    public void Dispose()
    {
        store.Dispose();
        decks.Dispose();
    }

    [Fact]
    public void The_same_seed_gives_the_same_paper_whoever_learns_and_whenever() => Gen.Select(Gen.ULong, Gen.Int[1, 40]).Sample(
        (seed, questions) =>
        {
            QuizRequest request = new() { Seed = seed, Questions = questions };
            Paper paper = Paper.Draw(store, SampleQuiz.Today, request);
            Paper again = Paper.Draw(store, SampleQuiz.Today.Plus(100), request);
            return paper.Fingerprint == again.Fingerprint && Asked(paper).SequenceEqual(Asked(again)) && paper.Questions.Length == questions;
        },
        iter: 12, threads: 1);

    [Fact]
    public void A_paper_asks_one_card_of_a_block_at_most_and_none_twice() => Gen.ULong.Sample(
        seed =>
        {
            Dictionary<CardKey, long> blocks = store.CardsWithStates(SampleQuiz.Today, null).ToDictionary(one => one.Card.Key, one => one.Place.Block);
            Paper paper = Paper.Draw(store, SampleQuiz.Today, new QuizRequest { Seed = seed, Questions = 100 });
            return paper.Questions.Select(question => blocks[question.Card.Key]).Distinct().Count() == paper.Questions.Length
                && paper.Questions.Select(question => question.Number).SequenceEqual(Enumerable.Range(1, paper.Questions.Length));
        },
        iter: 5, threads: 1);

    [Fact]
    public void Decks_come_in_turn()
    {
        Paper paper = Paper.Draw(store, SampleQuiz.Today, new QuizRequest { Seed = 3, Questions = 18 });

        Assert.Equal([3, 3, 3, 3, 3, 3], paper.Questions.GroupBy(question => question.Card.Deck).Select(deck => deck.Count()));
        Assert.All(paper.Questions.GroupBy(question => question.Card.Deck), deck => Assert.Equal(deck.Count(), deck.Select(question => question.Heading).Distinct().Count()));
    }

    [Fact]
    public void The_order_of_the_decks_named_and_decks_within_others_make_no_difference()
    {
        Paper paper = Draw(["deep-learning/svm", "deep-learning/dropout"]);

        Assert.Equal(paper.Fingerprint, Draw(["deep-learning/dropout", "deep-learning/svm/", "deep-learning/svm"]).Fingerprint);
        Assert.Equal(Draw(["deep-learning"]).Fingerprint, Draw(["deep-learning/dropout", "deep-learning"]).Fingerprint);
        Assert.All(paper.Questions, question => Assert.Contains(question.Card.Deck, (string[])["deep-learning/svm", "deep-learning/dropout"]));
        Assert.NotEqual(paper.Fingerprint, Draw(["deep-learning"]).Fingerprint);

        Paper Draw(string[] named) => Paper.Draw(store, SampleQuiz.Today, new QuizRequest { Seed = 5, Decks = [.. named] });
    }

    [Fact]
    public void Another_seed_gives_another_paper()
    {
        string[] prints = [.. Enumerable.Range(1, 10).Select(seed => Paper.Draw(store, SampleQuiz.Today, new QuizRequest { Seed = (ulong)seed, Questions = 5 }).Fingerprint)];

        Assert.Distinct(prints);
        Assert.All(prints, print => Assert.Matches("^[0-9a-f]{4}-[0-9a-f]{4}$", print));
    }

    [Fact]
    public void A_filter_chooses_cards()
    {
        Paper paper = Paper.Draw(store, SampleQuiz.Today, new QuizRequest { Seed = 5, Filter = CardFilter.Parse("kind:numeric deck:svm") });

        Assert.Equal(4, paper.Questions.Length);
        Assert.All(paper.Questions, question => Assert.NotNull(question.Variant));
    }

    [Fact]
    public void A_paper_depends_on_what_cards_say_and_not_on_their_keys()
    {
        Card[] cards = [SampleCards.SoftThreshold, SampleCards.Losses, SampleCards.Kmeans, SampleCards.Dropout];
        Card[] others = [.. cards.Reverse().Select((card, i) => card with { Key = CardKey.Of("another history", $"{i}") })];
        QuizRequest request = new() { Seed = 11, Questions = 3 };

        Paper paper = Paper.Draw(new FakeStore(cards), SampleQuiz.Today, request);
        Paper other = Paper.Draw(new FakeStore(others), SampleQuiz.Today, request);

        Assert.Equal(paper.Fingerprint, other.Fingerprint);
        Assert.Equal(paper.Questions.Select(question => question.Ask), other.Questions.Select(question => question.Ask));
    }

    [Fact]
    public void A_question_that_cannot_be_drawn_is_left_out()
    {
        Card broken = SampleCards.SoftThreshold with { Key = CardKey.Of("broken"), Question = "params: |\n  x = pick([1, 2])\nwhere: x > 5\nask: Never {{x}}.\nanswer: x\n" };
        Paper paper = Paper.Draw(new FakeStore(broken, SampleCards.Kmeans), SampleQuiz.Today, new QuizRequest { Seed = 1 });

        Assert.Equal(SampleCards.Kmeans.Key, Assert.Single(paper.Questions).Card.Key);
    }

    private static IEnumerable<(CardKey, string, string)> Asked(Paper paper) => paper.Questions.Select(question =>
        (question.Card.Key, question.Ask, string.Join(',', question.Choice?.Shown.Select(option => option.Number) ?? [])));
}

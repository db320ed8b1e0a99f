using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;

namespace DLQuiz.Core.Tests.Study;

public sealed class CardFilterTests
{
    private static readonly StudyDay Today = StudyDay.Parse("2026-11-23");

    private static readonly Card Norm = Make("deep-learning/normalization", "Why divide by √(σ² + ε)?", CardKind.QuestionAnswer, "exam", "cnn/dilated");
    private static readonly Card Kmeans = Make("聚类/k-means", "质心如何更新？", CardKind.Cloze);

    [Theory]
    [InlineData("", true, true)]
    [InlineData("deck:normalization", true, false)]
    [InlineData("deck:deep-learning", true, false)]
    [InlineData("deck:normal", false, false)]
    [InlineData("deck：聚类", false, true)]
    [InlineData("tag:exam", true, false)]
    [InlineData("tag:#cnn", true, false)]
    [InlineData("tag:cn", false, false)]
    [InlineData("kind:cloze", false, true)]
    [InlineData("kind:qa or kind:cloze", true, true)]
    [InlineData("-kind:cloze", true, false)]
    [InlineData("质心", false, true)]
    [InlineData("DIVIDE exam", false, false)]
    [InlineData("\"divide by\"", true, false)]
    [InlineData("“divide by” tag:exam", true, false)]
    [InlineData("\"-kind:cloze\"", false, false)]
    public void Terms_say_which_cards_are_meant(string filter, bool norm, bool kmeans)
    {
        CardFilter parsed = CardFilter.Parse(filter);

        Assert.Equal((norm, kmeans), (parsed.Matches(Norm, CardState.Fresh, Today), parsed.Matches(Kmeans, CardState.Fresh, Today)));
    }

    [Fact]
    public void Conditions_read_the_learners_state()
    {
        CardState due = new() { LastReview = Today.Plus(-6), Due = Today, IntervalDays = 6 };
        CardState mature = new() { LastReview = Today.Plus(-6), Due = Today.Plus(30), IntervalDays = 36, Lapses = 8 };

        Assert.Equal(["new"], Holding(CardState.Fresh));
        Assert.Equal(["due", "young"], Holding(due));
        Assert.Equal(["buried", "young"], Holding(due with { BuriedUntil = Today.Plus(1) }));
        Assert.Equal(["later", "leech", "mature"], Holding(mature));
        Assert.Equal(["later", "leech", "mature", "suspended"], Holding(mature with { Suspended = true }));
        Assert.Equal(["flagged", "new"], Holding(CardState.Fresh with { Flag = 1 }));
        Assert.Equal(["due", "learning", "young"], Holding(due with { DrillDay = Today, Due = Today.Plus(1) }));
    }

    [Theory]
    [InlineData("is:leach", "is:leach means nothing; there are buried, due, flagged, later, learning, leech, mature, new, suspended, young.")]
    [InlineData("kind:poem", "kind:poem is no kind of card")]
    [InlineData("kind:1", "kind:1 is no kind of card")]
    [InlineData("flag:red", "flag:red wants a number")]
    [InlineData("deck:", "“deck:” wants a value behind its colon")]
    [InlineData("deckk:cnn", "“deckk:” is no key of a filter; “deck:” is.")]
    [InlineData("\"open", "never closed")]
    [InlineData("is:due or", "“or” stands between two terms")]
    public void What_cannot_be_understood_is_said_with_what_is_possible(string filter, string expected) =>
        Assert.Contains(expected, Assert.Throws<FilterException>(() => CardFilter.Parse(filter)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_colon_in_a_text_is_text() =>
        Assert.True(CardFilter.Parse("https://example.org").Matches(Make("d", "see https://example.org", CardKind.QuestionAnswer), CardState.Fresh, Today));

    [Fact]
    public void Any_text_is_a_filter_or_is_refused_with_a_sentence() =>
        Gen.String[Gen.Char["abis:dec-k \"“or：leh1"], 0, 30].Sample(text =>
        {
            try
            {
                CardFilter filter = CardFilter.Parse(text);
                return filter.Matches(Norm, CardState.Fresh, Today) || true;
            }
            catch (FormatException problem)
            {
                return problem.Message.Length > 0;
            }
        });

    [Fact]
    public void A_term_and_its_negation_part_all_cards_between_them() =>
        Gen.OneOf([.. new[] { "deck:normalization", "tag:exam", "is:new", "kind:cloze", "质心", "flag:0" }.Select(Gen.Const)]).Sample(term =>
            new[] { Norm, Kmeans }.All(card =>
                CardFilter.Parse(term).Matches(card, CardState.Fresh, Today) != CardFilter.Parse("-" + term).Matches(card, CardState.Fresh, Today)));

    private static IEnumerable<string> Holding(CardState state) =>
        new[] { "buried", "due", "flagged", "later", "learning", "leech", "mature", "new", "suspended", "young" }
            .Where(name => CardFilter.Parse("is:" + name).Matches(Norm, state, Today));

    private static Card Make(string deck, string front, CardKind kind, params string[] tags) => new()
    {
        Key = CardKey.Of(deck, front),
        Kind = kind,
        Deck = deck,
        Front = front,
        Back = "…",
        Tags = [.. tags],
        Span = new SourceSpan("a.md", 1, 1),
    };
}

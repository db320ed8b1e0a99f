using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

public sealed class SchedulerSettingsTests
{
    private static readonly SchedulerSettings Everything = new()
    {
        Scheduler = "fsrs6",
        Retention = 0.85,
        RetentionByDeck = SchedulerSettings.Default.RetentionByDeck.Add("深度学习", 0.95).Add("a/b", 0.7),
        Parameters = FsrsParameters.Clip([.. FsrsParameters.Default.Values.Select(value => value * 1.1)]),
    };

    [Fact]
    public void What_is_written_is_read_back()
    {
        SchedulerSettings back = SchedulerSettings.Parse(Everything.ToJson());
        Assert.Equal(Everything.ToJson(), back.ToJson());
        Assert.Equal((Everything.Scheduler, Everything.Retention, Everything.Parameters), (back.Scheduler, back.Retention, back.Parameters));
        Assert.Equal(Everything.RetentionByDeck, back.RetentionByDeck);
        Assert.Equal("{}", SchedulerSettings.Default.ToJson());
        Assert.Same(SchedulerSettings.Default, SchedulerSettings.Parse(null));
        Assert.Equal("{}", SchedulerSettings.Parse("{}").ToJson());
    }

    [Theory]
    [InlineData("nonsense", "scheduling")]
    [InlineData("[]", "scheduling")]
    [InlineData("""{"scheduler":5}""", "scheduling")]
    [InlineData("""{"retention":0.5}""", "0.5; it lies between 0.70 and 0.97")]
    [InlineData("""{"decks":{"a":0.99}}""", "0.99; it lies")]
    [InlineData("""{"decks":{"a":0.9,"a":0.8}}""", "scheduling")]
    [InlineData("""{"parameters":[1,2,3]}""", "these are 3")]
    public void What_cannot_be_read_says_why(string text, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => SchedulerSettings.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Retention_comes_down_the_tree_of_decks()
    {
        Assert.Equal((0.7, 0.7, 0.85, 0.85), (Everything.RetentionOf("a/b"), Everything.RetentionOf("a/b/c"), Everything.RetentionOf("a"), Everything.RetentionOf("a/bc")));
        Assert.Equal(0.9, SchedulerSettings.Default.RetentionOf("a"));
    }

    [Fact]
    public void Notes_name_the_scheduler_before_the_learner_and_the_learner_before_the_program()
    {
        var decks = new Dictionary<string, DeckSettings>
        {
            ["a"] = DeckSettings.None with { Scheduler = "sm2-delphi" },
            ["a/b"] = DeckSettings.None,
            ["x"] = DeckSettings.None with { Scheduler = "no such" },
        };
        Assert.IsType<Sm2Delphi>(Schedulers.For("a/b/c", decks, Everything));
        Assert.Equal(new Fsrs6(Everything.Parameters, 0.85), Schedulers.For("c", decks, Everything));
        Assert.Same(Schedulers.Default, Schedulers.For("c", decks, SchedulerSettings.Default));
        Assert.Same(Schedulers.Default, Schedulers.For("x", decks, Everything));
    }

    [Theory]
    [InlineData("a/b", "a", true)]
    [InlineData("a", "a", true)]
    [InlineData("ab", "a", false)]
    [InlineData("a", "a/b", false)]
    [InlineData("b/a", "a/a", false)]
    [InlineData("anything", null, true)]
    public void A_deck_is_within_its_subtree(string deck, string? root, bool within) => Assert.Equal(within, DeckPaths.IsWithin(deck, root));
}

using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

[Collection(nameof(ScreensCollection))]
public sealed class StudyFlowTests
{
    private static readonly StudyDay Day = StudyDay.Parse("2026-03-02");

    [Fact]
    public void Cramming_logs_answers_apart_and_promises_no_interval()
    {
        FakeStore store = new(SampleCards.Kmeans);
        using ScreenHarness cram = new(store);
        cram.Open(desk => new ReviewScreen(desk, new StudyRequest { Mode = StudyMode.Cram })).Press(Key.Space);
        Assert.Contains("cram · 0 done · 1 left", cram.Text, StringComparison.Ordinal);
        Assert.Contains("[1 again · once more]", cram.Text, StringComparison.Ordinal);
        Assert.Contains("[3 good · done]", cram.Text, StringComparison.Ordinal);
        cram.Press('1', Key.Space, '3');
        Assert.Equal([Quality.Wrong, Quality.Good], store.Written.Select(entry => Assert.IsType<CardEvent.Cram>(entry.Event).Quality));
        Assert.Contains("Done for now", cram.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_days_last_card_one_key_studies_ahead_and_one_crams()
    {
        using ScreenHarness review = new(new FakeStore());
        review.Review("deck").Press('a');
        Assert.Equal(new Destination.Review(new StudyRequest { Deck = "deck", AheadDays = 7 }), review.Screen.Next);
        using ScreenHarness home = new(new FakeStore(SampleCards.Kmeans));
        home.Home().Press('c');
        Assert.Equal(new Destination.Review(new StudyRequest { Mode = StudyMode.Cram }), home.Screen.Next);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_leech_is_told_and_suspended_when_the_learner_wants_that(bool suspends)
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout);
        store.Place(SampleCards.Kmeans, new CardState { Lapses = 7, Repetitions = 2, LastReview = Day.Plus(-6), Due = Day, IntervalDays = 6 });
        using ScreenHarness review = new(store) { SuspendsLeeches = suspends };
        review.Review("clustering").Press(Key.Space, '1');

        Assert.Contains("forgotten 8 times: a leech", review.Text, StringComparison.Ordinal);
        Assert.Equal(suspends, store.StateOf(SampleCards.Kmeans.Key).Suspended);
        Assert.Equal(suspends ? 2 : 1, store.Written.Count);
        Assert.Contains(suspends ? "0 left" : "leech · 1 done · 1 left", review.Text, StringComparison.Ordinal);
        review.Press('u');
        Assert.False(store.StateOf(SampleCards.Kmeans.Key).Suspended);
    }
}

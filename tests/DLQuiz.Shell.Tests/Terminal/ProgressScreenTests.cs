using DLQuiz.Core.Model;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>Progress of a learner of fourteen months; <c>DLQUIZ_ACCEPT=1</c> writes the goldens anew.</summary>
[Collection(nameof(ScreensCollection))]
public sealed class ProgressScreenTests
{
    private static readonly string[] Pages = ["year", "learning", "memory", "load", "times", "decks"];

    public static TheoryData<string, int, int> Sizes => new(
        from language in new[] { "en", "zh-CN" }
        from size in new[] { (80, 24), (40, 15), (200, 60) }
        select (language, size.Item1, size.Item2));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Progress_looks_as_accepted(string language, int width, int height) => Golden.In(language, () =>
    {
        using ScreenHarness screen = Open(width, height);
        foreach ((int i, string page) in Pages.Index())
        {
            // Two pages of a large terminal hold all.
            if (width < 200 || i % 4 == 0)
            {
                Golden.Matches(screen.Press((char)('1' + i)).Text, "Progress", $"progress-{page}-{language}-{width}x{height}");
                Golden.Matches(screen.Press('t').Text, "Progress", $"progress-{page}-table-{language}-{width}x{height}");
                screen.Press('t');
            }
        }
    });

    [Fact]
    public void Progress_without_colour_says_all_by_signs() => Golden.In("en", () =>
    {
        using ScreenHarness screen = Open(80, 24, noColour: "1");
        Golden.Matches(screen.Press('3').Styled, "Progress", "progress-memory-nocolour");
        Golden.Matches(screen.Press('6', Key.CursorDown).Styled, "Progress", "progress-decks-nocolour");
    });

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Mistakes_are_told_in_words_with_how_often_and_where(string language) => Golden.In(language, () =>
    {
        FakeStore store = new(SampleCards.Dropout, SampleCards.SoftThreshold, SampleCards.Pair) { Totals = [new DayTotal(StudyDay.Parse("2026-03-01"), Maturity.Young, 3, 2, 0, 9_000)] };
        Answer(store, 0, SampleCards.SoftThreshold, "answer:1");
        Answer(store, 1, SampleCards.SoftThreshold, "answer:1");
        Answer(store, 2, SampleCards.Pair, "both:norm-sample-variance");
        using ScreenHarness screen = new(store, 60, 20);
        Golden.Matches(screen.Open(desk => new ProgressScreen(desk, null)).Press('7').Text, "Progress", $"progress-mistakes-{language}-60x20");
    });

    [Fact]
    public void Progress_of_a_learner_without_answers_says_so()
    {
        using ScreenHarness screen = new(new FakeStore(SampleCards.Dropout));
        Assert.Contains("Nothing was answered here yet", screen.Open(desk => new ProgressScreen(desk, null)).Text, StringComparison.Ordinal);
        Assert.Contains("dropout", screen.Press('6').Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_said_and_tried_again_on_a_key()
    {
        FakeStore store = new(SampleCards.Dropout) { CannotRead = true };
        using ScreenHarness screen = new(store);
        Assert.Contains("cannot be read: The disk is gone.", screen.Open(desk => new ProgressScreen(desk, null)).Text, StringComparison.Ordinal);
        store.CannotRead = false;
        Assert.Contains("Nothing was answered here yet", screen.Press('r').Text, StringComparison.Ordinal);
    }

    [Fact]
    public void While_a_deck_is_read_keys_work_and_a_sign_shows_and_leaving_does_not_wait()
    {
        using ManualResetEventSlim gate = new();
        using ManualResetEventSlim free = new();
        FakeStore store = new(SampleCards.Dropout);
        using ScreenHarness screen = new(store) { Beside = () => { gate.Wait(); return store; }, Lock = free };
        screen.OpenFirstFrame(desk => new ProgressScreen(desk, null)).Settle();
        free.Set();
        Assert.True(SpinWait.SpinUntil(() => screen.Desk.Opening.IsCompleted, TimeSpan.FromSeconds(20)));
        free.Reset();
        string text = screen.Settle().Press('3').Text;
        Assert.Contains("[3 memory]", text, StringComparison.Ordinal);
        Assert.Contains("reading…", text, StringComparison.Ordinal);
        screen.Press('q');
        Assert.IsType<Destination.Home>(screen.Screen.Next);
        gate.Set();
    }

    [Fact]
    public void The_arrows_go_through_all_decks_and_Home_gets_the_last_one()
    {
        FakeStore store = new(SampleCards.Dropout, SampleCards.Kmeans);
        using ScreenHarness screen = new(store);
        Assert.Contains("Progress · All decks", screen.Open(desk => new ProgressScreen(desk, null)).Text, StringComparison.Ordinal);
        Assert.Contains("Progress · clustering", screen.Press(Key.CursorRight).Text, StringComparison.Ordinal);
        Assert.Contains("Progress · deep-learning", screen.Press(Key.CursorRight).Text, StringComparison.Ordinal);
        Assert.Contains("Progress · deep-learning/dropout", screen.Press(Key.CursorRight).Text, StringComparison.Ordinal);
        Assert.Equal("deep-learning/dropout", screen.Desk.SelectedDeck);
        Assert.Contains("Progress · All decks", screen.Press(Key.CursorRight).Text, StringComparison.Ordinal);
        Assert.Contains("Progress · deep-learning/dropout", screen.Press(Key.CursorLeft).Text, StringComparison.Ordinal);
        Assert.Contains("Progress · clustering", screen.Press('6', Key.CursorUp, Key.CursorUp, Key.Enter).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Home_leads_to_the_progress_of_its_deck_and_to_the_notes()
    {
        using ScreenHarness screen = new(new FakeStore(SampleCards.Dropout, SampleCards.Kmeans));
        screen.Home().Press(Key.CursorDown, 'p');
        Assert.Equal(new Destination.Progress("clustering"), screen.Screen.Next);
        screen.Press('n');
        Assert.Equal(new Destination.Notes(), screen.Screen.Next);
    }

    private static ScreenHarness Open(int width, int height, string? noColour = null) =>
        new ScreenHarness(SampleProgress.Store(), width, height, noColour).Open(desk => new ProgressScreen(desk, null));

    private static void Answer(FakeStore store, int hour, Card card, string misconceptions) => store.Record(
        card.Key,
        new Moment(RealDecks.Now.AddHours(hour), "UTC", StudyDay.Parse("2026-03-01")),
        new CardEvent.Review(Quality.Hard, new Answer(TimeSpan.FromSeconds(5), new NumericAnswer(1, "{}", "1", 0, misconceptions))));
}

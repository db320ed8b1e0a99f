using DLQuiz.Core.Model;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>Looking for cards; <c>DLQUIZ_ACCEPT=1</c> writes the goldens anew.</summary>
[Collection(nameof(ScreensCollection))]
public sealed class BrowseScreenTests
{
    public static TheoryData<string, int, int> Sizes => new(
        from language in new[] { "en", "zh-CN" }
        from size in new[] { (80, 24), (40, 15), (200, 60) }
        select (language, size.Item1, size.Item2));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Browsing_looks_as_accepted(string language, int width, int height) => Golden.In(language, () =>
    {
        string name = $"{language}-{width}x{height}";
        FakeStore store = Store(SampleCards.SoftThreshold);
        Answer(store, "4", "answer:1", 1);
        Answer(store, "7", "", 1);
        store.UndoLast(At(2));
        Answer(store, "2", "", 5);
        store.Record(SampleCards.SoftThreshold.Key, At(3), new CardEvent.Bury(StudyDay.Parse("2026-03-02")));
        using ScreenHarness screen = new ScreenHarness(store, width, height).Open(desk => new BrowseScreen(desk, ""));
        Golden.Matches(screen.Text, "Browse", $"browse-all-{name}");
        Golden.Matches(screen.Press(Key.Enter, Key.CursorDown, Key.Space, '*').Text, "Browse", $"browse-marked-{name}");
        Golden.Matches(screen.Press('m', 'R').Text, "Browse", $"browse-reset-{name}");
        Golden.Matches(screen.Press('n', Key.End, Key.CursorUp, Key.Enter).Text, "Browse", $"browse-card-{name}");
        Golden.Matches(screen.Press('h').Text, "Browse", $"browse-history-{name}");
        Golden.Matches(screen.Press(Key.Esc, '/').Type("dekc:x").Text, "Browse", $"browse-misspelt-{name}");
        Golden.Matches(screen.Press(Key.U.WithCtrl).Type("nothing is like this").Text, "Browse", $"browse-nothing-{name}");
        Golden.Matches(screen.Press(Key.F1).Text, "Browse", $"browse-help-{name}");
    });

    [Fact]
    public void Browsing_without_colour_tells_everything_by_signs()
    {
        using ScreenHarness screen = Open(80, 24, noColour: "1");
        Golden.Matches(screen.Press(Key.Enter, Key.Space).Styled, "Browse", "browse-nocolour");
    }

    [Fact]
    public void Cards_are_found_while_a_filter_is_typed_and_its_faults_show_in_place()
    {
        using ScreenHarness screen = Open(80, 24);
        Assert.Contains("5 cards", screen.Text, StringComparison.Ordinal);
        Assert.Contains("1 card", screen.Type("is:suspended").Text, StringComparison.Ordinal);
        Assert.Contains("“dekc:” is no key of a filter; “deck:” is", screen.Press(Key.U.WithCtrl).Type("dekc:").Text, StringComparison.Ordinal);
        Assert.Contains("5 cards", screen.Press(Key.Backspace).Press(Key.U.WithCtrl).Text, StringComparison.Ordinal);
        Assert.Contains("1 card", screen.Paste("mini-batch").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deed_is_done_to_the_chosen_card_and_taken_back()
    {
        using ScreenHarness screen = Open(80, 24);
        screen.Press(Key.Enter, '@');
        Assert.Equal([new CardEvent.Suspend()], screen.Store.Written.Select(entry => entry.Event));
        Assert.Contains("Suspended.", screen.Text, StringComparison.Ordinal);
        Assert.Contains("Taken back: the suspension.", screen.Press('u').Text, StringComparison.Ordinal);
        Assert.Contains("Put off until tomorrow.", screen.Press('-').Text, StringComparison.Ordinal);
        Assert.Contains("Flag taken away.", screen.Press('*').Text, StringComparison.Ordinal);
        Assert.Contains("Flagged.", screen.Press('*').Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deed_is_done_to_all_marked_cards_that_it_changes_and_taken_back_as_one()
    {
        using ScreenHarness screen = Open(80, 24);
        screen.Press(Key.Enter, 'm', '@');
        Assert.Equal(4, screen.Store.Written.Count(entry => entry.Event is CardEvent.Suspend));
        Assert.Contains("Suspended: 4 cards.", screen.Text, StringComparison.Ordinal);
        Assert.Contains("of 4 cards", screen.Press('u').Text, StringComparison.Ordinal);
        Assert.Equal(4, screen.Store.Written.Count(entry => entry.Event is CardEvent.Undo));
        Assert.Contains("There is nothing to take back.", screen.Press('u').Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reset_asks_first()
    {
        using ScreenHarness screen = Open(80, 24);
        screen.Press(Key.Enter, 'R', 'q');
        Assert.Empty(screen.Store.Written);
        screen.Press('R', 'y');
        Assert.Equal([new CardEvent.Reset()], screen.Store.Written.Select(entry => entry.Event));
    }

    [Fact]
    public void Other_numbers_are_drawn_and_orders_go_round()
    {
        Card drawn = SampleCards.SoftThreshold with { Question = SampleCards.SoftThreshold.Question!.Replace("pick(3)", "int(2..90)", StringComparison.Ordinal) };
        using ScreenHarness screen = new ScreenHarness(Store(drawn), 80, 24).Open(desk => new BrowseScreen(desk, ""));
        string first = screen.Type("kind:numeric").Press(Key.Enter, Key.Enter).Text;
        Assert.NotEqual(first, screen.Press('v').Text);
        screen.Press(Key.Esc, '/', Key.U.WithCtrl, Key.Enter);
        string[] orders = [.. Enumerable.Range(0, 5).Select(_ => screen.Press('s').Text)];
        Assert.Equal(5, orders.Distinct().Count());
    }

    [Fact]
    public void Rows_and_headings_are_clicked()
    {
        using ScreenHarness screen = Open(80, 24);
        screen.Click("ease");
        Assert.Contains("ease▾", screen.Text, StringComparison.Ordinal);
        screen.Click("suspended");
        Assert.Contains("› ", screen.Text, StringComparison.Ordinal);
        screen.Click("suspended");
        Assert.Contains("back", screen.Text.Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_compiler_finds_after_an_edit_shows_with_its_line()
    {
        Diagnostic finding = new(Rules.Find("DLQ313")!, "“gama” is no name here; did you mean gamma?", new SourceSpan("norm/批归一化.md", 12, 14, 4), "answer: 方差 + gama * x");
        using ScreenHarness screen = Open(80, 24);
        screen.Edited = new EditedCard(null, HasChanged: true, IsGone: false, [finding]);
        Assert.Contains("norm/批归一化.md:12:14", screen.Press(Key.Enter, 'e').Text, StringComparison.Ordinal);
        screen.Edited = new EditedCard(null, HasChanged: true, IsGone: false, []);
        Assert.Contains("Compiled: this is the card now.", screen.Press('e').Text, StringComparison.Ordinal);
        screen.Edited = EditedCard.Unchanged with { Problem = "no-such-editor cannot be run." };
        Assert.Contains("no-such-editor cannot be run.", screen.Press('e').Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_fails_is_told_and_nothing_is_lost()
    {
        using ScreenHarness screen = Open(80, 24);
        screen.Press(Key.Enter);
        screen.Store.Fails = true;
        Assert.Contains("Not stored: The disk is full.", screen.Press('@').Text, StringComparison.Ordinal);
        screen.Store.Fails = false;
        Assert.Contains("Suspended.", screen.Press('@').Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Esc_leads_from_the_search_line_to_the_list_and_home()
    {
        using ScreenHarness screen = Open(80, 24);
        screen.Type("k-means").Press(Key.Esc);
        Assert.IsType<Destination.Quit>(screen.Screen.Next);
        screen.Press(Key.Esc);
        Assert.IsType<Destination.Home>(screen.Screen.Next);
    }

    private static ScreenHarness Open(int width, int height, string? noColour = null) =>
        new ScreenHarness(Store(SampleCards.SoftThreshold), width, height, noColour).Open(desk => new BrowseScreen(desk, ""));

    private static void Answer(FakeStore store, string given, string misconceptions, int quality) => store.Record(
        SampleCards.SoftThreshold.Key,
        At(quality),
        new CardEvent.Review(new Quality(quality), new Answer(TimeSpan.FromSeconds(4.2), new NumericAnswer(7, """{"x":3,"lam":1}""", given, quality / 5.0, misconceptions))));

    private static Moment At(int minute) => new(new DateTimeOffset(2026, 2, 27, 9, minute, 0, TimeSpan.Zero), "Etc/UTC", StudyDay.Parse("2026-02-27"));

    private static FakeStore Store(Card numeric)
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout, SampleCards.Normalization, numeric, SampleCards.Losses);
        StudyDay today = StudyDay.Parse("2026-03-02");
        store.Place(SampleCards.Kmeans, CardState.Fresh with { Repetitions = 3, IntervalDays = 12, EaseX100 = 236, LastReview = today.Plus(-3), Due = today.Plus(9), Flag = 1 });
        store.Place(SampleCards.Dropout, CardState.Fresh with { Repetitions = 1, IntervalDays = 6, EaseX100 = 170, LastReview = today.Plus(-8), Due = today.Plus(-2), Lapses = 9 });
        store.Place(SampleCards.Normalization, CardState.Fresh with { Suspended = true, Repetitions = 1, IntervalDays = 1, EaseX100 = 250, LastReview = today.Plus(-1), Due = today });
        return store;
    }
}

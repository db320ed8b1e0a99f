using System.Text.RegularExpressions;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Shell.Tests.Quizzes;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

[Collection(nameof(ScreensCollection))]
public sealed class QuizFlowTests
{
    [Fact]
    public void Home_leads_to_a_quiz_of_the_chosen_deck()
    {
        using ScreenHarness home = new(new FakeStore(SampleCards.Kmeans, SampleCards.Dropout));
        home.Home().Press('j', 'z');

        QuizRequest request = Assert.IsType<Destination.Quiz>(home.Screen.Next).Request;
        Assert.Equal(["clustering"], request.Decks);
        Assert.Equal(7ul, request.Seed);
    }

    [Fact]
    public void The_setup_refuses_what_is_no_number_and_keeps_what_was_typed()
    {
        using ScreenHarness quiz = Open(SampleCards.Kmeans);
        quiz.Press(Key.Backspace, Key.Backspace).Type("x").Press(Key.Enter);
        Assert.Contains("How many questions: a number from 1 to 500.", quiz.Text, StringComparison.Ordinal);
        quiz.Press(Key.Backspace).Type("3").Press(Key.Tab).Type("0").Press(Key.Enter);
        Assert.Contains("Minutes: a number from 1 to 1440", quiz.Text, StringComparison.Ordinal);
        quiz.Press(Key.Backspace).Press(Key.Tab, Key.Tab).Type("is:nothing").Press(Key.Enter);
        Assert.Contains("is:nothing means nothing", quiz.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_taken_without_a_verdict_and_can_be_changed_until_the_end()
    {
        using ScreenHarness quiz = Begin(SampleCards.SoftThreshold);
        quiz.Type("4");
        Assert.Contains("= 4", quiz.Text, StringComparison.Ordinal);
        Assert.Contains("1/1 · 0 open", quiz.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("away from zero", quiz.Text, StringComparison.Ordinal);
        quiz.Press(Key.Backspace).Type("2").Press(Key.Enter);
        Assert.Contains("1 of 1 points, 100 %", quiz.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_told_once_and_then_left_blank()
    {
        using ScreenHarness quiz = Begin(SampleCards.SoftThreshold);
        quiz.Type("two").Press(Key.Enter);
        Assert.Contains("Not read: mend the answer", quiz.Text, StringComparison.Ordinal);
        quiz.Press(Key.Enter);
        Assert.Contains("0 of 1 points", quiz.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Written_answers_are_judged_at_the_end_or_at_once()
    {
        using ScreenHarness quiz = Begin(SampleCards.Kmeans, SampleCards.Dropout);
        quiz.Type("r2 in words").Press(Key.Enter, Key.F2);
        Assert.Contains("── answer", quiz.Text, StringComparison.Ordinal);
        quiz.Press('2');
        Assert.Contains("judging", quiz.Text, StringComparison.Ordinal);
        Assert.Contains("› r2 in words", quiz.Text, StringComparison.Ordinal);
        quiz.Press('1');
        Assert.Contains("1.5 of 2 points", quiz.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_questions_are_asked_about_before_the_end_and_listed()
    {
        using ScreenHarness quiz = Begin(SampleCards.Kmeans, SampleCards.Losses);
        quiz.Press(Key.F4);
        Assert.Equal(2, Regex.Count(quiz.Text, "○ not answered", RegexOptions.NonBacktracking));
        quiz.Press(Key.CursorDown, Key.Enter);
        Assert.Contains("2/2", quiz.Text, StringComparison.Ordinal);
        quiz.Press(Key.F5);
        Assert.Contains("Finish all the same?", quiz.Text, StringComparison.Ordinal);
        quiz.Press('n', Key.F.WithCtrl, 'y');
        Assert.Contains("0 of 2 points", quiz.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_time_is_over_what_was_answered_counts()
    {
        using ScreenHarness quiz = Open(SampleCards.SoftThreshold, SampleCards.Statistics);
        quiz.Press(Key.Tab).Type("1").Press(Key.Enter);
        Assert.Contains("1:00 left", quiz.Text, StringComparison.Ordinal);
        bool isNumeric = quiz.Text.Contains("soft threshold", StringComparison.Ordinal);
        quiz.Press(isNumeric ? Key.D2 : Key.A, Key.Enter);
        quiz.Clock.Advance(TimeSpan.FromMinutes(2));
        quiz.Press(isNumeric ? Key.A : Key.D2, Key.R);
        Assert.Contains("The time is over.", quiz.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Score sheet", quiz.Text, StringComparison.Ordinal);
        quiz.Press(Key.Enter);
        Assert.Empty(quiz.Store.Written);
        Assert.Contains("time 1:00: the time was over", quiz.Text, StringComparison.Ordinal);
        Assert.Contains("1 without a judged answer", quiz.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_in_the_middle_asks_and_writes_nothing()
    {
        FakeStore store = new(SampleCards.Statistics);
        using ScreenHarness quiz = Begin(store);
        quiz.Press('a', 'q');
        Assert.Contains("Leave without a score sheet?", quiz.Text, StringComparison.Ordinal);
        quiz.Press('n', 'q', 'y');
        Assert.IsType<Destination.Home>(quiz.Screen.Next);
        Assert.Empty(store.Written);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Answers_are_kept_as_those_of_an_exam_unless_they_are_recorded_as_reviews(bool records)
    {
        FakeStore store = new(SampleCards.Statistics);
        using ScreenHarness quiz = Begin(store);
        quiz.Press('a', Key.Enter);
        Assert.Empty(store.Written);
        quiz.Press(records ? 'r' : '?', records ? Key.Enter : Key.Esc);
        quiz.Press(Key.Q);
        CardEvent what = Assert.Single(store.Written).Event;
        Assert.Equal(records, what is CardEvent.Review);
        Assert.Equal(!records, what is CardEvent.Quiz);
    }

    [Fact]
    public void The_score_sheet_goes_to_the_file_that_is_named()
    {
        using ScreenHarness quiz = Begin(SampleCards.Statistics);
        quiz.Press('a', Key.Enter, 'e');
        Assert.Contains("quiz-7.md", quiz.Text, StringComparison.Ordinal);
        quiz.WritingFails = "There is no folder.";
        quiz.Press(Key.Enter);
        Assert.Contains("There is no folder.", quiz.Text, StringComparison.Ordinal);
        quiz.WritingFails = null;
        quiz.Press(Key.Backspace, Key.Backspace).Type("csv").Press(Key.Enter);
        Assert.Equal(["quiz-7.md", "quiz-7.csv"], quiz.Sheets.Select(one => one.File));
        Assert.Contains("Written to quiz-7.csv.", quiz.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_click_picks_goes_and_judges()
    {
        using ScreenHarness quiz = Begin(SampleCards.Statistics, SampleCards.Iteration);
        bool isChoice = quiz.Text.Contains("Pick one.", StringComparison.Ordinal);
        quiz.Click(isChoice ? "全部训练集" : "next step");
        Assert.Contains("1 open", quiz.Text, StringComparison.Ordinal);
        quiz.Click("next question");
        Assert.Contains("2/2", quiz.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_deck_without_cards_and_no_filter_without_matches_begins_a_quiz()
    {
        using ScreenHarness quiz = Open(SampleCards.Kmeans);
        quiz.Press(Key.Tab, Key.Tab, Key.Tab).Type("kind:cloze").Press(Key.Enter);
        Assert.Contains("No question can be drawn", quiz.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_fails_is_told_and_the_sheet_stays()
    {
        FakeStore store = new(SampleCards.Statistics) { Fails = true };
        using ScreenHarness quiz = Begin(store);
        quiz.Press('a', Key.Enter, 'r');
        Assert.Contains("The disk is full.", quiz.Text, StringComparison.Ordinal);
        store.Fails = false;
        quiz.Press('r');
        Assert.Contains("Recorded as today's reviews.", quiz.Text, StringComparison.Ordinal);
        Assert.Single(store.Written);
    }

    [Fact]
    public void A_sheet_that_cannot_be_kept_stays_once_and_is_kept_the_next_time()
    {
        FakeStore store = new(SampleCards.Statistics) { Fails = true };
        using ScreenHarness quiz = Begin(store);
        quiz.Press('a', Key.Enter, 'q');
        Assert.Contains("The disk is full.", quiz.Text, StringComparison.Ordinal);
        Assert.IsType<Destination.Quit>(quiz.Screen.Next);
        store.Fails = false;
        quiz.Press('q');
        Assert.IsType<CardEvent.Quiz>(Assert.Single(store.Written).Event);
        Assert.IsType<Destination.Home>(quiz.Screen.Next);
    }

    [Fact]
    public void A_signal_that_ends_the_sheet_keeps_its_answers()
    {
        FakeStore store = new(SampleCards.Statistics);
        using (ScreenHarness quiz = Begin(store))
        {
            quiz.Press('a', Key.Enter);
            Assert.Empty(store.Written);
        }

        Assert.Single(store.Written);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 15)]
    [InlineData(200, 60)]
    public void Screens_of_a_quiz_look_as_accepted(int width, int height)
    {
        using ScreenHarness quiz = new(SampleQuiz.Store(), width, height);
        Matches(quiz.Open(desk => new QuizScreen(desk, new QuizRequest { Seed = 7 })), "setup");
        Matches(quiz.Press(Key.Tab).Type("30").Press(Key.Enter).Type("2.5"), "numbers");
        Matches(quiz.Press(Key.N.WithCtrl).Press('b'), "choice");
        Matches(quiz.Press(Key.CursorRight).Type("moves the means"), "written");
        Matches(quiz.Press(Key.F4), "list");
        Matches(quiz.Press(Key.Enter, Key.F5), "finish");
        Matches(quiz.Press('y'), "judge");
        Matches(quiz.Press('2'), "sheet");
        Matches(quiz.Press('e'), "export");

        void Matches(ScreenHarness screen, string name) => SampleQuiz.Matches(screen.Text + "\n", $"screen-{name}-{width}x{height}.txt");
    }

    private static ScreenHarness Open(params Card[] cards) => new ScreenHarness(new FakeStore(cards)).Open(desk => new QuizScreen(desk, new QuizRequest { Seed = 7 }));

    private static ScreenHarness Begin(params Card[] cards) => Begin(new FakeStore(cards));

    private static ScreenHarness Begin(FakeStore store) => new ScreenHarness(store).Open(desk => new QuizScreen(desk, new QuizRequest { Seed = 7 })).Press(Key.Enter);
}

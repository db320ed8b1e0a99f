using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

[Collection(nameof(ScreensCollection))]
public sealed class ReviewFlowTests
{
    [Fact]
    public void The_store_is_opened_only_after_the_first_frame()
    {
        using ScreenHarness home = new(new FakeStore(SampleCards.Kmeans));
        home.OpenFirstFrame(desk => new HomeScreen(desk));
        Assert.Contains("Opening your decks", home.Text, StringComparison.Ordinal);
        Assert.Equal(0, home.TimesOpened);
        home.Press(Key.F12);
        Assert.Equal(1, home.TimesOpened);
        Assert.Contains("clustering", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Home_leads_to_the_chosen_deck_and_remembers_it()
    {
        using ScreenHarness home = new(new FakeStore(SampleCards.Kmeans, SampleCards.Dropout));
        home.Home().Press(Key.CursorDown, Key.CursorDown, Key.Space);
        Assert.Equal(new Destination.Review(new StudyRequest { Deck = "deep-learning" }), home.Screen.Next);
        Assert.Equal("deep-learning", home.Desk.SelectedDeck);
    }

    [Fact]
    public void A_grade_is_stored_with_its_time_before_the_next_card_shows()
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout);
        using ScreenHarness review = new(store);
        review.Review();
        Assert.DoesNotContain("nearest centroid", review.Text, StringComparison.Ordinal);
        review.Press(Key.Space);
        Assert.Contains("nearest centroid", review.Text, StringComparison.Ordinal);
        Assert.Contains("[3 good · 1 d]", review.Text, StringComparison.Ordinal);
        Assert.Empty(store.Written);
        review.Clock.Advance(TimeSpan.FromSeconds(9));
        review.Press('3');
        CardEvent.Review answer = Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event);
        Assert.Equal(Quality.Good, answer.Quality);
        Assert.Equal(TimeSpan.FromSeconds(9), answer.Answer.TimeTaken);
        Assert.Contains("inverted dropout", review.Text, StringComparison.Ordinal);
        Assert.Contains("1 done · 1 left", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_store_keeps_the_card_and_the_same_key_tries_again()
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout) { Fails = true };
        using ScreenHarness review = new(store);
        review.Review().Press(Key.Space, '3');
        Assert.Contains("Not stored: The disk is full.", review.Text, StringComparison.Ordinal);
        Assert.Contains("nearest centroid", review.Text, StringComparison.Ordinal);
        store.Fails = false;
        review.Press('3');
        Assert.Single(store.Written);
        Assert.Contains("inverted dropout", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not stored", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_that_cannot_be_read_after_a_stored_grade_is_asked_for_again()
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout);
        using ScreenHarness review = new(store);
        review.Review().Press(Key.Space);
        store.CannotRead = true;
        review.Press('3');
        Assert.Single(store.Written);
        Assert.Contains("Stored, but the next card cannot be read", review.Text, StringComparison.Ordinal);
        store.CannotRead = false;
        review.Press(Key.Space);
        Assert.Contains("inverted dropout", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be read", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Six_grades_are_given_by_their_own_number()
    {
        FakeStore store = new(SampleCards.Kmeans);
        using ScreenHarness review = new(store, sixGrades: true);
        review.Review().Press(Key.Space);
        Assert.Contains("[2 shaky", review.Text, StringComparison.Ordinal);
        review.Press('2');
        Assert.Equal(Quality.NearMiss, Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event).Quality);
    }

    [Fact]
    public void Undo_brings_cards_back_across_sittings_until_nothing_is_left()
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout);
        using (ScreenHarness review = new(store))
        {
            review.Review().Press(Key.Space, '3', Key.Space, '4');
            Assert.Contains("Done for now.", review.Text, StringComparison.Ordinal);
            Assert.Contains("2 answered", review.Text, StringComparison.Ordinal);
            review.Press('u');
            Assert.Contains("Taken back: the grade “easy”.", review.Text, StringComparison.Ordinal);
            Assert.Contains("inverted dropout", review.Text, StringComparison.Ordinal);
        }

        using ScreenHarness later = new(store);
        later.Review().Press('u');
        Assert.Contains("k-means", later.Text, StringComparison.Ordinal);
        Assert.True(store.StateOf(SampleCards.Kmeans.Key).IsNew);
        later.Press('u');
        Assert.Contains("nothing to take back", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_card_comes_back_in_the_same_sitting_as_a_drill()
    {
        FakeStore store = new(SampleCards.Kmeans);
        using ScreenHarness review = new(store);
        review.Review().Press(Key.Space, '1');
        Assert.Contains("k-means", review.Text, StringComparison.Ordinal);
        review.Press(Key.Space, '3');
        Assert.IsType<CardEvent.Drill>(store.Written[^1].Event);
        Assert.Contains("Done for now.", review.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('-', typeof(CardEvent.Bury))]
    [InlineData('@', typeof(CardEvent.Suspend))]
    public void A_card_can_be_put_aside_and_taken_back(char key, Type kind)
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout);
        using ScreenHarness review = new(store);
        review.Review().Press(key);
        Assert.IsType(kind, Assert.Single(store.Written).Event);
        Assert.Contains("inverted dropout", review.Text, StringComparison.Ordinal);
        Assert.Contains("0 done", review.Text, StringComparison.Ordinal);
        review.Press('u');
        Assert.Contains("k-means", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_is_stored_and_the_card_stays()
    {
        FakeStore store = new(SampleCards.Kmeans);
        using ScreenHarness review = new(store);
        review.Review().Press('*');
        Assert.Contains("⚑ flagged", review.Text, StringComparison.Ordinal);
        Assert.Contains("k-means", review.Text, StringComparison.Ordinal);
        review.Press('*');
        Assert.DoesNotContain("⚑", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mouse_gives_grades_and_opens_decks()
    {
        FakeStore store = new(SampleCards.Kmeans);
        using (ScreenHarness review = new(store))
        {
            review.Review().Click("show the answer").Click("[4 easy");
            Assert.Equal(Quality.Easy, Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event).Quality);
        }

        using ScreenHarness home = new(store);
        home.Home().Click("clustering").Click("clustering");
        Assert.Equal(new Destination.Review(new StudyRequest { Deck = "clustering" }), home.Screen.Next);
    }

    [Fact]
    public void Keys_of_a_Chinese_input_method_count_as_their_narrow_ones()
    {
        FakeStore store = new(SampleCards.Kmeans);
        using ScreenHarness review = new(store);
        review.Review().Press('\u3000', '３');
        Assert.Single(store.Written);
    }

    [Fact]
    public void Help_lists_every_key_that_does_something()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.Kmeans));
        review.Review().Press('?');
        Assert.All((string[])["space, Enter", "u", "-", "@", "*", "?, F1", "q, Esc"], key =>
            Assert.Contains(review.Text.Split('\n'), line => line.StartsWith(key + " ", StringComparison.Ordinal)));
        Assert.Contains("undo brings it back", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("proposed grade", review.Text, StringComparison.Ordinal);
        review.Press('?');
        Assert.Contains("k-means", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_explains_the_grades_while_they_can_be_given()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.Kmeans));
        review.Review().Press(Key.Space, '?');
        Assert.All((string[])["1  ", "2  ", "3  ", "4  "], key => Assert.Contains(review.Text.Split('\n'), line => line.StartsWith(key, StringComparison.Ordinal)));
        Assert.Contains("hard: right, with effort", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Shows the answer", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_answer_scrolls_and_a_resize_keeps_it_usable()
    {
        string back = string.Join("\n\n", Enumerable.Range(1, 60).Select(i => $"paragraph {i}"));
        using ScreenHarness review = new(new FakeStore(SampleCards.Plain("long", "front", back)));
        review.Review().Press(Key.Space);
        Assert.Contains("↓", review.Text, StringComparison.Ordinal);
        review.Press([.. Enumerable.Repeat(Key.PageDown, 15)]);
        Assert.Contains("paragraph 60", review.Text, StringComparison.Ordinal);
        review.Resize(40, 15);
        Assert.Contains("[1 again", review.Text, StringComparison.Ordinal);
        Assert.All(review.Text.Split('\n'), line => Assert.True(DLQuiz.Terminal.Text.Cells.Width(line) <= 40));
    }
}

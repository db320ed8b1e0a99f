using DLQuiz.Core.Model;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>Choices, sequences and links on the review screen.</summary>
[Collection(nameof(ScreensCollection))]
public sealed class ListFlowTests
{
    [Fact]
    public void A_pick_moves_and_the_answer_says_in_signs_what_was_right()
    {
        FakeStore store = new(SampleCards.Statistics);
        using ScreenHarness review = new(store);
        review.Review();
        Assert.Contains("Pick one.", review.Text, StringComparison.Ordinal);
        string right = LetterOf("running", review.Text);
        string wrong = LetterOf("全部", review.Text);
        review.Press(right[0], wrong[0]);
        Assert.Contains($"(•) {wrong}  全部", review.Text, StringComparison.Ordinal);
        Assert.Contains($"( ) {right}  训练时", review.Text, StringComparison.Ordinal);
        review.Press(Key.Space);
        Assert.Contains($"( ) ✓ {right}  训练时", review.Text, StringComparison.Ordinal);
        Assert.Contains($"(•) ✗ {wrong}  全部", review.Text, StringComparison.Ordinal);
        Assert.Contains("✗ wrong", review.Text, StringComparison.Ordinal);
        Assert.Contains("[Enter: again", review.Text, StringComparison.Ordinal);
        review.Press('3');
        CardEvent.Review answer = Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event);
        Assert.Equal((Quality.Good, "3", 0.0), (answer.Quality, answer.Answer.Choice!.Picked, answer.Answer.Choice.Score));
    }

    [Fact]
    public void Digits_grade_and_never_pick()
    {
        FakeStore store = new(SampleCards.Statistics);
        using ScreenHarness review = new(store);
        review.Review().Press('1', '2', '3');
        Assert.DoesNotContain("(•)", review.Text, StringComparison.Ordinal);
        Assert.Empty(store.Written);
    }

    [Fact]
    public void Options_are_picked_by_mouse_and_all_right_ones_propose_good()
    {
        FakeStore store = new(SampleCards.Losses);
        using ScreenHarness review = new(store);
        review.Review().Click("hinge").Click("logistic").Press(Key.Enter);
        Assert.Contains("✓ right", review.Text, StringComparison.Ordinal);
        Assert.Contains("Both bound the 0–1 loss", review.Text, StringComparison.Ordinal);
        review.Press(Key.Enter);
        CardEvent.Review answer = Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event);
        Assert.Equal((Quality.Good, "1,3"), (answer.Quality, answer.Answer.Choice!.Picked));
    }

    [Fact]
    public void After_an_undo_the_options_stand_as_they_stood()
    {
        FakeStore store = new(SampleCards.Statistics, SampleCards.Losses, SampleCards.Kmeans);
        using ScreenHarness review = new(store);
        string before = Options(review.Review().Text);
        for (int round = 0; round < 3; round++)
        {
            review.Press('a', Key.Enter, '3').Press('u');
            Assert.Equal(before, Options(review.Text));
            Assert.DoesNotContain("(•)", review.Text, StringComparison.Ordinal);
        }

        CardEvent.Review[] answers = [.. store.Written.Select(entry => entry.Event).OfType<CardEvent.Review>()];
        Assert.Equal(3, answers.Length);
        Assert.Single(answers.Select(answer => answer.Answer.Choice!.Seed).Distinct());
    }

    [Fact]
    public void A_choice_that_comes_back_is_shuffled_anew()
    {
        HashSet<string> orders = [];
        using ScreenHarness review = new(new FakeStore(SampleCards.Statistics));
        review.Review();
        for (int showing = 0; showing < 12; showing++)
        {
            orders.Add(Options(review.Text));
            review.Press(Key.Space, '1');
        }

        Assert.InRange(orders.Count, 2, 6);
    }

    [Fact]
    public void A_sequence_shows_a_step_a_press_and_space_never_grades()
    {
        FakeStore store = new(SampleCards.Iteration);
        using ScreenHarness review = new(store);
        review.Review();
        Assert.Contains("step 0 of 4", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("forward pass", review.Text, StringComparison.Ordinal);
        review.Press(Key.Space);
        Assert.Contains("1. forward pass", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("loss", review.Text, StringComparison.Ordinal);
        review.Press(Key.Space, 'x', Key.Space, Key.Space, Key.Space, Key.Space, Key.Space);
        Assert.Contains("✗ 2. loss", review.Text, StringComparison.Ordinal);
        Assert.Contains("Then the gradients are zeroed.", review.Text, StringComparison.Ordinal);
        Assert.Empty(store.Written);
        review.Press('x').Press('x').Press(Key.Enter);
        CardEvent.Review answer = Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event);
        Assert.Equal((Quality.NearMiss, new SequenceAnswer(4, "2")), (answer.Quality, answer.Answer.Sequence));
    }

    [Fact]
    public void The_rest_of_a_sequence_shows_at_once_and_without_a_mark_nothing_is_proposed()
    {
        FakeStore store = new(SampleCards.Iteration);
        using ScreenHarness review = new(store);
        review.Review().Press('r');
        Assert.Contains("4. update of the weights", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("[Enter:", review.Text, StringComparison.Ordinal);
        review.Press(Key.Enter, '4');
        Assert.Equal(Quality.Easy, Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event).Quality);
    }

    [Fact]
    public void The_only_link_opens_at_once_and_a_failure_is_told()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.Linked));
        review.Review().Press('o');
        Assert.Equal(["links: https://jmlr.org/p.html"], review.Opened);
        Assert.Contains("Opened outside: https://jmlr.org/p.html", review.Text, StringComparison.Ordinal);
        review.OpeningOutsideFails = "No desktop here.";
        review.Press('o');
        Assert.Contains("No desktop here.", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_links_are_picked_by_number_or_mouse_and_nothing_is_graded_meanwhile()
    {
        FakeStore store = new(SampleCards.Linked);
        using ScreenHarness review = new(store);
        review.Review().Press(Key.Space, 'o');
        Assert.Contains("2  a mask (picture)  images/mask.png", review.Text, StringComparison.Ordinal);
        review.Press('2');
        Assert.Equal("links: images/mask.png", review.Opened[^1]);
        Assert.Contains("Srivastava", review.Text, StringComparison.Ordinal);
        review.Press('o').Click("https://example.org/x");
        Assert.Equal("links: https://example.org/x", review.Opened[^1]);
        review.Press('o', '4', Key.Esc);
        Assert.Equal(2, review.Opened.Count);
        Assert.Empty(store.Written);
        Assert.Contains("Srivastava", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_without_links_offers_none()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.Kmeans));
        review.Review().Press('o');
        Assert.Empty(review.Opened);
        Assert.DoesNotContain("open", review.Text, StringComparison.Ordinal);
    }

    private static string Options(string shown) => string.Join('\n', shown.Split('\n').Where(line => line.StartsWith('(') || line.StartsWith('[')));

    private static string LetterOf(string words, string shown)
    {
        string line = shown.Split('\n').Single(line => line.StartsWith("( )", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal));
        return line[4..5];
    }
}

using DLQuiz.Core.Model;
using DLQuiz.Terminal;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

[Collection(nameof(ScreensCollection))]
public sealed class HomeFlowTests
{
    [Fact]
    public void Undo_on_Home_takes_back_the_last_step_and_counts_anew()
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout);
        using (ScreenHarness review = new(store))
        {
            review.Review("clustering").Press(Key.Space, '4');
        }

        using ScreenHarness home = new(store);
        home.Home();
        Assert.Contains("0 due, 1 new · 1 done", home.Text, StringComparison.Ordinal);
        home.Press('u');
        Assert.Contains("Taken back: the grade “easy” in clustering.", home.Text, StringComparison.Ordinal);
        Assert.Contains("0 due, 2 new · 0 done", home.Text, StringComparison.Ordinal);
        Assert.True(store.StateOf(SampleCards.Kmeans.Key).IsNew);
        home.Press('u');
        Assert.Contains("There is nothing to take back.", home.Text, StringComparison.Ordinal);
        home.Press(Key.CursorDown);
        Assert.DoesNotContain("take back.", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_on_Home_keeps_the_chosen_deck()
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout);
        using ScreenHarness home = new(store);
        home.Home().Press(Key.CursorDown, Key.CursorDown, 'u');
        Assert.Contains("› ", home.Text.Split('\n').Single(line => line.Contains("deep-learning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, new[] { "a", "ab", "c/d" })]
    [InlineData("a", new[] { "a" })]
    [InlineData("a/b", new[] { "a/b" })]
    public void Counts_of_a_subtree_are_taken_once(string? deck, string[] roots)
    {
        string[] tree = ["a", "a/b", "a/b/c", "a/d", "ab", "c/d", "c/d/e"];
        Assert.Equal(roots, DeckRoots.Of(tree.Select(path => new DeckCounts(path, 1, 0, 0, 0, DeckSettings.None)), deck).Select(one => one.Path));
    }
}

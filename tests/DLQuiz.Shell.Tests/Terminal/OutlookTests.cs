using DLQuiz.Core.Model;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

[Collection(nameof(ScreensCollection))]
public sealed class OutlookTests
{
    private static readonly Card[] Many = [.. Enumerable.Range(1, 48).Select(i => SampleCards.Plain("many", $"front {i}", "back"))];

    [Fact]
    public void New_cards_beyond_the_limit_of_the_day_are_told_at_the_end()
    {
        using ScreenHarness review = new(new FakeStore(Many));
        review.Review();
        for (int i = 0; i < 20; i++)
        {
            review.Press(Key.Space, '3');
        }

        Assert.Contains("Done for now.", review.Text, StringComparison.Ordinal);
        Assert.Contains("28 new cards wait; today's limit of new cards is used up.", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing more", review.Text, StringComparison.Ordinal);
        Assert.Contains("Next reviews: 2026-03-03, tomorrow.", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_that_only_stood_behind_put_off_ones_can_be_studied_at_once()
    {
        using ScreenHarness review = new(new FakeStore(Many));
        review.Review();
        for (int i = 0; i < 20; i++)
        {
            review.Press('-');
        }

        Assert.Contains("20 cards can still be studied today.", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("limit", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_card_that_was_put_off_comes_tomorrow()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.Kmeans));
        review.Review().Press('-');
        Assert.Contains("Next reviews: 2026-03-03, tomorrow.", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_left_at_all_the_end_says_so()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.Kmeans));
        review.Review().Press('@');
        Assert.Contains("Nothing more is due within a month.", review.Text, StringComparison.Ordinal);
    }
}

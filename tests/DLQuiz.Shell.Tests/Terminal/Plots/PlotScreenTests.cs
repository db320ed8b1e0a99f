using System.Globalization;
using DLQuiz.Core.Model;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal.Plots;

/// <summary>A question shows its picture, its worked steps show theirs.</summary>
[Collection(nameof(ScreensCollection))]
public sealed class PlotScreenTests
{
    private static readonly Card Lloyd = SampleCards.SoftThreshold with
    {
        Key = CardKey.Of("numeric", "lloyd"),
        Deck = "clustering",
        Question = """
            params: |
              P = matrix(4, 2, 0..9)
              L = [[1, 1], [1, 3], [8, 7], [8, 9]]
              C = [[2, 6], [7, 5]]
            ask: Which clusters?
            plot: points(L, centroids=C)
            kind: labels
            labels: [1, 2]
            answer: kmeans_assign(L, C)
            steps: The nearest centroid.
            steps-plot: points(L, centroids=kmeans_update(L, answer, C), labels=answer, before=C)
            """,
    };

    [Theory]
    [InlineData(80, 40)]
    [InlineData(40, 30)]
    [InlineData(200, 60)]
    public void A_question_and_its_steps_show_their_pictures(int width, int height)
    {
        using ScreenHarness review = new(new FakeStore(Lloyd), width, height);
        review.Review("clustering");
        Assert.Contains("◆₁", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("◇", review.Text, StringComparison.Ordinal);
        PictureGoldenTests.Matches($"screen-question-{width}x{height}", review.Text + "\n");

        review.Press(Key.F3);
        Assert.Contains("◇₁", review.Text, StringComparison.Ordinal);
        PictureGoldenTests.Matches($"screen-steps-{width}x{height}", review.Text + "\n");
    }

    [Fact]
    public void Steps_of_pictures_alone_can_be_asked_for()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.SoftThreshold with { Deck = "d", Question = "ask: a\nanswer: 1\nsteps-plot: lines([1, 2, 4], title='doubled')" }), 80, 40);
        review.Review("d");
        Assert.DoesNotContain("doubled", review.Text, StringComparison.Ordinal);
        review.Press(Key.F3);
        Assert.Contains("doubled", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_author_wrote_into_a_picture_steers_no_terminal()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.SoftThreshold with { Deck = "d", Question = "ask: a\nanswer: 1\nplot: \"lines([1, 2], [2, 1], title='t\\e]0;x\\a', names=['n\\e[2J', '\\u202Eb'], up='\\e[31m')\"" }), 80, 40);
        review.Review("d");
        Assert.Contains("t␛]0;x␇", review.Text, StringComparison.Ordinal);
        Assert.Contains("n␛[2J", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e]0;x", review.Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public void In_Chinese_a_picture_speaks_Chinese()
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            foreach (string name in new[] { "field", "scatter", "year" })
            {
                PictureGoldenTests.Matches($"zh-{name}", PictureGoldenTests.Show(SamplePictures.All[name]));
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

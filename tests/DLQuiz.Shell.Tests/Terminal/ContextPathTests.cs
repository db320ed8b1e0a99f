using DLQuiz.Terminal.Screens;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Terminal;

public sealed class ContextPathTests
{
    [Theory]
    [InlineData(80, "deep-learning/convolution › 卷积 › 感受野")]
    [InlineData(38, "deep-learning/convolution › … › 感受野")]
    [InlineData(30, "deep-learning/… › 感受野")]
    [InlineData(15, "… › 感受野")]
    [InlineData(8, "感受野")]
    [InlineData(5, "感受…")]
    public void The_middle_goes_first_and_the_last_heading_stays(int width, string shown)
    {
        Line line = ContextPath.Fit("deep-learning/convolution", ["卷积", "感受野"], width);
        Assert.Equal(shown, line.Text);
        Assert.True(line.Width <= width);
    }

    [Theory]
    [InlineData(40, "deep-learning/vision/convolution")]
    [InlineData(28, "deep-learning/…/convolution")]
    [InlineData(14, "…/convolution")]
    public void A_deck_without_headings_keeps_its_own_name(int width, string shown) =>
        Assert.Equal(shown, ContextPath.Fit("deep-learning/vision/convolution", [], width).Text);
}

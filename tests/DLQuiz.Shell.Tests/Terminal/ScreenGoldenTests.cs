using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>What the screens look like; <c>DLQUIZ_ACCEPT=1</c> writes the goldens anew.</summary>
[Collection(nameof(ScreensCollection))]
public sealed class ScreenGoldenTests
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 15)]
    [InlineData(200, 60)]
    public void Screens_look_as_accepted(int width, int height)
    {
        using (ScreenHarness home = new(Store(), width, height))
        {
            Matches(home.OpenFirstFrame(desk => new DLQuiz.Terminal.Screens.HomeScreen(desk)), "home-first-frame", width, height);
        }

        using (ScreenHarness home = new(Store(), width, height))
        {
            Matches(home.Home(), "home", width, height);
            Matches(home.Press('?'), "home-help", width, height);
        }

        using (ScreenHarness review = new(Store(), width, height))
        {
            Matches(review.Review("deep-learning/normalization"), "review-question", width, height);
            Matches(review.Press(Key.Space), "review-answer", width, height);
            Matches(review.Press('3'), "review-summary", width, height);
        }

        using (ScreenHarness maths = new(new FakeStore(SampleCards.Formulas), width, height))
        {
            Matches(maths.Review("maths").Press(Key.Space), "maths-answer", width, height);
        }

        using (ScreenHarness choice = new(Lists(), width, height))
        {
            Matches(choice.Review("loss").Press('a', 'c'), "choice-question", width, height);
            Matches(choice.Press(Key.Enter), "choice-answer", width, height);
        }

        using (ScreenHarness sequence = new(Lists(), width, height))
        {
            Matches(sequence.Review("training").Press(Key.Space, Key.Space, 'x'), "sequence-steps", width, height);
            Matches(sequence.Press(Key.Space, Key.Space), "sequence-answer", width, height);
        }

        using (ScreenHarness links = new(Lists(), width, height))
        {
            Matches(links.Review("links").Press(Key.Space, 'o'), "links", width, height);
        }

        using (ScreenHarness numeric = new(Store(), width, height))
        {
            Matches(numeric.Review("deep-learning/regularization"), "numeric-question", width, height);
            Matches(numeric.Press(Key.F2).Type("4.5x"), "numeric-unreadable", width, height);
            Matches(numeric.Press(Key.Backspace, Key.Backspace, Key.Backspace, Key.Enter), "numeric-misconception", width, height);
            Matches(numeric.Press(Key.Backspace).Type("2").Press(Key.Enter), "numeric-right", width, height);
        }
    }

    private static FakeStore Store() => new(SampleCards.Kmeans, SampleCards.Dropout, SampleCards.Normalization, SampleCards.SoftThreshold);

    private static FakeStore Lists() => new(SampleCards.Losses, SampleCards.Iteration, SampleCards.Linked);

    private static void Matches(ScreenHarness screen, string name, int width, int height)
    {
        string path = Path.Combine(Repository.Root, "tests", "DLQuiz.Shell.Tests", "Terminal", "Goldens", $"{name}-{width}x{height}.txt");
        string shown = screen.Text + "\n";
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            File.WriteAllText(path, shown);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : $"no golden {path}", shown);
    }
}

using System.Globalization;
using DLQuiz.Core.Study;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Driver;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>Every screen over the decks that ship, as a learner of ten weeks sees it, in both languages; <c>DLQUIZ_ACCEPT=1</c> writes the goldens anew.</summary>
[Collection(nameof(ScreensCollection))]
public sealed class RealDeckGoldenTests
{
    public static TheoryData<string, int, int> Languages => new(
        from language in new[] { "en", "zh-CN" }
        from size in new[] { (80, 24), (40, 15), (200, 60) }
        select (language, size.Item1, size.Item2));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Screens_over_real_decks_look_as_accepted(string language, int width, int height) =>
        Walk(language, width, height, noColour: null, Theme.Unknown, (screen, name) => Matches(screen.Text + "\n", $"{name}-{language}-{width}x{height}"));

    [Theory]
    [InlineData("nocolour", "1", Theme.Unknown)]
    [InlineData("light", null, Theme.Light)]
    [InlineData("dark", null, Theme.Dark)]
    [InlineData("colour", null, Theme.Unknown)]
    public void Screens_over_real_decks_have_the_looks_that_were_accepted(string name, string? noColour, Theme theme) =>
        Walk("en", 80, 24, noColour, theme, (screen, shown) => Matches(screen.Styled, $"{shown}-{name}"));

    /// <summary>The questions about one step of k-means, drawn with their points.</summary>
    private static StudyRequest Pictured => new() { Filter = CardFilter.Parse("deck:kmeans kind:numeric"), Mode = StudyMode.Cram };

    /// <summary>Through all screens, each shown once or more.</summary>
    private static void Walk(string language, int width, int height, string? noColour, Theme theme, Action<ScreenHarness, string> show)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            using RealDecks decks = new();
            using (ScreenHarness home = Open())
            {
                show(home.Home(), "home");
                show(home.Press('?'), "home-help");
            }

            using (ScreenHarness review = Open())
            {
                show(review.Review("deep-learning/kmeans"), "review-question");
                show(review.Press(Key.Space), "review-answer");
                show(review.Press('?'), "review-help");
            }

            using (ScreenHarness numbers = Open())
            {
                show(numbers.Open(desk => new ReviewScreen(desk, Pictured)), "numbers-question");
                show(numbers.Type("1x").Press(Key.Enter), "numbers-unreadable");
                show(numbers.Press(Key.G.WithCtrl), "numbers-answer");
            }

            using (ScreenHarness browse = Open())
            {
                show(browse.Open(desk => new BrowseScreen(desk, "deck:dropout")), "browse");
                show(browse.Press(Key.Enter), "browse-card");
            }

            using (ScreenHarness progress = Open())
            {
                show(progress.Open(desk => new ProgressScreen(desk, null)), "progress-year");
                show(progress.Press('2'), "progress-learning");
                show(progress.Press('6'), "progress-decks");
            }

            using (ScreenHarness quiz = Open())
            {
                show(quiz.Open(desk => new QuizScreen(desk, new QuizRequest { Seed = 7, Questions = 12, Decks = ["deep-learning"] })), "quiz-setup");
                show(quiz.Press(Key.Enter), "quiz-question");
                show(quiz.Press(Key.F5, 'y'), "quiz-sheet");
            }

            ScreenHarness Open() => new(decks.Open(), width, height, noColour, theme: theme) { Beside = decks.Open };
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static void Matches(string shown, string name)
    {
        string path = Path.Combine(Repository.Root, "tests", "DLQuiz.Shell.Tests", "Terminal", "Goldens", "Real", $"{name}.txt");
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, shown);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : $"no golden {path}", shown);
    }
}

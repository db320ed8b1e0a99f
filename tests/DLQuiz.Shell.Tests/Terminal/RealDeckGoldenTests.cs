using System.Globalization;
using DLQuiz.Core.Study.Quizzes;
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
        Walk(language, width, height, noColour: null, (screen, name) => Matches(screen.Text + "\n", $"{name}-{language}-{width}x{height}"));

    [Theory]
    [InlineData("nocolour", "1")]
    [InlineData("colour", null)]
    public void Screens_over_real_decks_have_the_looks_that_were_accepted(string name, string? noColour) =>
        Walk("en", 80, 24, noColour, (screen, shown) => Matches(screen.Styled, $"{shown}-{name}"));

    /// <summary>Through all screens, each shown once or more.</summary>
    private static void Walk(string language, int width, int height, string? noColour, Action<ScreenHarness, string> show)
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

            ScreenHarness Open() => new(decks.Open(), width, height, noColour) { Beside = decks.Open };
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

using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>A window that is dragged small and large again ends no screen.</summary>
[Collection(nameof(ScreensCollection))]
public sealed class TinyWindowTests
{
    public static TheoryData<string, Key[]> Ways => new()
    {
        { "home", [] },
        { "home", ['?'] },
        { "review", [] },
        { "review", [Key.Space] },
        { "browse", [Key.Enter] },
        { "browse", [Key.Enter, Key.Enter, 'h'] },
        { "progress", ['6'] },
        { "progress", ['1', 't'] },
        { "quiz", [] },
        { "quiz", [Key.Enter, Key.F4] },
        { "quiz", [Key.Enter, Key.F5, 'y'] },
        { "notes", [] },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_screen_survives_every_size(string name, Key[] keys)
    {
        using RealDecks decks = new();
        using ScreenHarness screen = new ScreenHarness(decks.Open(), 80, 24) { Beside = decks.Open }.Open(desk => ScreenOf(name, desk));
        screen.Press(keys);
        for (int height = 1; height <= 12; height++)
        {
            foreach (int width in (ReadOnlySpan<int>)[1, 2, 5, 20, 40, 130])
            {
                screen.Resize(width, height);
            }
        }

        screen.Resize(80, 24);
        Assert.NotEmpty(screen.Text);
    }

    private static Screen ScreenOf(string name, Desk desk) => name switch
    {
        "review" => new ReviewScreen(desk, new DLQuiz.Core.Study.StudyRequest { Deck = "deep-learning/kmeans" }),
        "browse" => new BrowseScreen(desk, "deck:dropout"),
        "progress" => new ProgressScreen(desk, null),
        "quiz" => new QuizScreen(desk, new QuizRequest { Seed = 7, Questions = 12 }),
        "notes" => new NotesScreen(desk),
        _ => new HomeScreen(desk),
    };
}

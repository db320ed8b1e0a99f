using System.Globalization;
using System.Runtime.Versioning;
using DLQuiz.Configuration;
using DLQuiz.Core.Study;
using DLQuiz.Shell.Tests.Terminal;
using DLQuiz.Storage;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Driver;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Configuration;

/// <summary>Settings changed by keys on the screen end up in the file, and count at once; <c>DLQUIZ_ACCEPT=1</c> writes the goldens anew.</summary>
[Collection(nameof(ScreensCollection))]
[UnsupportedOSPlatform("windows")]
public sealed class SettingsScreenTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 15)]
    [InlineData(200, 60)]
    public void It_looks_as_accepted(int width, int height)
    {
        place.Says("theme = \"dark\"\nlimits.new = 7\n").WithCards();
        using (ScreenHarness english = Open(width, height))
        {
            Matches(english.Press('j'), "settings", width, height);
            Matches(english.Press(Key.End, Key.CursorUp, Key.CursorUp, Key.Enter, Key.U.WithCtrl).Type("9x").Press(Key.Enter), "settings-refused", width, height);
        }

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        using ScreenHarness chinese = Open(width, height);
        Matches(chinese.Press('j'), "settings-zh", width, height);
    }

    [Fact]
    public void A_choice_goes_to_the_next_value_and_back_and_out_of_the_file()
    {
        place.Says("# mine\ntheme = \"auto\"   # colours\n").WithCards();
        using ScreenHarness screen = Open();
        screen.Press('j', Key.Space);
        Assert.Equal("# mine\ntheme = \"light\"   # colours\n", File.ReadAllText(place.Config));
        Assert.Equal(Theme.Light, screen.Desk.Context.Theme);
        screen.Press(Key.CursorRight);
        Assert.Contains("theme is dark now.", screen.Text, StringComparison.Ordinal);
        Assert.Equal(Theme.Dark, screen.Desk.Context.Theme);
        screen.Press(Key.CursorLeft, 'd');
        Assert.Equal("# mine\n", File.ReadAllText(place.Config));
        Assert.Equal(Theme.Unknown, screen.Desk.Context.Theme);
    }

    [Fact]
    public void A_number_is_typed_and_a_wrong_one_stays_to_be_mended()
    {
        place.WithCards();
        using ScreenHarness screen = Open();
        screen.Press(Key.End, Key.Enter, Key.Backspace).Type("400").Press(Key.Enter);
        Assert.Contains("review.ahead is a whole number from 1 to 366, not “400”.", screen.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Config));
        screen.Press(Key.Backspace, Key.Enter);
        Assert.Contains("review.ahead is 40 now.", screen.Text, StringComparison.Ordinal);
        Assert.Equal(40, screen.Desk.Context.AheadDays);
        Assert.Contains("\n# ahead = 7\nahead = 40\n", File.ReadAllText(place.Config), StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_leaves_a_value_as_it_was_and_then_the_screen()
    {
        place.WithCards();
        using ScreenHarness screen = Open();
        screen.Press(Key.End, Key.Enter).Type("9").Press(Key.Esc);
        Assert.False(File.Exists(place.Config));
        screen.Press(Key.Esc);
        Assert.IsType<Destination.Home>(screen.Screen.Next);
    }

    [Fact]
    public void A_language_counts_at_once()
    {
        place.WithCards();
        using ScreenHarness screen = Open();
        screen.Press(Key.Space, Key.Space);
        Assert.Equal("zh-Hans", CultureInfo.CurrentUICulture.Name);
        Assert.IsType<Destination.Settings>(screen.Screen.Next);
        Assert.Contains("设置", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_learner_has_chosen_the_choice_is_what_changes()
    {
        place.WithCards().Run("set", "leech", "suspend");
        using ScreenHarness screen = Open();
        screen.Press('j', 'j', 'j', 'j');
        Assert.Contains("your own choice: dlquiz set leech", screen.Text, StringComparison.Ordinal);
        screen.Press(Key.Space);
        Assert.Equal("leech = tag\n", place.Run("set", "leech").Output);
        Assert.False(File.Exists(place.Config));
    }

    [Fact]
    public void A_damaged_file_is_said_in_place()
    {
        place.Says("language = en\n").WithCards();
        using ScreenHarness screen = Open();
        screen.Press('j', Key.Space);
        Assert.Contains("line 1", screen.Text, StringComparison.Ordinal);
        Assert.Equal("language = en\n", File.ReadAllText(place.Config));
    }

    private ScreenHarness Open(int width = 80, int height = 24)
    {
        World world = place.World();
        Workspace workspace = new(world, place.Store, learner: null, Settings.Load(world, ConfigurationPlace.Choose(null, world), []));
        SettingsView view = workspace.StudyContext(StudyRequest.Today, startWithReview: false).Settings!;
        ScreenHarness screen = new(SqliteStore.Open(place.Store), width, height);
        return screen.Open(desk => new SettingsScreen(desk, view with { File = "~/.config/dlquiz/config.toml" }));
    }

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

using DLQuiz.Core.Model;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

[Collection(nameof(ScreensCollection))]
public sealed class OpeningTests
{
    [Fact]
    public void Keys_work_while_the_store_is_being_opened()
    {
        using ManualResetEventSlim opening = new();
        using ScreenHarness home = new(new FakeStore(SampleCards.Kmeans)) { Lock = opening };
        home.Home().Press(Key.Space, '?');
        Assert.Contains("Ends the program", home.Text, StringComparison.Ordinal);
        home.Press('?', 'q');
        Assert.True(home.Screen.StopRequested);
        opening.Set();
    }

    [Fact]
    public void Decks_show_once_a_slow_store_is_open()
    {
        using ManualResetEventSlim opening = new();
        using ScreenHarness home = new(new FakeStore(SampleCards.Kmeans)) { Lock = opening };
        home.Home();
        Assert.Contains("Opening your decks", home.Text, StringComparison.Ordinal);
        opening.Set();
        home.Settle();
        Assert.Contains("clustering", home.Text, StringComparison.Ordinal);
        Assert.Equal(1, home.TimesOpened);
    }

    [Fact]
    public void What_opening_throws_comes_out_of_the_loop()
    {
        using ScreenHarness home = new(new FakeStore()) { OpeningFails = new StoreException("It is locked.") };
        home.OpenFirstFrame(desk => new HomeScreen(desk));
        Assert.Equal("It is locked.", Assert.Throws<StoreException>(home.Settle).Message);
    }
}

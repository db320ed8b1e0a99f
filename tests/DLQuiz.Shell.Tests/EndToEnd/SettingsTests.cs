namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>The configuration in a real terminal.</summary>
public sealed class SettingsTests
{
    [TmuxFact]
    public void A_language_chosen_on_the_screen_is_spoken_at_once_and_at_the_next_start()
    {
        using var home = new FreshHome();
        using (TmuxSession terminal = home.Start())
        {
            terminal.WaitFor("press space to study");
            terminal.Press(",");
            terminal.WaitFor("The language of the screens");
            terminal.Press("Space", "Space");
            terminal.WaitFor("画面的语言");
            terminal.Press("q");
            terminal.WaitFor("学习");
            terminal.Press("q");
        }

        Assert.Contains("\n# language = \"auto\"\nlanguage = \"zh-Hans\"\n", File.ReadAllText(home.File(".config/dlquiz/config.toml")), StringComparison.Ordinal);
        using TmuxSession again = home.Start();
        again.WaitFor("学习");
        again.Press("q");
    }

    [TmuxFact]
    public void A_broken_file_is_told_on_Home_and_costs_only_its_wrong_settings()
    {
        using var home = new FreshHome();
        home.Write(".config/dlquiz/config.toml", "theme = pink\n[keys.home]\nsettings = \"S\"\n[limits]\nnew = 3\n");
        using TmuxSession terminal = home.Start();
        terminal.WaitFor("1 mistake in the configuration");
        terminal.WaitFor("0 due, 3 new");
        terminal.Press("S");
        terminal.WaitFor("line 5 of your file");
        terminal.Press("q", "q");
    }
}

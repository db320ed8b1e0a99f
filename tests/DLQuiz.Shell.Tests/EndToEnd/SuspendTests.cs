namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Ctrl+Z and fg, in a shell with jobs.</summary>
public sealed class SuspendTests
{
    [TmuxFact]
    public void Ctrl_Z_gives_the_shell_a_sound_terminal_and_fg_paints_all_again()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "# BN\n\n```quiz\nid: sum\nparams: |\n  x = ints(3, 1..9)\nask: |\n  x = {{x}}. What is the sum of x?\nanswer: sum(x)\n```\n"));
        using var terminal = new TmuxSession("PS1='here> ' bash --norc --noprofile -i", home.Environment);
        terminal.WaitFor("here>");
        terminal.Type($"unset XDG_DATA_HOME XDG_CONFIG_HOME DLQUIZ_CONFIG DLQUIZ_DB NO_COLOR DisableRealDriverIO DOTNET_GCHeapHardLimit; {FreshHome.Program} review --deck note");
        terminal.Press("Enter");
        terminal.WaitFor("sum of x?");
        terminal.Type("1/8");
        terminal.WaitFor("= 0.125");

        terminal.Press("C-z");
        terminal.WaitFor("Stopped");
        Assert.Equal("0", terminal.Mode("alternate_on"));
        Assert.Equal("0", terminal.Mode("mouse_any_flag"));
        Assert.Equal("1", terminal.Mode("cursor_flag"));
        terminal.Type("echo so\"un\"d");
        terminal.Press("Enter");
        terminal.WaitUntil(screen => screen.Split('\n').Any(line => line.TrimEnd() == "sound"), "what the shell echoes");

        terminal.Type("fg");
        terminal.Press("Enter");
        string screen = terminal.WaitFor("= 0.125");
        Assert.Contains("sum of x?", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("sound", screen, StringComparison.Ordinal);
        Assert.Equal("1", terminal.Mode("alternate_on"));
        Assert.Equal("1", terminal.Mode("mouse_any_flag"));
        // Raw mode is back: each key arrives by itself.
        terminal.Type("0");
        terminal.WaitFor("= 0.0125");
    }

    [TmuxFact]
    public void Ctrl_L_paints_over_what_another_program_wrote()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: Which way?\nA: That way.\n"));
        using TmuxSession terminal = home.Start("review --deck note");
        terminal.WaitFor("Which way?");
        File.WriteAllText(terminal.PaneTerminal(), "\e[3;1Hwritten over");
        terminal.WaitFor("written over");
        terminal.Press("C-l");
        terminal.WaitUntil(screen => screen.Contains("Which way?", StringComparison.Ordinal) && !screen.Contains("written over", StringComparison.Ordinal), "the question alone");
    }

    [TmuxFact]
    public void Where_nothing_could_continue_the_program_Ctrl_Z_paints_again_and_goes_on()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: Which way?\nA: That way.\n"));
        // The pane's own shell has no parent in its session: the system does not stop such a group.
        using TmuxSession terminal = home.Start("review --deck note");
        terminal.WaitFor("Which way?");
        terminal.Press("C-z");
        Thread.Sleep(100);
        terminal.WaitFor("Which way?");
        terminal.Press("Space");
        terminal.WaitFor("That way.");
    }

    [TmuxFact]
    public void A_stop_from_outside_is_painted_over_as_well()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: Which way?\nA: That way.\n"));
        using TmuxSession terminal = home.Start("review --deck note");
        terminal.WaitFor("Which way?");
        string sent = home.File("sent");
        terminal.Signal("STOP");
        terminal.CopyOutputTo(sent);
        terminal.Signal("CONT");
        terminal.WaitUntil(_ => File.Exists(sent) && File.ReadAllText(sent).Contains("Which way?", StringComparison.Ordinal), "the question sent once more");
    }
}

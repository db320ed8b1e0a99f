namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>However the program ends, the terminal is the learner's again.</summary>
public sealed class EndingTests
{
    [TmuxFact]
    public void Ctrl_C_leaves_the_terminal_sound() => EndsSound(terminal => terminal.Press("C-c"));

    [TmuxFact]
    public void SIGTERM_leaves_the_terminal_sound() => EndsSound(terminal => terminal.Signal("TERM"));

    [TmuxFact]
    public void SIGINT_from_outside_leaves_the_terminal_sound() => EndsSound(terminal => terminal.Signal("INT"));

    [TmuxFact]
    public void A_crash_in_a_thread_leaves_the_terminal_sound_and_says_what_happened()
    {
        using var home = new FreshHome();
        using var terminal = new TmuxSession(Crasher.Command, home.Environment, columns: 160);
        terminal.WaitFor("clustering");
        terminal.WaitFor("a thread of its own has crashed");
        IsSound(terminal);
    }

    [TmuxFact]
    public void A_store_that_never_opens_is_left_by_a_key() => LeavesHanging(terminal => terminal.Press("q"));

    [TmuxFact]
    public void A_store_that_never_opens_is_left_by_Ctrl_C() => LeavesHanging(terminal => terminal.Press("C-c"));

    [TmuxFact]
    public void A_store_that_never_opens_is_left_by_SIGTERM() => LeavesHanging(terminal => terminal.Signal("TERM"));

    [TmuxFact]
    public void A_terminal_that_cannot_place_the_cursor_gets_plain_lines()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: Which way?\nA: That way.\n"));
        using TmuxSession terminal = home.Start("review --deck note", more: ("TERM", "dumb"));
        terminal.WaitFor("Which way?");
        terminal.Press("Enter");
        terminal.WaitFor("That way.");
        terminal.Type("3");
        terminal.Press("Enter");
        string screen = terminal.WaitFor("[ended with 0]");
        Assert.Contains("1 answer stored.", screen, StringComparison.Ordinal);
    }

    [TmuxFact]
    public void A_small_window_and_a_resize_keep_the_question_in_sight()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: 空洞卷积为什么不降低分辨率？\nA: 步幅一直是 1。\n"));
        using TmuxSession terminal = home.Start("review --deck note", columns: 40, rows: 15);
        terminal.WaitFor("空洞卷积为什么不降低分辨率？");
        terminal.Resize(100, 30);
        terminal.WaitUntil(screen => screen.Split('\n').Any(line => line.TrimEnd().EndsWith("1 left", StringComparison.Ordinal) && line.TrimEnd().Length > 60), "the header as wide as the window");
        Assert.Contains("空洞卷积为什么不降低分辨率？", terminal.Screen(), StringComparison.Ordinal);
    }

    [TmuxFact]
    public void A_hostile_deck_puts_no_byte_of_its_own_into_an_escape_sequence()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: Hello \u001b]0;owned\u0007 and [link](http://a/&#27;]52;c;b3duZWQ=&#7;) <http://plain.example/> \u202eright\nA: \u009b31mred\n"));
        using TmuxSession terminal = home.Start("review --deck note");
        string sent = Path.Combine(home.Folder, "sent");
        terminal.CopyOutputTo(sent);
        terminal.WaitFor("Hello");
        terminal.Press("Space");
        terminal.WaitFor("answer");
        terminal.Resize(90, 30);
        terminal.WaitUntil(_ => File.ReadAllText(sent).Contains("red", StringComparison.Ordinal), "the answer among the bytes sent");

        string bytes = File.ReadAllText(sent);
        foreach (string sequence in new[] { "\u001b]0;owned", "\u001b]52;", "\u001b]8;", "\u009b", "\u202e" })
        {
            Assert.DoesNotContain(sequence, bytes, StringComparison.Ordinal);
        }
    }

    private static void EndsSound(Action<TmuxSession> end)
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: Which way?\nA: That way.\n"));
        using TmuxSession terminal = home.Start("review --deck note");
        terminal.WaitFor("Which way?");
        Assert.Equal("1", terminal.Mode("alternate_on"));

        end(terminal);

        IsSound(terminal);
    }

    private static void LeavesHanging(Action<TmuxSession> end)
    {
        using var home = new FreshHome();
        using var terminal = new TmuxSession(Crasher.HangingCommand, home.Environment, columns: 160);
        terminal.WaitFor("Opening your decks");
        end(terminal);
        IsSound(terminal);
    }

    private static void IsSound(TmuxSession terminal)
    {
        terminal.WaitFor("[ended with");
        Assert.Equal("0", terminal.Mode("alternate_on"));
        Assert.Equal("0", terminal.Mode("mouse_any_flag"));
        Assert.Equal("1", terminal.Mode("cursor_flag"));
        // Typed characters echo again: the terminal is in its usual mode.
        terminal.Type("echo so\"un\"d");
        terminal.Press("Enter");
        terminal.WaitUntil(screen => screen.Split('\n').Any(line => line.TrimEnd() == "sound"), "what the shell echoes");
        terminal.WaitFor("echo so");
    }
}

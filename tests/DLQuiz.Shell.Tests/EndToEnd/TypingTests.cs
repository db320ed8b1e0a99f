namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Text on its way into an answer: pasted, and while the window changes.</summary>
public sealed class TypingTests
{
    private const string Note = """
        # 归一化

        ```quiz
        id: sum
        params: |
          x = ints(3, 1..9)
        ask: |
          x = {{x}}. What is the sum of x?
        answer: sum(x)
        ```
        """;

    [TmuxFact]
    public void A_paste_of_500_Chinese_characters_arrives_whole()
    {
        string text = Chinese(500);
        using var home = new FreshHome();
        using TmuxSession terminal = Ask(home);

        terminal.Paste(text);

        string screen = terminal.WaitFor(text[^20..]);
        Assert.DoesNotContain('\uFFFD', screen);
        terminal.Press("Home");
        Assert.DoesNotContain('\uFFFD', terminal.WaitFor(text[..20]));
        for (int at = 100; at < text.Length; at += 100)
        {
            terminal.Press("Right", times: 100);
            Assert.DoesNotContain('\uFFFD', terminal.WaitFor(text[(at - 20)..at]));
        }

        // What no one can read is said, and not recorded.
        terminal.Press("Enter");
        terminal.WaitUntil(shown => !shown.Contains('✗'), "no verdict");
        Assert.DoesNotContain("\"quality\":", home.Run("log", "export").Output, StringComparison.Ordinal);
    }

    [TmuxFact]
    public void A_paste_longer_than_any_answer_is_refused_in_a_sentence_and_typing_goes_on()
    {
        using var home = new FreshHome();
        using TmuxSession terminal = Ask(home);
        terminal.Paste(Chinese(5_000));
        terminal.WaitFor("too long");
        terminal.Type("12");
        terminal.WaitFor("= 12");
    }

    [TmuxFact]
    public void A_window_that_changes_while_an_answer_is_typed_keeps_it()
    {
        using var home = new FreshHome();
        using TmuxSession terminal = Ask(home);
        terminal.Type("1/");
        terminal.WaitFor("1/");
        terminal.Resize(40, 15);
        terminal.Type("8");
        terminal.WaitFor("= 0.125");
        terminal.Resize(132, 50);
        terminal.Type("0");
        terminal.WaitUntil(screen => screen.Contains("= 0.0125", StringComparison.Ordinal) && screen.Split('\n').Any(line => line.TrimEnd().Length > 120), "the answer in the wide window");
    }

    [TmuxFact]
    public void A_window_of_20_by_5_is_lived_through()
    {
        using var home = new FreshHome();
        using TmuxSession terminal = Ask(home);
        terminal.Resize(20, 5);
        terminal.Type("7");
        terminal.WaitFor("7");
        terminal.Press("Escape");
        terminal.WaitFor("[ended with 0]");
    }

    private static TmuxSession Ask(FreshHome home)
    {
        home.Run("compile", home.Write("n/note.md", Note));
        TmuxSession terminal = home.Start("review --deck note");
        terminal.WaitFor("sum of x?");
        return terminal;
    }

    /// <summary>All different, so that a piece of it says where it belongs.</summary>
    private static string Chinese(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('一' + i)));
}

using System.Text.RegularExpressions;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Which colours go to the terminal, and what of its answers becomes a key.</summary>
public sealed class ColoursTests
{
    private const string Note = "# Notes\n\nQ: What does `f(x)` with $x_i$ give?\nA: **That**, and $x^2$.\n";

    [TmuxFact]
    public void NO_COLOR_sends_no_colour_at_all_and_still_marks_what_matters()
    {
        using FreshHome home = Home();
        using RawTerminal terminal = home.StartRaw(more: ("NO_COLOR", "1"));
        WalkThrough(terminal);
        Assert.Empty(Colours(terminal.Received));
        Assert.Contains("\e[0;1m", terminal.Received, StringComparison.Ordinal);
        Assert.Contains("\e[0;7m", terminal.Received, StringComparison.Ordinal);
        // Who wants no colours is not asked for the background either.
        Assert.DoesNotContain("\e]", terminal.Received, StringComparison.Ordinal);
    }

    [TmuxFact]
    public void A_terminal_of_sixteen_colours_gets_only_these()
    {
        using FreshHome home = Home();
        using RawTerminal terminal = home.StartRaw(more: ("TERM", "linux"));
        WalkThrough(terminal);
        Assert.NotEmpty(Colours(terminal.Received));
        Assert.All(Colours(terminal.Received), colour => Assert.Matches("^[39][0-7]$", colour));
    }

    [TmuxFact]
    public void A_terminal_of_24_bits_gets_them()
    {
        using FreshHome home = Home();
        using RawTerminal terminal = home.StartRaw(more: ("COLORTERM", "truecolor"));
        WalkThrough(terminal);
        Assert.All(Colours(terminal.Received), colour => Assert.StartsWith("38;2;", colour, StringComparison.Ordinal));
    }

    [TmuxFact]
    public void The_terminal_s_answer_changes_the_colours_whenever_it_comes_and_is_no_key()
    {
        using FreshHome home = Home();
        using RawTerminal terminal = home.StartRaw("review --deck note");
        terminal.WaitFor("\e]11;?\e\\");
        terminal.WaitFor("give?");
        terminal.Settle();
        string[] first = Colours(terminal.Received);

        // In halves, with more than the library's 50 ms and less than ours between them.
        string half = terminal.Ask("\e]11;rgb:ffff/ff");
        Assert.Equal("", half);
        string light = terminal.Ask("ff/dddd\e\\");
        string dark = terminal.Ask("\e]11;rgb:0000/0000/0000\a");

        Assert.NotEmpty(Colours(light));
        Assert.Empty(Colours(light).Intersect(first));
        Assert.Empty(Colours(dark).Intersect(Colours(light)));
        // Answers to questions of others, late and whole or cut, do nothing at all.
        Assert.Equal("", terminal.Ask("\e[?64;4;1c\e[12;40R\eP>|term 1.0\e\\\e_Gi=31;OK\e\\\e]10;rgb:0/0/0\a"));
        terminal.Send("\e[?64;");
        Thread.Sleep(150);
        Assert.Equal("", terminal.Ask("4;1c"));
        terminal.Ask("q");
        Assert.True(terminal.Ended.Wait(TimeSpan.FromSeconds(5)));
        Assert.DoesNotContain("\"quality\":", home.Run("log", "export").Output, StringComparison.Ordinal);
    }

    [TmuxFact]
    public void A_screen_at_rest_sends_nothing_and_hardly_runs()
    {
        using FreshHome home = Home();
        using RawTerminal terminal = home.StartRaw(columns: 0, rows: 0);
        terminal.WaitFor("All decks");
        Thread.Sleep(3_000);
        int before = terminal.Received.Length;
        TimeSpan used = terminal.ProcessorTime();
        Thread.Sleep(3_000);
        Assert.Equal(before, terminal.Received.Length);
        Assert.InRange((terminal.ProcessorTime() - used).TotalMilliseconds, 0, 100);
    }

    private static FreshHome Home()
    {
        var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", Note));
        return home;
    }

    private static void WalkThrough(RawTerminal terminal)
    {
        terminal.WaitFor("All decks");
        terminal.Ask("?");
        terminal.Ask("?");
        // The last deck.
        terminal.Ask("\e[F");
        terminal.Ask(" ");
        terminal.WaitFor("give?");
        terminal.Ask(" ");
        terminal.Ask("3");
        terminal.Ask("u");
        terminal.Ask("q");
    }

    /// <summary>Without the styles: each colour that an SGR sequence sets.</summary>
    private static string[] Colours(string bytes) =>
    [
        .. Regex.Matches(bytes, "\e\\[(?<codes>[0-9;:]*)m", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
            .SelectMany(sgr => Regex.Matches(sgr.Groups["codes"].Value, "[34]8;5;[0-9]+|[34]8;2;[0-9]+;[0-9]+;[0-9]+|(3|4|9|10)[0-7]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture))
            .Select(colour => colour.Value)
            .Distinct(),
    ];
}

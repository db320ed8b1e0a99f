namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Everything on the screen that can be clicked, clicked.</summary>
public sealed class MouseTests
{
    [TmuxFact]
    public void A_review_is_done_with_the_mouse_alone()
    {
        using var home = new FreshHome();
        home.Write("n/alpha.md", "Q: Which way?\nA: That way.\n");
        home.Write("n/beta.md", "Q: Which one?\nA: The other.\n");
        home.Run("compile", home.File("n"));
        using TmuxSession terminal = home.Start();
        terminal.WaitFor("beta");

        terminal.Click("beta");
        terminal.WaitUntil(screen => screen.Split('\n').Any(line => line.Contains('›') && line.Contains("beta", StringComparison.Ordinal)), "beta chosen");
        terminal.Click("beta");
        terminal.WaitFor("Which one?");
        terminal.Click("show the answer");
        terminal.WaitFor("The other.");
        terminal.Click("good");
        terminal.WaitFor("1 done");
        terminal.Click("undo");
        terminal.WaitFor("Which one?");
        terminal.Click("leave");
        terminal.WaitFor("All decks");
        terminal.Click("help");
        terminal.WaitFor("any key goes back");
        terminal.Press("Escape");
        terminal.Click("quit");
        terminal.WaitFor("[ended with 0]");
        Assert.Equal(2, home.Run("log", "export").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [TmuxFact]
    public void The_wheel_scrolls_a_long_answer()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: All of them?\nA: " + string.Join("\n", Enumerable.Range(1, 60).Select(i => $"line {i}.  ")) + "\n"));
        using TmuxSession terminal = home.Start("review --deck note");
        terminal.WaitFor("All of them?");
        terminal.Press("Space");
        terminal.WaitFor("line 1.");
        for (int i = 0; i < 30; i++)
        {
            terminal.Type("\e[<65;10;10M");
        }

        terminal.WaitFor("line 60.");
    }
}

using System.Diagnostics;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Notes edited beside the screen that shows them, and progress after real answers, in a real terminal.</summary>
public sealed class LiveNotesTests
{
    private const string Good = "Q: What is momentum?\nA: A running mean of gradients.\n";

    [TmuxFact]
    public void A_finding_comes_with_a_save_and_goes_with_the_next_while_Notes_is_open()
    {
        using var home = new FreshHome();
        string note = home.Write("notes/动量.md", Good);
        home.Run("compile", Path.Combine(home.Folder, "notes"));
        using TmuxSession terminal = home.Start(columns: 100);
        terminal.WaitFor("All decks");
        terminal.Press("n");
        terminal.WaitFor("errors 0");

        var clock = Stopwatch.StartNew();
        File.WriteAllText(note, Good + "\n批归一化：\n\n```quiz\nparams: |\n  x = pick(2)\nask: 求 {{x}} + 1。\nanswer: x + 方\n```\n");
        string screen = terminal.WaitFor("errors 1");
        TestContext.Current.SendDiagnosticMessage($"{clock.ElapsedMilliseconds} ms from the save to the screen");
        Assert.Contains("✗ 10:", screen, StringComparison.Ordinal);
        terminal.Press("n");
        Assert.Contains("动量.md:10:", terminal.WaitFor("answer: x + 方"), StringComparison.Ordinal);

        terminal.Press("Enter");
        terminal.WaitFor("A note in which this is found");
        File.WriteAllText(note, Good.Replace("running", "decaying", StringComparison.Ordinal));
        screen = terminal.WaitFor("errors 0");
        Assert.Contains("1 edited", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("A note in which this is found", screen, StringComparison.Ordinal);

        Directory.Move(Path.Combine(home.Folder, "notes"), Path.Combine(home.Folder, "away"));
        terminal.WaitFor("not readable now");
        Directory.Move(Path.Combine(home.Folder, "away"), Path.Combine(home.Folder, "notes"));
        terminal.WaitUntil(text => !text.Contains("not readable now", StringComparison.Ordinal), "the source again");
        terminal.Press("q");
        terminal.WaitFor("All decks");
        terminal.Press("q");
        terminal.WaitFor("[ended with 0]");
    }

    [TmuxFact]
    public void Progress_shows_what_was_just_answered()
    {
        using var home = new FreshHome();
        home.Write("notes/a.md", Good);
        home.Run("compile", Path.Combine(home.Folder, "notes"));
        using TmuxSession terminal = home.Start();
        terminal.WaitFor("svm");
        terminal.Press("Down");
        terminal.WaitUntil(screen => screen.Contains("›   a ", StringComparison.Ordinal), "the deck a chosen");
        terminal.Press("Space");
        terminal.WaitFor("momentum");
        terminal.Press("Space");
        terminal.WaitFor("good · 1 d");
        terminal.Press("3");
        terminal.Press("Escape");
        terminal.WaitFor("All decks");
        terminal.Press("p");
        terminal.WaitFor("1 day in a row");
        terminal.Press("2");
        terminal.WaitFor("cards met");
        terminal.Resize(40, 15);
        terminal.WaitFor("[2 learning]");
        terminal.Press("q");
        terminal.WaitFor("press space to study");
        terminal.Press("q");
        terminal.WaitFor("[ended with 0]");
    }
}

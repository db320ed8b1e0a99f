namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Looking for cards and editing one, on a real terminal.</summary>
public sealed class BrowseTests
{
    [TmuxFact]
    public void A_note_is_edited_in_the_learners_editor_and_the_card_shows_as_it_is_then()
    {
        using var home = new FreshHome();
        string note = home.Write("notes/norm.md", "# Norm\n\nQ: What does gamma do?\nA: It scales.\n\nQ: What does beta do?\nA: It shifts the old way.\n");
        home.Run("compile", Path.GetDirectoryName(note)!);
        string editor = home.Write("editor.sh", "printf 'editing line %s\\n' \"$1\"\nread -r word\nsed -i \"s/the old way/$word/\" \"$2\"\n");
        using TmuxSession terminal = home.Start("browse deck:norm is:new", more: ("EDITOR", $"'sh {editor} {{line}} {{file}}'"));
        terminal.WaitFor("2 cards");
        terminal.Press("Down");
        terminal.WaitFor("It shifts the old way.");
        terminal.Press("e");
        terminal.WaitFor("editing line 6");
        Assert.Equal("0", terminal.Mode("alternate_on"));
        Assert.Equal("0", terminal.Mode("mouse_any_flag"));

        // Slowly enough that the program, were it listening, would take the keys for its own; cooked mode echoes them.
        foreach (string key in new[] { "@", "q", "新" })
        {
            terminal.Type(key);
            Thread.Sleep(60);
        }

        terminal.WaitFor("@q新");
        terminal.Press("Enter");
        string screen = terminal.WaitFor("Compiled: this is the card now.");
        Assert.Contains("It shifts @q新.", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("editing line", screen, StringComparison.Ordinal);
        Assert.Equal("1", terminal.Mode("alternate_on"));
        Assert.Equal("1", terminal.Mode("mouse_any_flag"));

        terminal.Press("e");
        terminal.WaitFor("editing line 6");
        terminal.Type("x");
        terminal.Press("C-c");
        // The interruption was the editor's; the program goes on.
        terminal.WaitFor("The note is as it was.");
        terminal.Press("*");
        terminal.WaitFor("Flagged.");
        terminal.Press("/");
        terminal.WaitFor("› deck:norm");
        terminal.Type(" gamma");
        terminal.WaitFor("1 card");
        terminal.Press("Escape", "Escape");
        terminal.WaitFor("press space to study");
        terminal.Press("q");
        terminal.WaitFor("[ended with 0]");
        Assert.Equal("0", terminal.Mode("alternate_on"));
    }

    [TmuxFact]
    public void An_edit_that_breaks_the_note_shows_the_finding_at_its_line()
    {
        using var home = new FreshHome();
        string note = home.Write("notes/norm.md", "# Norm\n\nQ: What does gamma do?\nA: It scales.\n");
        home.Run("compile", Path.GetDirectoryName(note)!);
        string editor = home.Write("editor.sh", "printf 'Q: A question without an answer?\\n' >> \"$1\"\n");
        using TmuxSession terminal = home.Start("browse deck:norm", more: ("VISUAL", $"'sh {editor}'"));
        terminal.WaitFor("1 card");
        terminal.Press("e");
        terminal.WaitFor("The note has findings");
        terminal.WaitFor("norm.md:5");
        terminal.Press("q");
        terminal.WaitFor("press space to study");
        terminal.Press("q");
        terminal.WaitFor("[ended with 0]");
    }

    [TmuxFact]
    public void An_editor_that_is_not_there_is_told()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("norm.md", "Q: What does gamma do?\nA: It scales.\n"));
        using TmuxSession terminal = home.Start("browse deck:norm", more: ("VISUAL", "no-such-editor"));
        terminal.WaitFor("1 card");
        terminal.Press("e");
        terminal.WaitFor("no-such-editor cannot be run");
        terminal.Press("q");
        terminal.WaitFor("press space to study");
        terminal.Press("q");
        terminal.WaitFor("[ended with 0]");
    }
}

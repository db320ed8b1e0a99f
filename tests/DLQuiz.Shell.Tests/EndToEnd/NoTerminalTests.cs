namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Pipes and files where a terminal was expected.</summary>
public sealed class NoTerminalTests
{
    [TmuxFact]
    public void Without_a_terminal_the_agenda_is_printed_and_a_review_says_what_it_needs()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: Which way?\nA: That way.\n"));

        (int code, string output, string error) = home.Run();
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("note", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);

        (code, output, error) = home.Run("review");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("terminal", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', error);
    }
}

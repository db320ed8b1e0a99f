namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Two terminals over one file.</summary>
public sealed class TwoWindowsTests
{
    [TmuxFact]
    public void Two_windows_answer_in_turns_and_each_answer_is_stored_once()
    {
        const int cards = 12;
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", string.Concat(Enumerable.Range(1, cards).Select(i => $"Q: Question {i}?\nA: Answer {i}.\n\n"))));
        using (TmuxSession left = home.Start("review --deck note"), right = home.Start("review --deck note --cram"))
        {
            left.WaitFor("left");
            right.WaitFor("left");
            for (int i = 1; i <= 5; i++)
            {
                foreach (TmuxSession window in (ReadOnlySpan<TmuxSession>)[left, right])
                {
                    window.Press("Space");
                    window.WaitFor("good");
                    window.Press("3");
                    window.WaitFor($"{i} done");
                }
            }
        }

        string[] log = home.Run("log", "export").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, log.Length);
        Assert.Equal(10, log.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(0, home.Run("doctor").Code);
    }

    [TmuxFact]
    public void What_one_window_has_answered_the_other_does_not_lose()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", "Q: The only one?\nA: Yes.\n"));
        using TmuxSession left = home.Start("review --deck note"), right = home.Start("review --deck note");
        foreach (TmuxSession window in (ReadOnlySpan<TmuxSession>)[left, right])
        {
            window.WaitFor("The only one?");
            window.Press("Space");
            window.WaitFor("good");
        }

        left.Press("3");
        left.WaitFor("1 done");
        right.Press("4");
        right.WaitFor("1 done");
        Assert.Equal(2, home.Run("log", "export").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}

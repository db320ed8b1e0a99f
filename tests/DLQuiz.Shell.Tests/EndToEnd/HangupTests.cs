using System.Diagnostics;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>The window is closed, or the program killed, in the middle of an answer.</summary>
public sealed class HangupTests
{
    private const string Note = "Q: First?\nA: one\n\nQ: Second?\nA: two\n\nQ: Third?\nA: three\n";

    [TmuxFact]
    public void A_closed_window_ends_the_program_within_two_seconds_and_what_was_graded_is_stored()
    {
        using var home = new FreshHome();
        int program = AnswerOne(home, terminal => terminal.Dispose());
        Assert.True(IsGone(program, TimeSpan.FromSeconds(2)));
        Assert.Equal(1, Answers(home));
    }

    [TmuxFact]
    public void Nohup_does_not_keep_the_program_alive_without_its_terminal()
    {
        using var home = new FreshHome();
        home.Run("compile", home.Write("n/note.md", Note));
        int program;
        using (TmuxSession terminal = home.Start("review --deck note", before: "trap '' HUP; "))
        {
            terminal.WaitFor("?");
            program = terminal.Program();
        }

        Assert.True(IsGone(program, TimeSpan.FromSeconds(2)));
    }

    [TmuxFact]
    public void Killed_while_answering_the_answers_before_remain_and_the_next_start_goes_on()
    {
        using var home = new FreshHome();
        AnswerOne(home, terminal =>
        {
            terminal.Press("Space");
            terminal.WaitFor("good");
            terminal.Signal("KILL");
            terminal.WaitFor("[ended with 137]");
        });
        Assert.Equal(1, Answers(home));
        using TmuxSession again = home.Start("review --deck note");
        again.WaitFor("2 left");
    }

    private static int AnswerOne(FreshHome home, Action<TmuxSession> end)
    {
        home.Run("compile", home.Write("n/note.md", Note));
        using TmuxSession terminal = home.Start("review --deck note");
        terminal.WaitFor("3 left");
        terminal.Press("Space");
        terminal.WaitFor("good");
        terminal.Press("3");
        terminal.WaitFor("1 done");
        int program = terminal.Program();
        end(terminal);
        return program;
    }

    private static int Answers(FreshHome home) =>
        home.Run("log", "export").Output.Split('\n').Count(line => line.Contains("\"quality\":", StringComparison.Ordinal));

    private static bool IsGone(int process, TimeSpan within)
    {
        var clock = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{process}"))
        {
            if (clock.Elapsed > within)
            {
                Process.GetProcessById(process).Kill();
                return false;
            }

            Thread.Sleep(20);
        }

        return true;
    }
}

using System.Globalization;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A whole session, key by key, with the time that each key takes.</summary>
public sealed class SessionTests(ITestOutputHelper output)
{
    [TmuxFact]
    public void Thirty_mixed_cards_are_answered_and_no_key_waits_long()
    {
        using var home = new FreshHome();
        Assert.Equal(0, home.Run("compile", home.Write("n/note.md", MixedSession.Note)).Code);
        int answers;
        using (TmuxSession terminal = home.Start("review --deck note", rows: 40))
        using (TmuxClock clock = new(terminal.Socket))
        {
            terminal.WaitFor($"{MixedSession.Cards} left");
            answers = MixedSession.Run(terminal, clock);
            (double median, double most, double worst) = clock.Summary();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Times.Count} keys: median {median:0.0} ms, 95th percentile {most:0.0} ms, worst {worst:0.0} ms"));
            // Generous, since tests share a machine; docs/performance.md has the figures of a published build.
            Assert.InRange(median, 0, 60);
            Assert.InRange(worst, 0, 1_000);
        }

        string[] log = home.Run("log", "export").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(answers, log.Count(line => line.Contains("\"quality\":", StringComparison.Ordinal)));
        Assert.Equal(answers - MixedSession.Cards, log.Length - answers);
    }
}

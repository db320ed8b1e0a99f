namespace DLQuiz.Shell.Tests.CommandLine;

public sealed class ProgressLineTests
{
    [Theory]
    [InlineData(true, 2.0, "\r500/2000 notes, 250/s, 0:06 left")]
    [InlineData(true, 0.9, "")]
    [InlineData(false, 2.0, "")]
    public void Long_work_shows_rate_and_time_left_on_a_terminal_alone(bool isTerminal, double seconds, string shown)
    {
        var error = new StringWriter();
        using (var line = new ProgressLine(WorldOf(error, isTerminal), "notes"))
        {
            line.Show(500, 2000, TimeSpan.FromSeconds(seconds));
            Assert.Equal(shown, error.ToString().TrimEnd(' '));
        }

        string last = error.ToString();
        Assert.True(last.Length == 0 || last.EndsWith("  \r", StringComparison.Ordinal));
    }

    private static World WorldOf(TextWriter error, bool isTerminal) => new()
    {
        In = TextReader.Null,
        Out = TextWriter.Null,
        Error = error,
        Variable = _ => null,
        Clock = TimeProvider.System,
        Zone = TimeZoneInfo.Utc,
        IsTerminal = false,
        IsErrorTerminal = isTerminal,
        ShippedDecks = "",
    };
}

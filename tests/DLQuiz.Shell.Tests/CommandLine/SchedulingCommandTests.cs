using System.Text.Json;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Shell.Tests.Storage;
using DLQuiz.Storage;
using Microsoft.Extensions.Time.Testing;

namespace DLQuiz.Shell.Tests.CommandLine;

public sealed class SchedulingCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private string Place => scratch.File("study.db");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Grades_show_how_a_schedule_goes_on()
    {
        (int code, string output, _) = Run("schedule", "--quality", "5", "5", "3");
        Assert.Equal(ExitCodes.Fine, code);
        Assert.Contains("2026-03-08        3  2.56            3      16 d  2026-03-24", output, StringComparison.Ordinal);
        Assert.Contains("2.12       2 d  2026-03-03", Run("schedule", "--scheduler", "fsrs6", "--quality", "4").Output, StringComparison.Ordinal);
        Assert.Contains("“6” is no quality", Run("schedule", "--quality", "6").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_set_is_shown_and_schedules()
    {
        Study(1);
        Assert.Contains("sm2                 –  dl/norm", Run("schedule").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Fine, Run("schedule", "--use", "fsrs6", "--retention", "0.85").Code);
        string shown = Run("schedule", "--retention", "0.95", "--deck", "dl/norm").Output;
        Assert.Contains("fsrs6            0.85  (where the notes name none)", shown, StringComparison.Ordinal);
        Assert.Contains("fsrs6            0.95  dl/norm", shown, StringComparison.Ordinal);
        using (SqliteStore store = SqliteStore.Open(Place))
        {
            Assert.Equal(History.Fold(store.Log(CardKey.Of("dl/norm 0")), new Fsrs6(FsrsParameters.Default, 0.95)), store.StateOf(CardKey.Of("dl/norm 0")));
        }

        Assert.Contains("between 0.70 and 0.97", Run("schedule", "--retention", "0.5").Error, StringComparison.Ordinal);
        Assert.Contains("There is no deck nowhere", Run("schedule", "--retention", "0.9", "--deck", "nowhere").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_teaches_is_fitted_and_stored_only_on_request()
    {
        string file = Log();
        JsonElement looked = JsonDocument.Parse(Run("fit", "--from", file, "--json").Output).RootElement;
        Assert.Equal(["sm2", "fsrs6 published", "fsrs6 fitted", "moving average"], looked.GetProperty("scores").EnumerateArray().Select(score => score.GetProperty("name").GetString()));
        Assert.True(looked.GetProperty("better").GetBoolean());
        Assert.False(looked.GetProperty("stored").GetBoolean());
        Assert.Contains("Not stored; --apply stores them.", Run("fit", "--from", file).Output, StringComparison.Ordinal);

        (int code, string output, _) = Run("fit", "--from", file, "--apply");
        Assert.Equal(ExitCodes.Fine, code);
        Assert.Contains("Stored: FSRS schedules by them", output, StringComparison.Ordinal);
        Assert.Contains("fitted to your log", Run("schedule").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Fine, Run("fit", "--reset").Code);
        Assert.Contains("the published ones", Run("schedule").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_of_too_few_reviews_or_of_a_broken_log_says_so()
    {
        Study(3);
        (int code, _, string error) = Run("fit");
        Assert.Equal(ExitCodes.InputHasErrors, code);
        Assert.Contains("There are 6 reviews to learn from", error, StringComparison.Ordinal);

        string broken = scratch.File("broken.csv");
        File.WriteAllText(broken, "card,rating\n1,3\n");
        (code, _, error) = Run("fit", "--from", broken);
        Assert.Equal(ExitCodes.InputHasErrors, code);
        Assert.Contains("broken.csv:2: there is neither", error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.OutsideFailed, Run("fit", "--from", broken + ".gone").Code);
    }

    [Fact]
    public void A_fit_that_is_not_better_is_stored_only_by_force()
    {
        // Whoever recalled everything for four fifths of the log and nothing in the last is predicted best by whoever learned least.
        string file = scratch.File("turn.csv");
        IEnumerable<string> rows = Enumerable.Range(0, 3_000).Select(i => $"{i % 300},{(i < 2_400 ? 4 : 1)},{1_772_366_400 + (86_400L * (i / 300) * 5)}");
        File.WriteAllText(file, "card_id,rating,review_time\n" + string.Join('\n', rows));
        (int code, string output, _) = Run("fit", "--from", file, "--apply");
        Assert.Equal(ExitCodes.InputHasErrors, code);
        Assert.Contains("do not predict better", output, StringComparison.Ordinal);
        Assert.Contains("Not stored; --force", output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Fine, Run("fit", "--from", file, "--apply", "--force").Code);
        Assert.Contains("fitted to your log", Run("schedule").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulation_is_a_table_and_a_plot_for_each_supposition()
    {
        Study(40);
        (int code, string output, _) = Run("simulate", "dl/norm", "--days", "30", "--new-per-day", "1", "2", "--plain");
        Assert.Equal(ExitCodes.Fine, code);
        Assert.Equal(output, Run("simulate", "dl/norm", "--days", "30", "--new-per-day", "1", "2", "--plain").Output);
        Assert.Contains("dl/norm: 40 cards, 40 of them met; 30 days from 2026-03-01, seed 1.", output, StringComparison.Ordinal);
        foreach (string title in new[] { "sm2, 1 new", "sm2-delphi, 2 new", "fsrs6 at 0.90, 1 new" })
            Assert.Contains($"{title}: answers a day", output, StringComparison.Ordinal);
        Assert.True(System.Text.Ascii.IsValid(output), output);
    }

    [Fact]
    public void A_simulation_in_json_has_every_day()
    {
        Study(5);
        string[] lines = Run("simulate", "--days", "9", "--scheduler", "fsrs6", "--retention", "0.8", "0.95", "--reviews-per-day", "3", "--json").Output.TrimEnd().Split('\n');
        JsonElement[] forecasts = [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal([0.8, 0.95], forecasts.Select(one => one.GetProperty("retention").GetDouble()));
        Assert.All(forecasts, one => Assert.Equal((9, 3), (one.GetProperty("days").GetArrayLength(), one.GetProperty("reviews_per_day").GetInt32())));
        Assert.Equal("2026-03-09", forecasts[0].GetProperty("days")[8].GetProperty("day").GetString());
    }

    [Theory]
    [InlineData("There is no deck dl/nrom; there is dl/norm.", "simulate", "dl/nrom")]
    [InlineData("There is no deck elsewhere; dlquiz due", "simulate", "elsewhere")]
    [InlineData("--days takes 1 to 3660.", "simulate", "--days", "0")]
    [InlineData("--new-per-day takes 0 to 9999.", "simulate", "--new-per-day", "-1")]
    [InlineData("--reviews-per-day takes 0 to 9999.", "simulate", "--reviews-per-day", "10000")]
    [InlineData("--retention takes 0.70 to 0.97.", "simulate", "--retention", "0.99")]
    public void What_cannot_be_simulated_says_why(string named, params string[] arguments)
    {
        Study(1);
        (int code, _, string error) = Run(arguments);
        Assert.Equal(ExitCodes.WrongUsage, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en_GB.UTF-8", null, true)]
    [InlineData(null, "zh_CN.utf8", true)]
    [InlineData("C", "zh_CN.UTF-8", false)]
    [InlineData(null, null, false)]
    public void The_locale_says_whether_block_characters_show(string? all, string? lang, bool unicode) =>
        Assert.Equal(unicode || OperatingSystem.IsWindows(), Simulation.IsUnicode(name => name switch { "LC_ALL" => all, "LANG" => lang, _ => null }));

    /// <summary>So many cards, each reviewed on three days.</summary>
    private void Study(int cards)
    {
        using SqliteStore store = SqliteStore.Open(Place);
        store.Apply(Notes.Plan(store, Notes.Deck("dl/norm", cards)));
        foreach (int number in Enumerable.Range(0, cards))
        {
            foreach ((int day, int quality) in new[] { (-12, 4), (-11, 5), (-4, number % 3 == 0 ? 1 : 4) })
                store.Record(CardKey.Of($"dl/norm {number}"), Notes.At(0, day), Notes.Review(quality));
        }
    }

    /// <summary>A log of someone who forgets everything within days.</summary>
    private string Log()
    {
        string file = scratch.File("log.csv");
        var chance = new SplitMix64(3);
        IEnumerable<string> rows = Enumerable.Range(0, 3_000).Select(i => $"{i % 300},{(chance.Below(10) < 4 ? 1 : 3)},{1_772_366_400 + (86_400L * (i / 300) * 3)}");
        File.WriteAllText(file, "card_id,rating,review_time\n" + string.Join('\n', rows));
        return file;
    }

    private (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        int code = global::DLQuiz.CommandLine.Run([.. arguments, "--db", Place], new World
        {
            In = new StringReader(""),
            Out = output,
            Error = error,
            Variable = _ => null,
            Clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)),
            Zone = TimeZoneInfo.Utc,
            IsTerminal = false,
            ShippedDecks = "",
        });
        return (code, output.ToString(), error.ToString());
    }
}

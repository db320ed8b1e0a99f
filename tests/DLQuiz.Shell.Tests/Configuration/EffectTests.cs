using System.Globalization;
using System.Runtime.Versioning;
using DLQuiz.Configuration;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Storage;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Driver;

namespace DLQuiz.Shell.Tests.Configuration;

/// <summary>Each setting does what it says, from the file to what a learner sees.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class EffectTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("language = \"zh-Hans\"", "LANG", "en_US.UTF-8", "zh-Hans")]
    [InlineData("language = \"en\"", "LANG", "zh_CN.UTF-8", "en")]
    [InlineData("", "LANG", "zh_CN.UTF-8", "zh-Hans")]
    [InlineData("", "LC_ALL", "C", "en")]
    [InlineData("", "LC_MESSAGES", "zh_TW", "zh-Hans")]
    [InlineData("", "DLQUIZ_LANGUAGE", "zh-Hans", "zh-Hans")]
    public void Language_is_spoken_from_the_start(string toml, string variable, string value, string spoken)
    {
        place.Says(toml).Variables[variable] = value;
        CultureInfo? heard = null;
        global::DLQuiz.CommandLine.Run(["config", "path"], place.World() with { Speak = culture => heard = culture });
        Assert.Equal(spoken, heard?.Name);
    }

    [Theory]
    [InlineData("", Theme.Unknown)]
    [InlineData("theme = \"light\"", Theme.Light)]
    [InlineData("theme = \"dark\"", Theme.Dark)]
    [InlineData("theme = \"none\"", Theme.None)]
    public void Theme_reaches_the_screens(string toml, Theme theme) => Assert.Equal(theme, Context(toml).Theme);

    [Fact]
    public void NO_COLOR_decides_before_every_theme()
    {
        place.Variables["NO_COLOR"] = "1";
        Assert.Equal(Theme.None, Context("theme = \"dark\"").Theme);
        Assert.Contains("NO_COLOR", place.Run("config").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rollover_moves_the_day()
    {
        Assert.StartsWith("2026-03-02:", place.WithCards().Run("due").Output, StringComparison.Ordinal);
        Assert.StartsWith("2026-03-01:", place.Says("rollover = 05:30").Run("due").Output, StringComparison.Ordinal);
        Assert.StartsWith("2026-03-01,", place.Run("stats").Output, StringComparison.Ordinal);
        Assert.Equal(new TimeSpan(5, 30, 0), Context("rollover = \"05:30\"").Rollover);
    }

    [Fact]
    public void Timezone_moves_the_day()
    {
        Assert.StartsWith("2026-03-01:", place.WithCards().Says("timezone = \"America/New_York\"").Run("due").Output, StringComparison.Ordinal);
        Assert.StartsWith("2026-03-02:", place.Says("timezone = \"Asia/Shanghai\"").Run("due").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_hold_for_decks_without_limits_of_their_own()
    {
        Assert.Contains("0 due, 10 new today", place.WithCards().Run("due").Output, StringComparison.Ordinal);
        Assert.Contains("0 due, 3 new today", place.Says("[limits]\nnew = 3").Run("due").Output, StringComparison.Ordinal);
        Assert.Contains("0 due, 4 new today", place.Run("--set", "limits.new=4", "due").Output, StringComparison.Ordinal);
        Assert.Contains("0 due, 6 new today", place.WithCards("---\nnew-per-day: 6\n---\n").Run("due").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Reviews_are_limited_too()
    {
        Grade(10, daysAgo: 30);
        Assert.Contains("10 due", place.Run("due").Output, StringComparison.Ordinal);
        Assert.Contains("4 due", place.Says("limits.reviews = 4").Run("due").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Grades_and_days_ahead_reach_the_screens()
    {
        StudyContext usual = Context("");
        Assert.Equal((false, 7), (usual.SixGrades, usual.AheadDays));
        StudyContext own = Context("[review]\ngrades = 6\nahead = 3");
        Assert.Equal((true, 3), (own.SixGrades, own.AheadDays));
    }

    [Fact]
    public void Keys_reach_the_screens() =>
        Assert.Equal("Z backspace", Context("[keys.review]\nundo = [\"Z\", \"backspace\"]").Keys["review.undo"]);

    [Fact]
    public void Leeches_are_suspended_unless_the_learner_has_chosen_otherwise()
    {
        place.WithCards();
        using SqlStore store = SqliteStore.Open(place.Store);
        Assert.False(Context("").SuspendsLeeches(store));
        Assert.True(Context("leech = \"suspend\"").SuspendsLeeches(store));
        Assert.Equal("leech = tag\n", place.Run("set", "leech", "tag").Output);
        Assert.False(Context("leech = \"suspend\"").SuspendsLeeches(store));
        Assert.Contains("dlquiz set leech", place.Run("config").Output, StringComparison.Ordinal);
        Assert.Equal("leech = suspend\n", place.Run("set", "leech", "--unset").Output);
    }

    [Fact]
    public void A_scheduler_of_the_file_replays_the_log_and_goes_again_with_its_line()
    {
        Grade(1, daysAgo: 30);
        Assert.Null(StateOfFirst().Stability);
        place.Says("scheduler = \"fsrs6\"\nretention = 0.8").Run("due");
        Assert.NotNull(StateOfFirst().Stability);
        Assert.Contains("fsrs6            0.80", place.Run("schedule").Output, StringComparison.Ordinal);
        place.Says("scheduler = fsrs6").Run("due");
        Assert.NotNull(StateOfFirst().Stability);
        place.Says("").Run("due");
        Assert.Null(StateOfFirst().Stability);
        place.Says("scheduler = \"fsrs6\"").Run("schedule", "--use", "sm2");
        Assert.Null(StateOfFirst().Stability);
        Assert.Contains("dlquiz schedule --use", place.Run("config").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_asks_line_by_line_on_any_terminal()
    {
        place.WithCards();
        World terminal = place.World("q\n") with { IsTerminal = true };
        Assert.Equal(0, global::DLQuiz.CommandLine.Run(["--db", place.Store, "--set", "plain=true", "review"], terminal));
        Assert.Contains("What is 1?", terminal.Out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code -g {file}:{line}", null, "code|-g|/n/a b.md:7")]
    [InlineData("\"/my editor/vi\" +{line} {file}", null, "/my editor/vi|+7|/n/a b.md")]
    [InlineData("vim", null, "vim|+7|/n/a b.md")]
    [InlineData("gnome-text-editor", null, "gnome-text-editor|/n/a b.md")]
    [InlineData("", "nvim -R", "nvim|-R|+7|/n/a b.md")]
    public void Editor_opens_the_file_at_its_line(string editor, string? variable, string words)
    {
        place.Says($"editor = '{editor}'");
        if (variable is not null)
        {
            place.Variables["EDITOR"] = variable;
        }

        Assert.Equal(words, string.Join('|', Load().Editor!.At("/n/a b.md", 7)));
    }

    [Fact]
    public void Command_line_decides_before_environment_before_learner_before_file_before_default()
    {
        place.WithCards().Says("leech = \"suspend\"\n[limits]\nnew = 3\n");
        Assert.Equal("3\n", place.Run("config", "get", "limits.new").Output);
        place.Variables["DLQUIZ_LIMITS_NEW"] = "4";
        Assert.Equal("4\n", place.Run("config", "get", "limits.new").Output);
        Assert.Equal("5\n", place.Run("--set", "limits.new=5", "config", "get", "limits.new").Output);
        place.Run("set", "leech", "tag");
        Assert.Equal("tag\n", place.Run("config", "get", "leech").Output);
        place.Variables["DLQUIZ_LEECH"] = "suspend";
        Assert.Equal("suspend\n", place.Run("config", "get", "leech").Output);
        Assert.Equal("200\n", place.Run("config", "get", "limits.reviews").Output);
    }

    private Settings Load() => Settings.Load(place.World(), ConfigurationPlace.Choose(null, place.World()), []);

    private StudyContext Context(string toml)
    {
        place.Says(toml);
        return new Workspace(place.World(), place.Store, learner: null, Load()).StudyContext(StudyRequest.Today, startWithReview: false);
    }

    private void Grade(int cards, int daysAgo)
    {
        place.WithCards();
        using SqlStore store = SqliteStore.Open(place.Store);
        DateTimeOffset then = place.Clock.GetUtcNow().AddDays(-daysAgo);
        StudyDay day = StudyDay.Of(then, TimeZoneInfo.Utc, TimeSpan.FromHours(4));
        foreach (StoredCard card in store.CardsOf(store.Sources().Single().Name).Take(cards))
        {
            store.Record(card.Card.Key, new Moment(then, "UTC", day), new CardEvent.Review(new Quality(4), new Answer(TimeSpan.FromSeconds(3))));
        }
    }

    private CardState StateOfFirst()
    {
        using SqlStore store = SqliteStore.Open(place.Store);
        return store.StateOf(store.CardsOf(store.Sources().Single().Name)[0].Card.Key);
    }
}

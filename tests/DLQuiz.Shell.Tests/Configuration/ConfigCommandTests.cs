using System.Text.Json;
using DLQuiz.Configuration;

namespace DLQuiz.Shell.Tests.Configuration;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void The_page_of_settings_is_that_of_the_program()
    {
        string path = Path.Combine(Repository.Root, "docs", "configuration.md");
        string page = place.Run("config", "--docs").Output;
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : $"no page {path}", page);
    }

    [Fact]
    public void Without_a_file_all_settings_are_at_their_defaults()
    {
        (int code, string output, string error) = place.Run("config");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(KnownSettings.All.Length, output.Split('\n').Count(line => line.Contains("  default", StringComparison.Ordinal)));
        Assert.False(File.Exists(place.Store), "Looking at settings makes no store.");
    }

    [Fact]
    public void A_file_is_made_once_and_never_written_over()
    {
        Assert.Equal(0, place.Run("config", "init").Code);
        Assert.Equal(ConfigurationTemplate.Text(), File.ReadAllText(place.Config));
        File.AppendAllText(place.Config, "# mine\n");
        Assert.Equal(2, place.Run("config", "init").Code);
        Assert.EndsWith("# mine\n", File.ReadAllText(place.Config), StringComparison.Ordinal);
        Assert.Equal(place.Config + "\n", place.Run("config", "path").Output);
    }

    [Fact]
    public void What_is_set_is_got_and_shown_with_its_line()
    {
        Assert.Equal((0, ""), place.Run("config", "set", "limits.new", "7") is var (code, _, error) ? (code, error) : default);
        Assert.Equal("7\n", place.Run("config", "get", "limits.new").Output);
        using JsonDocument all = JsonDocument.Parse(place.Run("config", "--json").Output);
        JsonElement setting = all.RootElement.GetProperty("settings").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "limits.new");
        Assert.Equal(("7", "20", "file"), (setting.GetProperty("value").GetString(), setting.GetProperty("default").GetString(), setting.GetProperty("origin").GetString()));
        Assert.Equal(0, place.Run("config", "unset", "limits.new").Code);
        Assert.Equal(ConfigurationTemplate.Text(), File.ReadAllText(place.Config));
        Assert.Equal(0, place.Run("config", "set", "keys.review.undo", "Z f9").Code);
        Assert.Equal("Z f9\n", place.Run("config", "get", "keys.review.undo").Output);
    }

    [Theory]
    [InlineData(1, "config", "set", "theme", "pink")]
    [InlineData(2, "config", "set", "thme", "dark")]
    [InlineData(1, "config", "set", "keys.review.undo", "escape")]
    [InlineData(1, "config", "set", "keys.review.undo", "@")]
    [InlineData(1, "config", "set", "keys.reviw.undo", "z")]
    [InlineData(2, "config", "get", "limits")]
    [InlineData(2, "config", "get", "keys.review.udno")]
    [InlineData(2, "--set", "theme=pink", "config")]
    [InlineData(2, "--set", "theme", "config")]
    [InlineData(2, "--set", "scheduler=fsrs6", "due")]
    [InlineData(2, "--config", "/no/such/file.toml", "due")]
    public void What_cannot_be_is_refused_with_a_reason_and_changes_nothing(int expected, params string[] arguments)
    {
        (int code, string output, string error) = place.Run(arguments);
        Assert.Equal((expected, ""), (code, output));
        Assert.StartsWith("dlquiz: ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Config));
    }

    [Fact]
    public void Mistakes_are_told_all_at_once_and_cost_nothing_else()
    {
        place.Says("theme = \"pink\"\nlanguge = \"en\"\n[limits]\nnew = 3\n").WithCards();
        foreach (string[] command in (string[][])[["config"], ["config", "check"]])
        {
            (int code, _, string error) = place.Run(command);
            Assert.Equal(1, code);
            Assert.Contains("config.toml:1:9: error CFG112", error, StringComparison.Ordinal);
            Assert.Contains("config.toml:2:1: error CFG110", error, StringComparison.Ordinal);
        }

        (int fine, string due, string told) = place.Run("due");
        Assert.Equal(0, fine);
        Assert.Contains("3 new today", due, StringComparison.Ordinal);
        Assert.Contains("CFG112", told, StringComparison.Ordinal);
        Assert.Equal((0, ""), place.Run("compute", "--list") is var (code2, _, silent) ? (code2, silent) : default);
    }

    [Fact]
    public void A_wrong_variable_is_told_by_its_name()
    {
        place.Variables["DLQUIZ_THEME"] = "pink";
        Assert.Contains("DLQUIZ_THEME:1:1: error CFG112", place.Run("config").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_file_is_told_and_left_alone()
    {
        place.Says("");
        File.WriteAllBytes(place.Config, [0xFF, 0xFE, 0x00]);
        Assert.Contains("CFG100", place.Run("config").Error, StringComparison.Ordinal);
        Assert.Equal(1, place.Run("config", "set", "theme", "dark").Code);
        Assert.Equal([0xFF, 0xFE, 0x00], File.ReadAllBytes(place.Config));
        File.Delete(place.Config);
        Directory.CreateDirectory(place.Config);
        Assert.Contains("CFG100", place.Run("due").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_another_decides_over_is_told()
    {
        place.Variables["DLQUIZ_THEME"] = "light";
        (int code, string output, string error) = place.Run("config", "set", "theme", "dark");
        Assert.Equal(0, code);
        Assert.Contains("theme = light", output, StringComparison.Ordinal);
        Assert.Contains("DLQUIZ_THEME decides before the file.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "XDG_CONFIG_HOME", "/x", "/x/dlquiz/config.toml")]
    [InlineData(false, "XDG_CONFIG_HOME", "x", "/h/.config/dlquiz/config.toml")]
    [InlineData(false, "OTHER", "x", "/h/.config/dlquiz/config.toml")]
    [InlineData(true, "APPDATA", "/roaming", "/roaming/dlquiz/config.toml")]
    public void Each_platform_has_its_place(bool isWindows, string variable, string value, string expected) =>
        Assert.Equal(expected, ConfigurationPlace.Usual(isWindows, name => name == variable ? value : null, "/h")?.Replace('\\', '/'));
}

using CsCheck;
using DLQuiz.Configuration;
using DLQuiz.Shell.Tests.Storage;

namespace DLQuiz.Shell.Tests.Configuration;

/// <summary>The file is changed in place: what was set is in force, and every other byte is as it was.</summary>
public sealed class ConfigurationChangeTests
{
    private static readonly (string Name, string[] Values)[] Settable =
    [
        ("language", ["auto", "en", "zh-Hans"]), ("theme", ["auto", "light", "dark", "none"]), ("rollover", ["00:00", "03:30", "12:00"]),
        ("timezone", ["auto", "UTC", "Asia/Shanghai"]), ("leech", ["tag", "suspend"]), ("scheduler", ["sm2", "fsrs6"]), ("retention", ["0.7", "0.85", "0.97"]),
        ("editor", ["", "vim", "code -g {file}:{line}", "\"/a b/vi\" {file}", "'C:\\vi' {file}"]), ("plain", ["true", "false"]), ("limits.new", ["0", "7", "9999"]),
        ("limits.reviews", ["1", "300"]), ("review.grades", ["4", "6"]), ("review.ahead", ["1", "366"]), ("keys.review.undo", ["Z", "Z ctrl+y", "f9"]), ("keys.home.cram", ["C", "\""]),
    ];

    private static readonly string[] Starts =
    [
        "",
        ConfigurationTemplate.Text(),
        ConfigurationTemplate.Text().ReplaceLineEndings("\r\n"),
        "# mine\nlanguage = \"en\"  # English\n\n# colours\n[limits]   # a day\nnew = 3",
        "\n\n# only remarks\n",
        "[limits]\r\n  new=5\r\n\r\n[review]\r\n# grades = 4\r\n[keys.review]\r\nundo = [\r\n  \"Z\", # back\r\n]\r\n",
        "limits.reviews = 3\nkeys.review.undo = 'F'\n",
        "limits = { reviews = 9 }\nreview = { grades = 6, ahead = 3 } # both\n",
        "[review]\nahead = 2\n\n[limits]",
        "# 汉字 🐱 remarks\neditor = '🐱 {file}' # 汉\ntheme = \"dark\"\n",
    ];

    private static readonly Gen<(int Start, (int Setting, int Value)[] Steps)> Edits =
        Gen.Select(Gen.Int[0, Starts.Length - 1], Gen.Select(Gen.Int[0, Settable.Length - 1], Gen.Int[0, 4]).Array[1, 8]);

    [Fact]
    public void What_was_set_is_what_is_got_and_nothing_else_changes() => Edits.Sample(
        edits =>
        {
            string text = Starts[edits.Start];
            foreach ((int setting, int value) in edits.Steps)
            {
                (string name, string[] values) = Settable[setting];
                string wanted = values[value % values.Length];
                Dictionary<string, string> before = Values(text);
                string changed = ConfigurationEdit.Set(text, [.. name.Split('.')], LiteralOf(name, wanted));
                before[name] = wanted;
                ConfigurationFile after = Read(changed);
                Assert.Empty(after.Findings.Where(finding => finding.Code != "CFG123"));
                Assert.Equal(before.OrderBy(pair => pair.Key, StringComparer.Ordinal), Values(changed).OrderBy(pair => pair.Key, StringComparer.Ordinal));
                AssertKept(text, changed);
                text = changed;
            }
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void What_was_added_and_taken_out_again_leaves_the_file_as_it_was() => Edits.Sample(
        edits =>
        {
            string text = Starts[edits.Start];
            (string name, string[] values) = Settable[edits.Steps[0].Setting];
            if (text.Length > 0 && text[^1] == '\n' && !Values(text).ContainsKey(name))
            {
                string added = ConfigurationEdit.Set(text, [.. name.Split('.')], LiteralOf(name, values[0]));
                string taken = ConfigurationEdit.Unset(added, [.. name.Split('.')]);
                Assert.StartsWith(text.TrimEnd(), taken.TrimStart('\r', '\n') is var rest && text.StartsWith('\n') ? "\n\n" + rest : rest, StringComparison.Ordinal);
                Assert.False(Values(taken).ContainsKey(name));
            }
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void A_setting_goes_to_the_remark_that_explains_it()
    {
        string text = ConfigurationEdit.Set(ConfigurationTemplate.Text(), ["limits", "new"], "5");
        Assert.Contains("# new = 20\nnew = 5\n", text, StringComparison.Ordinal);
        Assert.Equal(ConfigurationTemplate.Text(), text.Replace("new = 5\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_template_says_nothing_and_is_sound_with_every_setting_at_its_default()
    {
        ConfigurationFile silent = Read(ConfigurationTemplate.Text());
        Assert.Empty(silent.Findings);
        Assert.Empty(silent.Settings);
        Assert.Empty(silent.Keys);
        string loud = string.Join('\n', ConfigurationTemplate.Text().Split('\n').Select(line => line.StartsWith("# ", StringComparison.Ordinal) && line.Contains(" = ", StringComparison.Ordinal) ? line[2..] : line));
        ConfigurationFile all = Read(loud);
        Assert.Empty(all.Findings);
        Assert.Equal(KnownSettings.All.Select(setting => $"{setting.Name} {setting.Default}"), all.Settings.Select(one => $"{one.Setting.Name} {one.Value}"));
        Assert.NotEmpty(all.Keys);
    }

    [Fact]
    public void A_file_that_is_not_TOML_is_not_touched()
    {
        using ScratchFolder home = new();
        string file = home.File("config.toml");
        File.WriteAllText(file, "language = en\n");
        Assert.Contains("line 1", ConfigurationChange.Set(file, "theme", "dark")?.ToString(), StringComparison.Ordinal);
        Assert.Equal("language = en\n", File.ReadAllText(file));
    }

    [Fact]
    public void Mark_mode_and_link_of_the_file_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using ScratchFolder home = new();
        (string real, string link) = (home.File("real.toml"), home.File("config.toml"));
        File.WriteAllBytes(real, [0xEF, 0xBB, 0xBF, .. "theme = \"dark\"\r\n"u8]);
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, real);
        Assert.Null(ConfigurationChange.Set(link, "theme", "light"));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "theme = \"light\"\r\n"u8], File.ReadAllBytes(real));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(real));
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(2, Directory.GetFileSystemEntries(Path.GetDirectoryName(real)!).Length);
    }

    /// <summary>Lines of the old text that set nothing are all there, in their order.</summary>
    private static void AssertKept(string before, string after)
    {
        string[] old = [.. before.Split('\n').Where(line => line.TrimStart().StartsWith('#') || line.TrimStart().StartsWith('['))];
        string[] now = after.Split('\n');
        int at = 0;
        Assert.All(old, line => Assert.True((at = Array.IndexOf(now, line, at) + 1) > 0 || Array.Exists(now, one => one.TrimEnd('\r') == line.TrimEnd('\r')), line));
    }

    private static Dictionary<string, string> Values(string text)
    {
        ConfigurationFile file = Read(text);
        return file.Settings.Select(one => (one.Setting.Name, one.Value)).Concat(file.Keys.Select(keys => ("keys." + keys.Name, string.Join(' ', keys.Keys)))).ToDictionary(pair => pair.Item1, pair => pair.Item2);
    }

    private static string LiteralOf(string name, string value) =>
        KnownSettings.Find(name) is { } setting ? setting.ToToml(value) : ConfigurationTemplate.Literal(value.Split(' '));

    private static ConfigurationFile Read(string text) => ConfigurationFile.Read("/config.toml", "config.toml", text);
}

using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Terminal.Driver;

namespace DLQuiz.Configuration;

/// <summary>All settings as they are in force for this run; a learner's own, which the store keeps, come on top where they are asked for.</summary>
internal sealed class Settings
{
    /// <summary>The first that is set decides for messages (POSIX.1-2017, 8.2).</summary>
    private static readonly ImmutableArray<string> LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Any text in it asks for no colours (no-color.org); the driver of the terminal hears it, too, so that nothing can decide before it.</summary>
    private const string NoColour = "NO_COLOR";

    private readonly World world;
    private readonly Dictionary<string, string> given;
    private readonly Dictionary<string, (string Value, string Variable)> variables = [];

    private Settings(World world, ConfigurationFile file, Dictionary<string, string> given)
    {
        this.world = world;
        this.given = given;
        File = file;
        Findings = [.. file.Findings, .. ReadVariables()];
    }

    public ConfigurationFile File { get; }

    /// <summary>Everything that is wrong with file and environment; what is wrong has no effect.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    public CultureInfo Language => LanguageInForce().Culture;

    /// <summary>Unknown where the terminal is to be asked.</summary>
    public Theme Theme => Of(KnownSettings.Theme).Value switch { "light" => Theme.Light, "dark" => Theme.Dark, "none" => Theme.None, _ => Theme.Unknown };

    public TimeSpan Rollover => TimeSpan.ParseExact(Of(KnownSettings.Rollover).Value, "hh\\:mm", CultureInfo.InvariantCulture);

    public TimeZoneInfo Zone => Of(KnownSettings.TimeZone).Value is var zone && zone != "auto" ? TimeZoneInfo.FindSystemTimeZoneById(zone) : world.Zone;

    public DailyLimits Limits => new(Number(KnownSettings.NewPerDay), Number(KnownSettings.ReviewsPerDay));

    public bool SixGrades => Number(KnownSettings.Grades) == 6;

    public int AheadDays => Number(KnownSettings.Ahead);

    public bool IsPlain => Of(KnownSettings.Plain).Value == "true";

    /// <summary>Null where neither file nor environment names one.</summary>
    public EditorCommand? Editor => EditorInForce().Command;

    /// <summary>As the screens take them.</summary>
    public IReadOnlyDictionary<string, string> Keys => File.Keys.IsEmpty
        ? ImmutableDictionary<string, string>.Empty
        : File.Keys.ToDictionary(keys => keys.Name, keys => string.Join(' ', keys.Keys));

    /// <exception cref="UsageException">The command line names a file that is not there, or sets what cannot be set.</exception>
    public static Settings Load(World world, ConfigurationPlace place, IEnumerable<string> set)
    {
        if (place is { IsNamed: true, File: { } named } && !Path.Exists(named))
        {
            throw new UsageException($"There is no file {named}. dlquiz config init --config {named} writes one with every setting.");
        }

        return new Settings(world, ConfigurationFile.Load(place.File), set.Select(ReadPair).GroupBy(pair => pair.Name).ToDictionary(pair => pair.Key, pair => pair.Last().Value));
    }

    /// <summary>Of a world without file, variables and arguments.</summary>
    public static Settings Defaults(World world) => new(world with { Variable = _ => null }, new ConfigurationFile(""), []);

    /// <summary>With the file as it is now.</summary>
    public Settings Reloaded() => new(world, ConfigurationFile.Load(File.Path.Length == 0 ? null : File.Path), given);

    /// <summary>Command line, environment, the learner's own, file, default: the first that says something.</summary>
    /// <param name="setting">Which.</param>
    /// <param name="learners">What the store keeps of it; null where it keeps nothing.</param>
    public SettingInForce Of(Setting setting, string? learners = null) =>
        setting == KnownSettings.Theme && !string.IsNullOrEmpty(world.Variable(NoColour)) ? new SettingInForce(setting, "none", new Origin.Variable(NoColour))
        : given.TryGetValue(setting.Name, out string? text) ? new SettingInForce(setting, text, new Origin.CommandLine())
        : variables.TryGetValue(setting.Name, out var variable) ? new SettingInForce(setting, variable.Value, new Origin.Variable(variable.Variable))
        : learners is not null ? new SettingInForce(setting, learners, new Origin.Learner(setting.LearnersCommand ?? ""))
        : InFile(setting) is { } own ? new SettingInForce(setting, own.Value, new Origin.File(File.Path, own.Line))
        : new SettingInForce(setting, setting.Default, new Origin.Default());

    /// <summary>What the file says of it; null where it says nothing, or nothing sound.</summary>
    public FileSetting? InFile(Setting setting) => File.Settings.FirstOrDefault(one => one.Setting == setting);

    /// <summary>All, in their order, with what they mean here.</summary>
    public IReadOnlyList<SettingInForce> All(IStore? store) =>
        [.. KnownSettings.All.Select(setting => Of(setting, LearnersChoice.Of(setting, store)) is var one ? one with { Means = MeaningOf(one) } : one)];

    private static (string Name, string Value) ReadPair(string text)
    {
        string[] parts = text.Split('=', 2);
        string name = parts[0].Trim();
        if (parts.Length < 2)
        {
            throw new UsageException($"--set wants NAME=VALUE, not “{text}”.");
        }

        Setting setting = KnownSettings.Find(name) ?? throw NoSetting(name);
        if (setting.IsPartOfHistory)
        {
            throw new UsageException($"{name} cannot be set for one run: your history is scheduled by it. Use {setting.LearnersCommand}, or dlquiz config set {name} {parts[1]}.");
        }

        SettingReading reading = setting.Read(parts[1]);
        return (name, reading.Value ?? throw new UsageException($"{reading.Problem} {reading.Cure}"));
    }

    public static UsageException NoSetting(string name) => new(KnownSettings.Nearest(name) is { } near
        ? $"There is no setting {name}; there is {near}."
        : $"There is no setting {name}; dlquiz config lists them.");

    private List<Diagnostic> ReadVariables()
    {
        List<Diagnostic> findings = [];
        foreach (Setting setting in KnownSettings.All.Where(setting => !setting.IsPartOfHistory))
        {
            if (world.Variable(setting.Variable) is not { Length: > 0 } text)
            {
                continue;
            }

            SettingReading reading = setting.Read(text);
            if (reading.Value is { } value)
            {
                variables[setting.Name] = (value, setting.Variable);
            }
            else
            {
                findings.Add(new Diagnostic(reading.Rule! with { Cure = reading.Cure!.ToString() }, reading.Problem!.ToString(), new SourceSpan(setting.Variable, 1, 1, text.Length), text));
            }
        }

        return findings;
    }

    private int Number(Setting setting) => int.Parse(Of(setting).Value, CultureInfo.InvariantCulture);

    private Phrase? MeaningOf(SettingInForce one) => one switch
    {
        { Setting: var setting, Value: "auto" } when setting == KnownSettings.Language => LanguageInForce() switch
        {
            (var culture, null) => (Phrase)$"{culture.Name}, from the system",
            (var culture, var variable) => (Phrase)$"{culture.Name}, from {variable}",
        },
        { Setting: var setting, Value: "auto" } when setting == KnownSettings.Theme => (Phrase)"what the terminal says",
        { Setting: var setting, Value: "auto" } when setting == KnownSettings.TimeZone => (Phrase)$"{world.Zone.Id}",
        { Setting: var setting, Value: "" } when setting == KnownSettings.Editor => EditorInForce() switch
        {
            (null, _) => (Phrase)"no editor: set it, or VISUAL or EDITOR",
            (var editor, var variable) => (Phrase)$"{string.Join(' ', editor.Words)}, from {variable}",
        },
        _ => null,
    };

    private (CultureInfo Culture, string? From) LanguageInForce()
    {
        if (Of(KnownSettings.Language).Value is var chosen && chosen != "auto")
        {
            return (CultureInfo.GetCultureInfo(chosen), chosen);
        }

        foreach (string name in LocaleVariables)
        {
            if (world.Variable(name) is { Length: > 0 } locale)
            {
                return (ChineseOrEnglish(locale), name);
            }
        }

        return (ChineseOrEnglish(world.SystemLanguage), null);
    }

    /// <summary>Of any Chinese, the one there is.</summary>
    private static CultureInfo ChineseOrEnglish(string locale) =>
        CultureInfo.GetCultureInfo(locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : "en");

    private (EditorCommand? Command, string? From) EditorInForce()
    {
        if (Of(KnownSettings.Editor).Value is { Length: > 0 } own)
        {
            return (EditorCommand.Parse(own), null);
        }

        foreach (string name in (ReadOnlySpan<string>)["VISUAL", "EDITOR"])
        {
            if (world.Variable(name) is { Length: > 0 } text && EditorCommand.Parse(text) is { } command)
            {
                return (command, name);
            }
        }

        return (null, null);
    }
}

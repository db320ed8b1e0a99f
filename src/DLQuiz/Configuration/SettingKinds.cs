using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Compute;
using DLQuiz.Configuration.Toml;
using DLQuiz.Core.Model;

namespace DLQuiz.Configuration;

/// <summary>One of some words.</summary>
internal sealed record ChoiceSetting(string Name, string Usual, Phrase Help) : Setting(Name, Usual, Help)
{
    /// <summary>Asked only when they are needed: some are found by reflection, for which a start has no time.</summary>
    public required Func<ImmutableArray<string>> Values { get; init; }

    public override ImmutableArray<string> Choices => Values();

    public override Phrase Takes => $"one of {string.Join(", ", Choices)}";

    public override string ToToml(string value) => TomlText.Quoted(value);

    protected override string? Known(string text) => text == Default ? text : Choices.FirstOrDefault(value => value == text);

    protected override string? Written(TomlValue value) => value is TomlValue.Text text ? text.Content : null;

    protected override string? Near(string text) =>
        Choices.FirstOrDefault(value => value.Equals(text, StringComparison.OrdinalIgnoreCase) || (text.Length > 1 && value.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
        ?? Spelling.Nearest(text, Choices);
}

/// <summary>Yes or no.</summary>
internal sealed record TruthSetting(string Name, Phrase Help) : Setting(Name, "false", Help)
{
    public override ImmutableArray<string> Choices => ["false", "true"];

    public override Phrase Takes => "true or false";

    public override string ToToml(string value) => value;

    protected override string? Known(string text) => text is "true" or "false" ? text : null;

    protected override string? Written(TomlValue value) => value is TomlValue.Truth truth ? truth.IsTrue ? "true" : "false" : null;

    protected override string? Near(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "1" => "true",
        "FALSE" or "NO" or "OFF" or "0" => "false",
        _ => null,
    };
}

/// <summary>A whole number within a range, or one of a few.</summary>
internal sealed record CountSetting(string Name, int Usual, int Least, int Most, Phrase Help) : Setting(Name, Usual.ToString(CultureInfo.InvariantCulture), Help)
{
    /// <summary>The only ones, where not all of the range count.</summary>
    public ImmutableArray<int> Only { get; init; } = [];

    public override ImmutableArray<string> Choices => [.. Only.Select(one => one.ToString(CultureInfo.InvariantCulture))];

    public override Phrase Takes => Only.IsEmpty ? (Phrase)$"a whole number from {Least} to {Most}" : (Phrase)$"one of {string.Join(", ", Choices)}";

    public override string ToToml(string value) => value;

    protected override string? Known(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= Least && number <= Most && (Only.IsEmpty || Only.Contains(number))
            ? number.ToString(CultureInfo.InvariantCulture) : null;

    protected override string? Written(TomlValue value) => value is TomlValue.Whole whole ? whole.Number.ToString(CultureInfo.InvariantCulture) : null;
}

/// <summary>A number with decimals within a range.</summary>
internal sealed record ShareSetting(string Name, double Usual, double Least, double Most, Phrase Help) : Setting(Name, Usual.ToString(CultureInfo.InvariantCulture), Help)
{
    public override Phrase Takes => $"a number from {Least:0.00} to {Most:0.00}";

    public override string ToToml(string value) => value;

    protected override string? Known(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number >= Least && number <= Most
            ? number.ToString(CultureInfo.InvariantCulture) : null;

    protected override string? Written(TomlValue value) => value switch
    {
        TomlValue.Real real => real.Number.ToString("R", CultureInfo.InvariantCulture),
        TomlValue.Whole whole => whole.Number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>A time of day, to the minute, within a range.</summary>
internal sealed record ClockSetting(string Name, string Usual, string Most, Phrase Help) : Setting(Name, Usual, Help)
{
    public override Phrase Takes => $"a time from \"00:00\" to \"{Most}\"";

    public override string ToToml(string value) => TomlText.Quoted(value);

    protected override string? Known(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && string.CompareOrdinal(text, Most) <= 0 ? text : null;

    /// <summary>Without quotation marks a time is a time of TOML, which means the same.</summary>
    protected override string? Written(TomlValue value) => value switch
    {
        TomlValue.Text text => text.Content,
        TomlValue.Time time => time.Clock.ToString(time.Clock.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture),
        _ => null,
    };

    protected override string? Near(string text) => Known("0" + text) ?? Known(text.Replace('：', ':').Replace('.', ':'));
}

/// <summary>A time zone by its IANA name, or the machine's.</summary>
internal sealed record ZoneSetting(string Name, Phrase Help) : Setting(Name, Auto, Help)
{
    private const string Auto = "auto";

    public override Phrase Takes => "auto or the name of a time zone, as Asia/Shanghai";

    public override string ToToml(string value) => TomlText.Quoted(value);

    protected override string? Known(string text) => text == Auto || (text.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(text, out _)) ? text : null;

    protected override string? Written(TomlValue value) => value is TomlValue.Text text ? text.Content : null;

    protected override string? Near(string text)
    {
        string[] zones = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)];
        return zones.FirstOrDefault(zone => zone.EndsWith("/" + text.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(text, [Auto, .. zones]);
    }
}

/// <summary>A command that opens a file at a line; empty for the system's choice.</summary>
internal sealed record CommandSetting(string Name, Phrase Help) : Setting(Name, "", Help)
{
    public override Phrase Takes => "a command, as \"code -g {file}:{line}\", with quotation marks closed and no holes but {file} and {line}";

    public override string ToToml(string value) => TomlText.Quoted(value);

    protected override string? Known(string text) => text.Length == 0 || EditorCommand.Parse(text) is not null ? text : null;

    protected override string? Written(TomlValue value) => value is TomlValue.Text text ? text.Content.Trim() : null;
}

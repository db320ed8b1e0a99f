using System.Collections.Immutable;
using DLQuiz.Configuration.Toml;
using DLQuiz.Core.Model;

namespace DLQuiz.Configuration;

/// <summary>What a text or a value of the file came to: the value as it is kept and shown, or a problem.</summary>
/// <param name="Value">Null where it is none of the setting's.</param>
/// <param name="Rule">What kind of problem it is.</param>
/// <param name="Problem">In a sentence.</param>
/// <param name="Cure">In a sentence.</param>
internal sealed record SettingReading(string? Value, DiagnosticRule? Rule = null, Phrase? Problem = null, Phrase? Cure = null);

/// <summary>A setting, declared once: the file, the commands, the screen and docs/configuration.md are all made from this.</summary>
/// <param name="Name">As in the file, with its table: <c>limits.new</c>.</param>
/// <param name="Default">As it is shown and kept.</param>
/// <param name="Help">What it decides, in a sentence.</param>
internal abstract record Setting(string Name, string Default, Phrase Help)
{
    /// <summary>Where the learner sees it, in a sentence of the documentation.</summary>
    public required string Effect { get; init; }

    /// <summary>The learner's history is scheduled by it: it must be the same for every process, so that only the file and the store can hold it.</summary>
    public bool IsPartOfHistory { get; init; }

    /// <summary>The command that keeps the learner's own choice in the store, which then counts instead of the file's; null where there is none.</summary>
    public string? LearnersCommand { get; init; }

    /// <summary>The values that there are, where they can be counted; the first key on the screen goes from one to the next.</summary>
    public virtual ImmutableArray<string> Choices => [];

    /// <summary>What it takes, after “it is”: <c>a whole number from 0 to 9999</c>.</summary>
    public abstract Phrase Takes { get; }

    /// <summary>The environment variable that decides before the file.</summary>
    public string Variable => "DLQUIZ_" + Name.Replace('.', '_').ToUpperInvariant();

    /// <summary>The heading it stands under in the file; empty for those above all headings.</summary>
    public string Table => Name.LastIndexOf('.') is >= 0 and var dot ? Name[..dot] : "";

    /// <summary>Its name below the heading.</summary>
    public string Key => Name[(Name.LastIndexOf('.') + 1)..];

    /// <summary>From a text of the command line, the environment or a screen.</summary>
    public SettingReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Known(text.Trim()) is { } value ? new SettingReading(value) : Refused($"“{Shortened(text)}”");
    }

    public SettingReading Read(TomlValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Written(value) is not { } text ? new SettingReading(null, ConfigurationRules.WrongType, $"{Name} is {Takes}, not {value.Kind}.", $"Write {Key} = {Meant(value) ?? Sample}.")
            : Known(text) is { } known ? new SettingReading(known)
            : Refused(value is TomlValue.Text ? $"“{Shortened(text)}”" : Shortened(text));
    }

    /// <summary>As the file has it.</summary>
    public abstract string ToToml(string value);

    /// <summary>The value as it is kept, null where the setting has no such value.</summary>
    protected abstract string? Known(string text);

    /// <summary>The text of a value of the right type, null for another type.</summary>
    protected abstract string? Written(TomlValue value);

    /// <summary>The value that was perhaps meant.</summary>
    protected virtual string? Near(string text) => null;

    private string Sample => ToToml(Default);

    private SettingReading Refused(string given)
    {
        string bare = given.Trim('“', '”');
        return new SettingReading(null, ConfigurationRules.NoSuchValue, $"{Name} is {Takes}, not {given}.", Near(bare) is { } near ? (Phrase)$"Did you mean {ToToml(near)}?" : (Phrase)$"Write {Key} = {Sample}, or another value that it takes.");
    }

    /// <summary>What a text in quotation marks was surely to say: 20 for "20".</summary>
    private string? Meant(TomlValue value) => value is TomlValue.Text { Content: var text } && (Known(text) ?? Near(text)) is { } meant ? ToToml(meant) : null;

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..39] + "…";
}

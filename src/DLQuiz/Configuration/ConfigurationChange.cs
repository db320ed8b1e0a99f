using System.Collections.Immutable;
using System.Text;
using DLQuiz.Core.Model;

namespace DLQuiz.Configuration;

/// <summary>Sets one value in the learner's file, or takes it out.</summary>
internal static class ConfigurationChange
{
    /// <summary>Null when the file was changed, or had nothing to change; else why not, and it is as it was.</summary>
    /// <param name="path">Of the file, which is made where there is none.</param>
    /// <param name="name">A setting's or <c>keys.SCREEN.ACTION</c>.</param>
    /// <param name="value">As a person types it; null takes the setting out.</param>
    /// <exception cref="UsageException">There is no setting of that name.</exception>
    public static Phrase? Set(string? path, string name, string? value)
    {
        if (path is null)
        {
            return "There is no home folder that could hold a configuration: name a file with --config or DLQUIZ_CONFIG.";
        }

        (string? literal, Phrase? wrong) = Literal(name, value);
        if (wrong is not null)
        {
            return wrong;
        }

        try
        {
            return Change(path, [.. name.Split('.')], literal);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return $"{Places.Near(path)} was not changed: {problem.Message}";
        }
    }

    /// <summary>The name of a key's setting in parts, <c>keys</c> first; null for another setting.</summary>
    public static string[]? KeyName(string name) => name.Split('.') is [KeyChoices.Table, _, _] parts ? parts : null;

    private static (string? Literal, Phrase? Wrong) Literal(string name, string? value)
    {
        if (KeyName(name) is not null)
        {
            if (value is null)
            {
                return (null, null);
            }

            (ImmutableArray<string> keys, string? wrong) = KeyChoices.Parse(value);
            return wrong is not null || keys.IsEmpty ? (null, (Phrase)$"“{wrong ?? value}” is no key. {KeyChoices.CureForKey(wrong ?? value)}") : (ConfigurationTemplate.Literal(keys), null);
        }

        Setting setting = KnownSettings.Find(name) ?? throw Settings.NoSetting(name);
        if (value is null)
        {
            return (null, null);
        }

        SettingReading reading = setting.Read(value);
        return reading.Value is { } known ? (setting.ToToml(known), null) : (null, (Phrase)$"{reading.Problem} {reading.Cure}");
    }

    private static Phrase? Change(string path, ImmutableArray<string> name, string? literal)
    {
        bool exists = File.Exists(path);
        if (!exists && literal is null)
        {
            return null;
        }

        byte[] bytes = exists ? File.ReadAllBytes(path) : [];
        string old = exists ? ConfigurationFile.Decode(bytes) : ConfigurationTemplate.Text();
        string shown = Places.Near(path);
        var before = ConfigurationFile.Read(path, shown, old);
        if (before.IsDamaged)
        {
            return $"{shown} was not changed, for it is not TOML in line {before.Findings[0].Span.Line}: dlquiz config check says why.";
        }

        string text = literal is null ? ConfigurationEdit.Unset(old, name) : ConfigurationEdit.Set(old, name, literal);
        var after = ConfigurationFile.Read(path, shown, text);
        HashSet<string> known = [.. before.Findings.Select(finding => finding.Message)];
        if (after.Findings.FirstOrDefault(finding => !known.Contains(finding.Message)) is { } worse)
        {
            return after.IsDamaged
                ? (Phrase)$"{shown} was not changed, for dlquiz does not see where to write it: write {string.Join('.', name)} = {literal} yourself."
                : (Phrase)$"{worse.Message} {worse.Cure}";
        }

        if (text != old || !exists)
        {
            ConfigurationEdit.Write(path, text, hasMark: bytes is [0xEF, 0xBB, 0xBF, ..]);
        }

        return null;
    }
}

using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Configuration.Toml;
using DLQuiz.Core.Model;

namespace DLQuiz.Configuration;

/// <summary>From TOML to settings, with a finding for whatever is none.</summary>
internal sealed class ConfigurationReading(string file, string text)
{
    private static readonly ImmutableArray<string> Headings = [.. KnownSettings.All.Select(setting => setting.Table).Where(table => table.Length > 0).Distinct(), KeyChoices.Table];

    private readonly List<Diagnostic> findings = [];
    private readonly List<FileSetting> settings = [];
    private readonly List<Setting> broken = [];
    private readonly List<FileKeys> keys = [];

    public ImmutableArray<FileSetting> Settings => [.. settings];

    public ImmutableArray<FileKeys> Keys => [.. keys];

    public ImmutableArray<Setting> Broken => [.. broken];

    public ImmutableArray<Diagnostic> Findings => [.. findings.OrderBy(finding => finding.Span.Line).ThenBy(finding => finding.Span.Column)];

    public void Take(TomlFile toml)
    {
        foreach (TomlProblem problem in toml.Problems)
        {
            Find(problem.IsTwice ? ConfigurationRules.SetTwice : ConfigurationRules.NotToml, problem.Range, problem.Message, problem.Cure);
        }

        TomlTable[] strange = [.. toml.Tables.Where(table => !TakeHeading(table))];
        foreach (TomlEntry entry in toml.Entries.Where(entry => !strange.Any(table => entry.Key.Start >= table.Whole.Start && entry.Key.Start < table.Whole.End)))
        {
            if (entry.Path[0] == KeyChoices.Table)
            {
                keys.AddRange(KeyChoices.Read(entry, TextPlaces.LineNumber(text, entry.Key.Start), Find));
            }
            else
            {
                TakeSetting(entry);
            }
        }

        KeyChoices.CheckTogether(keys, Find);
    }

    /// <summary>False where all below it would only be told for the heading's sake.</summary>
    private bool TakeHeading(TomlTable table)
    {
        if (table.IsList)
        {
            Find(ConfigurationRules.NoSuchSetting, table.NameRange, $"[[{table.Name}]] begins a list of tables, and no setting is one.", $"Write [{table.Name}].");
            return false;
        }

        if (table.Path is [KeyChoices.Table, ..])
        {
            return KeyChoices.TakeHeading(table, Find);
        }

        if (Headings.Contains(table.Name) || table.Path.Length == 0)
        {
            return true;
        }

        string cure = KnownSettings.Find(table.Name) is { } setting ? $"It is a setting and no heading: write {setting.Name} = {setting.ToToml(setting.Default)}."
            : Spelling.Nearest(table.Name, Headings) is { } near ? $"Did you mean [{near}]?"
            : "There are [limits], [review] and [keys.SCREEN].";
        Find(ConfigurationRules.NoSuchSetting, table.NameRange, $"There is no heading [{table.Name}].", cure);
        return false;
    }

    private void TakeSetting(TomlEntry entry)
    {
        if (KnownSettings.Find(entry.Name) is not { } setting)
        {
            Find(ConfigurationRules.NoSuchSetting, entry.Key, $"There is no setting {entry.Name}.", CureFor(entry.Name));
            return;
        }

        SettingReading reading = setting.Read(entry.Value);
        if (reading.Value is { } value)
        {
            settings.Add(new FileSetting(setting, value, TextPlaces.LineNumber(text, entry.Key.Start)));
        }
        else
        {
            broken.Add(setting);
            Find(reading.Rule!, entry.ValueRange, reading.Problem!.ToString(), reading.Cure!.ToString());
        }
    }

    private static string CureFor(string name)
    {
        if (KnownSettings.Nearest(name) is not { } near)
        {
            return "dlquiz config lists the settings that there are.";
        }

        Setting meant = KnownSettings.Find(near)!;
        return meant.Table.Length > 0 ? $"Did you mean {meant.Key} below [{meant.Table}]?"
            : name.Contains('.', StringComparison.Ordinal) ? $"Did you mean {near}, which stands above all headings?"
            : $"Did you mean {near}?";
    }

    private void Find(DiagnosticRule rule, TextRange range, string message, string cure) =>
        findings.Add(new Diagnostic(rule with { Cure = cure }, message, TextPlaces.SpanOf(file, text, range), TextPlaces.LineAt(text, range.Start).Of(text)));
}

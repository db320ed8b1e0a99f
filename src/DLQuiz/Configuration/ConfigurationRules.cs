using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Configuration;

/// <summary>What can be wrong with the configuration; codes never change their meaning.</summary>
internal static class ConfigurationRules
{
    public static readonly DiagnosticRule Unreadable = Rule("CFG100", "The file cannot be read.");
    public static readonly DiagnosticRule NotToml = Rule("CFG101", "A line is not TOML.");
    public static readonly DiagnosticRule SetTwice = Rule("CFG102", "A name or heading is given twice.");
    public static readonly DiagnosticRule NoSuchSetting = Rule("CFG110", "There is no setting, or no heading, of that name.");
    public static readonly DiagnosticRule WrongType = Rule("CFG111", "The value is of another type than the setting's.");
    public static readonly DiagnosticRule NoSuchValue = Rule("CFG112", "The value is out of range or none of those that the setting takes.");
    public static readonly DiagnosticRule NoSuchScreen = Rule("CFG120", "There is no screen of that name.");
    public static readonly DiagnosticRule NoSuchAction = Rule("CFG121", "The screen has no action of that name.");
    public static readonly DiagnosticRule NoKey = Rule("CFG122", "The text names no key.");
    public static readonly DiagnosticRule KeyTwice = Rule("CFG123", "One key would do two things on a screen.");

    public static readonly ImmutableArray<DiagnosticRule> All =
        [Unreadable, NotToml, SetTwice, NoSuchSetting, WrongType, NoSuchValue, NoSuchScreen, NoSuchAction, NoKey, KeyTwice];

    private static DiagnosticRule Rule(string code, string title) => new(code, Severity.Error, title, "");
}

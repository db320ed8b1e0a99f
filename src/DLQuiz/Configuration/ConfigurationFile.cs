using System.Collections.Immutable;
using System.Text;
using DLQuiz.Configuration.Toml;
using DLQuiz.Core.Model;

namespace DLQuiz.Configuration;

/// <summary>A setting as the file has it.</summary>
internal sealed record FileSetting(Setting Setting, string Value, int Line);

/// <summary>The file as it was read: what it sets, and everything that is wrong with it.</summary>
/// <param name="Path">Absolute; empty where there is none.</param>
internal sealed record ConfigurationFile(string Path)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public bool Exists { get; init; }

    public ImmutableArray<FileSetting> Settings { get; init; } = [];

    public ImmutableArray<FileKeys> Keys { get; init; } = [];

    /// <summary>By place.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Settings whose value is wrong: what the store remembers of them is not to be changed.</summary>
    public ImmutableArray<Setting> Broken { get; init; } = [];

    /// <summary>Whether lines could not be read at all, so that what the file does not seem to say it may say.</summary>
    public bool IsDamaged => Findings.Any(finding => finding.Code == ConfigurationRules.Unreadable.Code || finding.Code == ConfigurationRules.NotToml.Code || finding.Code == ConfigurationRules.SetTwice.Code);

    /// <summary>No file is a file that says nothing; one that cannot be read is a finding.</summary>
    public static ConfigurationFile Load(string? path)
    {
        if (path is null || (!File.Exists(path) && !Directory.Exists(path)))
        {
            return new ConfigurationFile(path ?? "");
        }

        string shown = Places.Near(path);
        try
        {
            return Read(path, shown, Decode(File.ReadAllBytes(path)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            string why = problem is DecoderFallbackException ? "It is not UTF-8." : problem.Message;
            return new ConfigurationFile(path)
            {
                Exists = true,
                Findings = [new Diagnostic(ConfigurationRules.Unreadable with { Cure = "Make it a text file in UTF-8 that you may read, or name another with --config or DLQUIZ_CONFIG." }, why, new SourceSpan(shown, 1, 1))],
            };
        }
    }

    /// <summary>Never throws, whatever the text is.</summary>
    internal static ConfigurationFile Read(string path, string shown, string text)
    {
        var toml = TomlFile.Read(text);
        var reading = new ConfigurationReading(shown, text);
        reading.Take(toml);
        return new ConfigurationFile(path)
        {
            Exists = true,
            Settings = reading.Settings,
            Keys = reading.Keys,
            Broken = reading.Broken,
            Findings = reading.Findings,
        };
    }

    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    internal static string Decode(byte[] bytes)
    {
        string text = Strict.GetString(bytes);
        return text is ['\uFEFF', ..] ? text[1..] : text;
    }
}

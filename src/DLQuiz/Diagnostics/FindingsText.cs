using System.Collections.Immutable;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Diagnostics;

/// <summary>Findings for a person on standard error, and how many they are.</summary>
/// <remarks>Plain notes give infos by the hundred, which would bury an error: beyond a screenful they are only counted.</remarks>
internal sealed class FindingsText(World world, Detail detail, bool isStrict)
{
    /// <summary>Infos of one source that are still told one by one.</summary>
    public const int MostInfos = 20;

    /// <param name="findings">Of one source, by place.</param>
    /// <param name="source">Where their files are.</param>
    public void Write(ImmutableArray<Diagnostic> findings, Source source)
    {
        Severity least = LeastOf(findings);
        Diagnostic[] told = [.. findings.Where(finding => finding.Severity >= least)];
        foreach (Diagnostic finding in told)
        {
            world.Error.Write(DiagnosticText.Render(Places.Shown(finding, source), world.IsErrorColored));
        }

        if (detail != Detail.Quiet && Summary(told, findings.Length - told.Length) is { Length: > 0 } summary)
        {
            world.Error.WriteLine(summary);
        }
    }

    private Severity LeastOf(ImmutableArray<Diagnostic> findings) => detail switch
    {
        Detail.Quiet => Severity.Error,
        Detail.Usual when findings.Count(finding => finding.Severity == Severity.Info) > MostInfos => Severity.Warning,
        _ => Severity.Info,
    };

    private string Summary(Diagnostic[] told, int untold)
    {
        var parts = new List<string>();
        if (told.Length > 0)
        {
            string counts = string.Join(", ", told.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key).Select(group => Counted(group.Count(), NameOf(group.Key))));
            int notes = told.Select(finding => finding.Span.File).Distinct(StringComparer.Ordinal).Count();
            parts.Add($"{counts} in {Counted(notes, "note")}");
        }

        if (untold > 0)
        {
            parts.Add($"{Counted(untold, "info")} not shown; --verbose shows them");
        }

        if (isStrict && told.Any(finding => finding.Severity == Severity.Warning) && told.All(finding => finding.Severity != Severity.Error))
        {
            parts.Add("--strict: warnings fail");
        }

        return string.Join("; ", parts);
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string NameOf(Severity severity) => severity.ToString().ToLowerInvariant();
}

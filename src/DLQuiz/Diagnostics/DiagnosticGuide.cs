using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Exchange;

namespace DLQuiz.Diagnostics;

/// <summary>The catalogue of findings for a reader: each rule with its reason, its cure, a note that breaks it, and what is then printed.</summary>
internal static class DiagnosticGuide
{
    private const string Opening = """
        # Diagnostics

        <!-- Generated from src/DLQuiz.Core/Model/Rules. Change that, then run:
             dotnet run --project src/DLQuiz -- explain --docs > docs/diagnostics.md -->

        What `dlquiz compile` and an editor say about notes. A code never changes its meaning. An error keeps what it stands in from
        being compiled, and the cards there stay as they were; a warning is most likely a slip; an info says why something gave no
        card. The exit code is 1 when there is an error, with `--strict` also when there is a warning.

        `dlquiz explain CODE` prints one entry of this page. In an example `⟪3×ab⟫` stands for `ababab`, and `⟪byte E9⟫` for that byte.

        """;

    private static readonly string[] SchedulerNames = [.. Schedulers.All.Select(scheduler => scheduler.Name)];

    /// <summary>The page beside this program.</summary>
    public static string Uri { get; } = FileUri.Of(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md"));

    public static void Write(TextWriter output)
    {
        output.Write(Opening.ReplaceLineEndings("\n"));
        foreach (IGrouping<char, DiagnosticRule> group in Rules.All.GroupBy(rule => rule.Code[3]))
        {
            output.Write($"\n## {TitleOf(group.Key)}\n\n| code | severity | finding |\n|---|---|---|\n");
            foreach (DiagnosticRule rule in group)
            {
                output.Write($"| [{rule.Code}](#{rule.Code.ToLowerInvariant()}) | {NameOf(rule.Severity)} | {rule.Title} |\n");
            }

            foreach (DiagnosticRule rule in group)
            {
                output.Write($"\n### {rule.Code}\n\n");
                WriteEntry(output, rule);
            }
        }
    }

    /// <summary>One rule, in Markdown that reads well as it is.</summary>
    public static void WriteEntry(TextWriter output, DiagnosticRule rule)
    {
        RuleExplanation? explanation = RuleExplanation.Of(rule);
        output.Write($"{NameOf(rule.Severity)}: {rule.Title}.\n");
        if (explanation is null)
        {
            output.Write($"\nCure: {rule.Cure}\n");
            return;
        }

        output.Write($"\n{explanation.Why}\n\nCure: {rule.Cure}\n");
        if (explanation.ExampleBytes() is { } bytes)
        {
            Compilation compilation = Compiler.Compile(new Source("example", "/example"), [NoteText.FromBytes("example.md", "", bytes)], [], schedulers: SchedulerNames);
            string shown = string.Concat(compilation.Diagnostics.Where(finding => finding.Rule == rule).Take(1).Select(DiagnosticText.Render));
            output.Write($"\n````markdown\n{explanation.Example}````\n\n```text\n{shown}```\n");
        }
    }

    private static string TitleOf(char group) => group switch
    {
        '1' => "1xx: files and Markdown",
        '2' => "2xx: cards",
        '3' => "3xx: quiz blocks",
        '4' => "4xx: front matter, decks and ids",
        _ => $"{group}xx",
    };

    private static string NameOf(Severity severity) => severity.ToString();
}

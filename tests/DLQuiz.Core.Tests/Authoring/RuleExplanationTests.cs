using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Every rule is explained, and its example breaks it and no other.</summary>
public sealed class RuleExplanationTests
{
    /// <summary>Raised by the shell, which alone meets files.</summary>
    private static readonly string[] OfTheShell = [Rules.NoteUnreadable.Code, Rules.LinkNotFollowed.Code];

    /// <summary>Told only beside others.</summary>
    private static readonly string[] Accompanied = [Rules.MoreFindings.Code];

    public static TheoryData<string> Codes => [.. Rules.All.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_says_why_and_its_example_triggers_just_that_rule(string code)
    {
        DiagnosticRule rule = Rules.All.Single(rule => rule.Code == code);
        RuleExplanation? explanation = RuleExplanation.Of(rule);

        Assert.True(explanation is { Why.Length: > 0 }, $"src/DLQuiz.Core/Model/Rules/Explanations/{code}.md is missing: why the rule is there, and a note that breaks it between ````markdown and ````.");
        if (OfTheShell.Contains(code))
        {
            Assert.Null(explanation.Example);
            return;
        }

        string[] found = [.. Findings(explanation).Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal)];
        if (Accompanied.Contains(code))
            Assert.Contains(code, found);
        else
            Assert.Equal([code], found);
    }

    [Fact]
    public void No_explanation_is_left_over_from_a_rule_that_is_gone()
    {
        string[] files = [.. typeof(Rules).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Explanations/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(Rules.All.Select(rule => $"Explanations/{rule.Code}.md"), files);
    }

    [Fact]
    public void A_mark_in_an_example_stands_for_bytes_and_repetitions()
    {
        var explanation = new RuleExplanation("", "a⟪2×卷\n⟫b⟪byte FF⟫");
        Assert.Equal([(byte)'a', .. "卷\n卷\n"u8, (byte)'b', 0xFF], explanation.ExampleBytes()!);
    }

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Findings(RuleExplanation explanation) =>
        Compiler.Compile(Authoring.Notes.Source, [NoteText.FromBytes("example.md", "", explanation.ExampleBytes()!)], [], schedulers: ["sm2"]).Diagnostics;
}

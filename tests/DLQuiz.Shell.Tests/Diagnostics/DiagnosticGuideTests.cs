using DLQuiz.Core.Model;
using DLQuiz.Diagnostics;
using DLQuiz.Shell.Tests.CommandLine;

namespace DLQuiz.Shell.Tests.Diagnostics;

public sealed class DiagnosticGuideTests
{
    [Fact]
    public void The_document_of_diagnostics_is_what_the_catalogue_says()
    {
        var written = new StringWriter();
        DiagnosticGuide.Write(written);
        string committed = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics.md")).ReplaceLineEndings("\n");

        string[] expected = written.ToString().Split('\n');
        string[] actual = committed.Split('\n');
        int different = Enumerable.Range(0, Math.Max(expected.Length, actual.Length)).FirstOrDefault(line => line >= expected.Length || line >= actual.Length || expected[line] != actual[line], -1);

        Assert.True(different < 0, $"docs/diagnostics.md:{different + 1} is not what the catalogue says. Write it anew: dotnet run --project src/DLQuiz -- explain --docs > docs/diagnostics.md");
    }

    [Theory]
    [InlineData("DLQ203")]
    [InlineData("dlq203")]
    [InlineData("203")]
    public void Explain_prints_one_entry_with_its_example(string code)
    {
        (int exit, string output, _) = InProcess.Run("explain", code);

        Assert.Equal(0, exit);
        Assert.StartsWith("DLQ203 Warning: ", output, StringComparison.Ordinal);
        Assert.Contains(Rules.ClozeWithoutBracket.Cure, output, StringComparison.Ordinal);
        Assert.Contains("example.md:1:1: warning DLQ203", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_lists_every_code_and_knows_a_near_one()
    {
        Assert.Equal(Rules.All.Length, InProcess.Run("explain").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        (int exit, _, string error) = InProcess.Run("explain", "DLQ999");
        Assert.Equal(2, exit);
        Assert.Contains("DLQ999", error, StringComparison.Ordinal);
    }
}

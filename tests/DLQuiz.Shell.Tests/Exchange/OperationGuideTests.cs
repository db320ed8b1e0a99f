using DLQuiz.Exchange;

namespace DLQuiz.Shell.Tests.Exchange;

public sealed class OperationGuideTests
{
    [Fact]
    public void The_document_of_operations_is_what_the_declarations_say()
    {
        var written = new StringWriter();
        OperationGuide.Write(written);
        string committed = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")).ReplaceLineEndings("\n");

        string[] expected = written.ToString().Split('\n');
        string[] actual = committed.Split('\n');
        int different = Enumerable.Range(0, Math.Max(expected.Length, actual.Length)).FirstOrDefault(line => line >= expected.Length || line >= actual.Length || expected[line] != actual[line], -1);

        Assert.True(different < 0, $"docs/operations.md:{different + 1} is not what the declarations say. Write it anew: dotnet run --project src/DLQuiz -- compute --docs > docs/operations.md");
    }
}

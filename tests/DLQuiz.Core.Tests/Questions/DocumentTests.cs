using System.Text;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Draws;
using DLQuiz.Core.Questions.Misconceptions;
using DLQuiz.Core.Questions.Plots;

namespace DLQuiz.Core.Tests.Questions;

/// <summary>What the documents list is what the registries hold.</summary>
public sealed class DocumentTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    [Fact]
    public void The_list_of_standard_misconceptions_is_the_library_s()
    {
        string file = Path.Combine(Docs, "misconceptions.md");
        string actual = Misconceptions();
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
            File.WriteAllText(file, actual);
        else
            Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void Authors_find_every_draw_every_kind_and_every_picture_with_its_own_words()
    {
        string guide = File.ReadAllText(Path.Combine(Docs, "authoring.md")).ReplaceLineEndings("\n");
        Assert.All(DrawRegistry.All, draw => Assert.Contains($"| `{draw.Signature}` | {draw.Summary} |\n", guide, StringComparison.Ordinal));
        Assert.All(PlotKinds.All, kind => Assert.Contains($"| `{kind.Signature}` | {kind.Summary} |\n", guide, StringComparison.Ordinal));
        Assert.All(AnswerKinds.All, kind => Assert.Contains($"| `{kind.Name}` | {kind.Summary} |\n", guide, StringComparison.Ordinal));
    }

    private static string Misconceptions()
    {
        StringBuilder text = new();
        text.Append("# Standard misconceptions\n\nWhat `wrong: std` attaches, by operation. A test writes this page from the library; see [Writing notes](authoring.md).\n");
        foreach (IGrouping<string, StandardMisconception> group in MisconceptionLibrary.All
            .SelectMany(known => known.Calls.Select(call => (Place: $"{call.Operation}.{call.Output}", Known: known)))
            .GroupBy(pair => pair.Place, pair => pair.Known)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## `{group.Key}`\n\n| id | sentence | 中文 |\n|---|---|---|\n");
            foreach (StandardMisconception known in group.Distinct())
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{known.Id}` | {known.English} | {known.Chinese} |\n");
        }

        return text.ToString();
    }
}

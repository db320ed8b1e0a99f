using System.Globalization;
using System.Text;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Terminal.Markdown;

/// <summary>Pages as they show at three widths and flat; <c>DLQUIZ_ACCEPT=1</c> writes them anew.</summary>
public sealed class MarkdownGoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "DLQuiz.Shell.Tests", "Terminal", "Markdown", "Pages");

    public static TheoryData<string> Notes => [.. Pages("*.md")];

    public static TheoryData<string> Questions => [.. Pages("*.quiz")];

    [Theory]
    [MemberData(nameof(Notes))]
    public void A_page_looks_as_accepted(string name)
    {
        string markdown = File.ReadAllText(Path.Combine(Folder, name));
        Matches(name, (width, isFlat) => MarkdownText.Render(markdown, width, hasFlatMaths: isFlat));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_looks_as_accepted(string name)
    {
        Question? question = QuestionReader.Read(File.ReadAllText(Path.Combine(Folder, name)), name, 1).Question;
        Assert.NotNull(question);
        Variant variant = Variant.Draw(question, 7);
        Matches(name, (width, isFlat) =>
        [
            .. MarkdownText.Render(variant.AskFilled, width, hasFlatMaths: isFlat),
            Line.Of("·"),
            .. variant.StepsFilled is { } steps ? MarkdownText.Render(steps, width, keepLines: true, hasFlatMaths: isFlat) : [],
            .. variant.Question.Hints.SelectMany((_, hint) => MarkdownText.Render(variant.HintFilled(hint), width, hasFlatMaths: isFlat)),
            .. variant.Keys.SelectMany(key => MarkdownText.Numbers(new Run("right: "), key.Grid!, width, isFlat: isFlat)),
        ]);
    }

    private static IEnumerable<string> Pages(string pattern) =>
        Directory.GetFiles(Folder, pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static void Matches(string name, Func<int, bool, IEnumerable<Line>> render)
    {
        StringBuilder shown = new();
        foreach ((int width, bool isFlat) in new[] { (30, false), (78, false), (118, false), (78, true) })
        {
            shown.Append(CultureInfo.InvariantCulture, $"┄┄┄ {width} columns{(isFlat ? ", flat" : "")}\n");
            foreach (Line line in render(width, isFlat))
            {
                Assert.InRange(line.Width, 0, width);
                shown.Append(line.Text.TrimEnd()).Append('\n');
            }
        }

        string golden = Path.Combine(Folder, name + ".out.txt");
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            File.WriteAllText(golden, shown.ToString());
        }

        Assert.Equal(File.Exists(golden) ? File.ReadAllText(golden) : $"no golden {golden}", shown.ToString());
    }
}

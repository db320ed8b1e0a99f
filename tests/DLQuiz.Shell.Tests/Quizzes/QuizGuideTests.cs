using DLQuiz.Shell.Tests.EndToEnd;
using Markdig;
using Markdig.Syntax;

namespace DLQuiz.Shell.Tests.Quizzes;

/// <summary>Every command of docs/quiz.md runs as it stands, over the decks that ship.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class QuizGuideTests
{
    public static TheoryData<string> Commands =>
    [
        .. Markdown.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "quiz.md"))).Descendants<FencedCodeBlock>()
            .Where(block => block.Info == "sh")
            .SelectMany(block => block.Lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_of_the_guide_runs(string command)
    {
        using FreshHome home = new();
        (int code, string output, string error) = home.RunShell(command);

        Assert.True(code == 0, error);
        Assert.NotEqual("", output);
        Assert.Equal(command.Contains("--export", StringComparison.Ordinal), Directory.GetFiles(home.Folder, "sheet.*").Length == 1);
    }
}

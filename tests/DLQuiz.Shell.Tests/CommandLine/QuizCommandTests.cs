using System.Text.Json;
using DLQuiz.Shell.Tests.EndToEnd;

namespace DLQuiz.Shell.Tests.CommandLine;

/// <summary>The exam as a script meets it.</summary>
public sealed class QuizCommandTests : IDisposable
{
    private readonly FreshHome home = new();

    public QuizCommandTests()
    {
        string notes = Path.GetDirectoryName(home.Write("notes/margins.md", """
            # SVM

            ## Margin

            Q: 支持向量是什么？
            A: 边界上的点。

            ```quiz
            id: width
            params: |
              w = int(2..9)
            ask: How wide is the margin for $\|w\|$ = {{w}}?
            answer: 2/w
            wrong: |
              1/w => That is half of it.
            ```
            """))!;
        home.Run("compile", notes);
    }

    public void Dispose() => home.Dispose();

    [Fact]
    public void Answers_come_in_and_a_score_sheet_goes_out()
    {
        string[] arguments = ["quiz", "margins", "--seed", "7", "--json"];
        JsonElement empty = Sheet(Run("", arguments));
        Assert.Equal((0, 2), (empty.GetProperty("points").GetDouble(), empty.GetProperty("open").GetInt32()));
        string answers = string.Concat(empty.GetProperty("answers").EnumerateArray().Select(one => one.GetProperty("kind").GetString() == "numeric" ? one.GetProperty("right").GetString() + "\n" : "边界上的点\n"));

        JsonElement full = Sheet(Run(answers, arguments));

        Assert.Equal(2, full.GetProperty("points").GetDouble());
        Assert.Equal(empty.GetProperty("paper").GetString(), full.GetProperty("paper").GetString());
        Assert.Equal(["margins", "Margin"], [full.GetProperty("topics")[0].GetProperty("deck").GetString(), full.GetProperty("topics")[0].GetProperty("heading").GetString()]);
    }

    [Fact]
    public void Wrong_answers_are_no_failure_and_only_recorded_ones_move_the_schedule()
    {
        string[] arguments = ["quiz", "margins", "-n", "1", "--seed", "1", "--filter", "kind:numeric", "--plain"];
        (int code, string output, string error) = Run("99\n\n", arguments);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("0 of 1 points, 0 %", output, StringComparison.Ordinal);
        Assert.Single(Lines(home.Run("find", "is:new", "deck:margins", "kind:numeric").Output));
        Assert.Contains("\"quiz\"", home.Run("log", "export").Output, StringComparison.Ordinal);

        (code, _, error) = Run("99\n\n", [.. arguments, "--record"]);
        Assert.Equal(0, code);
        Assert.Contains("1 answer recorded as reviews of ", error, StringComparison.Ordinal);
        Assert.Empty(Lines(home.Run("find", "is:new", "deck:margins", "kind:numeric").Output));
    }

    [Theory]
    [InlineData(".md", "# Score sheet")]
    [InlineData(".csv", "number,deck,heading")]
    [InlineData(".json", "\"paper\"")]
    [InlineData(".html", "<h1>Score sheet</h1>")]
    public void A_score_sheet_is_exported(string extension, string holds)
    {
        string file = home.File("sheet" + extension);
        (int code, _, string error) = Run("", ["quiz", "margins", "--export", file]);

        Assert.Equal(0, code);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains(holds, File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is margins", "quiz", "margin")]
    [InlineData("there is deep-learning/dropout", "quiz", "dropout")]
    [InlineData("there is --seed", "quiz", "--sed", "7")]
    [InlineData("from 1 to 500", "quiz", "-n", "0")]
    [InlineData("from 1 to 1440", "quiz", "--minutes", "0")]
    [InlineData("--seed", "quiz", "--seed", "-3")]
    [InlineData(".csv, .html, .json, .md", "quiz", "--export", "sheet.mdd")]
    [InlineData("There is no folder", "quiz", "--export", "/no/such/folder/sheet.md")]
    [InlineData("is:leach means nothing", "quiz", "--filter", "is:leach")]
    [InlineData("No question can be drawn", "quiz", "margins", "--filter", "tag:none")]
    public void What_cannot_be_asked_ends_with_2_and_a_cure(string says, params string[] arguments)
    {
        (int code, string output, string error) = Run("", arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_in_a_pipe_stores_what_was_graded_before_the_input_ended()
    {
        (int code, string output, string error) = Run("\n3\n", ["review", "--plain", "--filter", "支持向量"]);

        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith("1 answer stored.\n", output, StringComparison.Ordinal);
        Assert.Contains("\"review\"", home.Run("log", "export").Output, StringComparison.Ordinal);
        Assert.Equal(2, home.Run("review").Code);
    }

    [Fact]
    public void Home_in_plain_words_is_the_agenda_and_every_command_takes_the_option()
    {
        Assert.Contains("due, ", home.Run("--plain").Output, StringComparison.Ordinal);
        Assert.Equal(home.Run("due").Output, home.Run("--plain").Output);
        Assert.Equal(0, home.Run("due", "--plain").Code);
    }

    private static JsonElement Sheet((int Code, string Output, string Error) run)
    {
        Assert.Equal(0, run.Code);
        Assert.Contains("Question 1 of 2", run.Error, StringComparison.Ordinal);
        return JsonDocument.Parse(Lines(run.Output).Single()).RootElement;
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private (int Code, string Output, string Error) Run(string input, string[] arguments) => home.RunTyping(input, arguments);
}

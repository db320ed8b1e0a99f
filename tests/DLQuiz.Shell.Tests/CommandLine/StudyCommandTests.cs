using System.Text.Json;
using DLQuiz.Shell.Tests.EndToEnd;

namespace DLQuiz.Shell.Tests.CommandLine;

public sealed class StudyCommandTests : IDisposable
{
    private readonly FreshHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Cards_are_found_by_filter_suspended_and_released()
    {
        string notes = Path.GetDirectoryName(home.Write("notes/margin-notes.md", "---\ntags: [exam]\n---\nQ: 支持向量是什么？\nA: 边界上的点。\n\nC: The margin is [2/‖w‖] wide.\n"))!;
        home.Run("compile", notes);

        Assert.Equal(2, Lines(home.Run("find", "tag:exam").Output).Length);
        Assert.Equal((0, "suspend: 1 card would change\n", ""), home.Run("mark", "suspend", "deck:margin-notes", "kind:cloze", "--dry-run"));
        Assert.Equal((0, "suspend: 1 card\n", ""), home.Run("mark", "suspend", "deck:margin-notes", "kind:cloze"));
        Assert.Equal((0, "suspend: 0 cards\n", ""), home.Run("mark", "suspend", "deck:margin-notes", "kind:cloze"));
        using JsonDocument found = JsonDocument.Parse(Lines(home.Run("find", "is:suspended", "--json").Output).Single());
        Assert.Equal("cloze", found.RootElement.GetProperty("kind").GetString());
        Assert.True(found.RootElement.GetProperty("suspended").GetBoolean());
        Assert.Equal((0, "unsuspend: 1 card\n", ""), home.Run("mark", "unsuspend", "is:suspended"));
        Assert.Equal((0, "", ""), home.Run("find", "is:suspended"));
    }

    [Theory]
    [InlineData("find", "is:leach")]
    [InlineData("mark", "suspend", "deckk:x")]
    [InlineData("mark", "explode", "is:due")]
    [InlineData("set", "leach")]
    [InlineData("set", "leech", "explode")]
    public void A_filter_mark_or_setting_that_means_nothing_is_wrong_usage(params string[] arguments)
    {
        (int code, string output, string error) = home.Run(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.NotEqual("", error);
    }

    [Fact]
    public void A_setting_is_kept_in_the_store()
    {
        Assert.StartsWith("leech = tag ", home.Run("set").Output, StringComparison.Ordinal);
        Assert.Equal((0, "leech = suspend\n", ""), home.Run("set", "leech", "suspend"));
        Assert.Equal((0, "leech = suspend\n", ""), home.Run("set", "leech"));
    }

    [Fact]
    public void Statistics_of_a_learner_without_a_history_say_so()
    {
        (int code, string output, string error) = home.Run("stats");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("no reviews yet", output, StringComparison.Ordinal);
        using JsonDocument line = JsonDocument.Parse(home.Run("stats", "--json").Output);
        Assert.Equal(JsonValueKind.Null, line.RootElement.GetProperty("retention").GetProperty("share").ValueKind);
        Assert.Equal(0, line.RootElement.GetProperty("days").GetArrayLength());
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

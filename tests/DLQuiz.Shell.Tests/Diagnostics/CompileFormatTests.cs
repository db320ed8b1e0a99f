using System.Text.Json;
using DLQuiz.Shell.Tests.CommandLine;
using DLQuiz.Shell.Tests.Storage;

namespace DLQuiz.Shell.Tests.Diagnostics;

/// <summary>How <c>dlquiz compile</c> tells what it noticed.</summary>
public sealed class CompileFormatTests : IDisposable
{
    private const string Broken = "Q: Fine?\nA: Yes.\n\n```quiz\nask: 多少？\nanswer: meen([1, 2])\n```\n";
    private const string Slip = "Q ：空格？\n";
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Text_ends_with_the_counts_and_the_plan_s_last_line()
    {
        Write("a.md", Broken);
        Write("b.md", Slip + "\n# Empty\n");
        (int code, string output, string error) = Compile();

        Assert.Equal(1, code);
        Assert.EndsWith("\n1 error, 1 warning, 1 info in 2 notes\n", error, StringComparison.Ordinal);
        Assert.EndsWith("1 new, 0 edited, 0 moved, 0 returned, 0 gone, 0 unchanged (dry run: nothing stored)\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crowd_of_infos_is_counted_and_shown_on_request()
    {
        foreach (string name in new[] { "a.md", "b.md", "c.md" })
        {
            Write(name, string.Concat(Enumerable.Range(1, 8).Select(i => $"# Empty {i}\n\n")));
        }

        Write("d.md", Slip);

        string error = Compile().Error;
        Assert.EndsWith("1 warning in 1 note; 24 infos not shown; --verbose shows them\n", error, StringComparison.Ordinal);
        Assert.DoesNotContain("info DLQ", error, StringComparison.Ordinal);
        Assert.EndsWith("1 warning, 24 infos in 4 notes\n", Compile("--verbose").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_leaves_errors_and_one_line()
    {
        Write("a.md", Broken + "\n" + Slip);
        (int code, string output, string error) = Compile("-q");

        Assert.Equal(1, code);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("error DLQ312", error, StringComparison.Ordinal);
        Assert.DoesNotContain("DLQ204", error, StringComparison.Ordinal);
        Assert.DoesNotContain(" in 1 note", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_makes_a_warning_fail_and_an_info_not()
    {
        Write("a.md", "# Empty\n");
        Assert.Equal(0, Compile("--strict").Code);

        Write("a.md", Slip);
        Assert.Equal(0, Compile().Code);
        (int code, _, string error) = Compile("--strict");
        Assert.Equal(1, code);
        Assert.Contains("--strict: warnings fail", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_json_is_json()
    {
        Write("a.md", Broken);

        (int code, string output, string error) = Compile("--format", "json");

        Assert.Equal((1, output, ""), (code, Compile("--json").Output, error));
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void Sarif_is_one_log_of_all_sources_on_standard_output()
    {
        Write("深度 学习/a#1.md", Broken);
        (int code, string output, string error) = Compile("--format", "sarif");

        Assert.Equal((1, ""), (code, error));
        using JsonDocument log = JsonDocument.Parse(output);
        Assert.Empty(SarifShape.Breaches(log.RootElement));
        JsonElement result = Assert.Single(log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("%E6%B7%B1%E5%BA%A6%20%E5%AD%A6%E4%B9%A0/a%231.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("""{"startLine":6,"startColumn":9,"endColumn":13,"snippet":{"text":"answer: meen([1, 2])"}}""", JsonSerializer.Serialize(place.GetProperty("region")));
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--json", "--format", "sarif")]
    [InlineData("--quiet", "--verbose")]
    public void What_makes_no_sense_together_is_wrong_usage(params string[] arguments) => Assert.Equal(2, Compile(arguments).Code);

    private (int Code, string Output, string Error) Compile(params string[] arguments) =>
        InProcess.Run(["compile", folder.File("notes"), "--dry-run", "--db", folder.Database, .. arguments]);

    private void Write(string name, string text)
    {
        string file = folder.File(Path.Combine("notes", name));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

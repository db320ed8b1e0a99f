using System.Text.Json;
using System.Text.Json.Nodes;
using DLQuiz.Core.Model;
using DLQuiz.Exchange;

namespace DLQuiz.Shell.Tests.Diagnostics;

public sealed class SarifLogTests
{
    [Fact]
    public void Every_rule_gives_a_log_that_fits_the_schema()
    {
        using JsonDocument log = JsonDocument.Parse(Log());
        JsonElement run = log.RootElement.GetProperty("runs")[0];

        Assert.Empty(SarifShape.Breaches(log.RootElement));
        Assert.Equal(Rules.All.Length, run.GetProperty("results").GetArrayLength());
        Assert.Equal(["error", "note", "warning"], run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("level").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("file:///n%20%25/%E7%AC%94%E8%AE%B0/", run.GetProperty("originalUriBaseIds").GetProperty("notes").GetProperty("uri").GetString());
    }

    [Theory]
    [InlineData("runs[0].results[0].ruleIndex", "1")]
    [InlineData("runs[0].results[0].level", "\"info\"")]
    [InlineData("runs[0].results[0].message", "{}")]
    [InlineData("runs[0].results[0].locations[0].physicalLocation.region.startLine", "0")]
    [InlineData("runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri", "\"a b.md\"")]
    [InlineData("runs[0].results[0].locations[0].physicalLocation.artifactLocation.uriBaseId", "\"elsewhere\"")]
    [InlineData("runs[0].originalUriBaseIds.notes.uri", "\"file:///n\"")]
    [InlineData("runs[0].extra", "1")]
    [InlineData("version", "\"2.0.0\"")]
    public void A_log_that_does_not_fit_is_found_out(string path, string value)
    {
        JsonNode log = JsonNode.Parse(Log())!;
        string[] steps = path.Replace("[0]", ".0", StringComparison.Ordinal).Split('.');
        JsonNode parent = steps[..^1].Aggregate(log, (node, step) => step == "0" ? node[0]! : node[step]!);
        parent[steps[^1]] = JsonNode.Parse(value);
        using JsonDocument mutated = JsonDocument.Parse(log.ToJsonString());

        Assert.NotEmpty(SarifShape.Breaches(mutated.RootElement));
    }

    [Theory]
    [InlineData("/a b/百#1%.md", "file:///a%20b/%E7%99%BE%231%25.md")]
    [InlineData("/a/", "file:///a/")]
    public void A_path_and_its_uri_are_one_another_s(string path, string uri)
    {
        Assert.Equal(uri, FileUri.Of(path));
        Assert.Equal(path, FileUri.PathOf(uri));
    }

    [Theory]
    [InlineData("untitled:Untitled-1")]
    [InlineData("https://example.org/a.md")]
    [InlineData("not a uri")]
    public void What_is_no_file_has_no_path(string uri) => Assert.Null(FileUri.PathOf(uri));

    private static string Log()
    {
        var log = new SarifLog("0.1.0", "file:///docs/diagnostics.md");
        log.Add(new Source("notes", "/n %/笔记"), [.. Rules.All.Select(rule => new Diagnostic(rule, "消息", new SourceSpan("深/a b.md", 3, 2, 4), "一二三四五六七"))]);
        var output = new StringWriter();
        log.Write(output);
        return output.ToString();
    }
}

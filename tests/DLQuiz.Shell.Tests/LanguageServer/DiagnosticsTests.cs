using System.Text.Json.Nodes;

namespace DLQuiz.Shell.Tests.LanguageServer;

/// <summary>Findings as the text is typed.</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public void Findings_come_with_their_places_codes_and_cures()
    {
        using LspClient client = LspClient.Open(SampleNote.Text);
        JsonArray found = client.Diagnostics();

        Assert.Equal(["DLQ220", "DLQ204"], found.Select(finding => (string?)finding!["code"]));
        JsonNode slip = found[1]!;
        Assert.Equal((25, 0, 25, 3), Range(slip["range"]!));
        Assert.Equal([2, 3], [(int)slip["severity"]!, (int)found[0]!["severity"]!]);
        Assert.EndsWith("docs/diagnostics.md#dlq204", (string?)slip["codeDescription"]!["href"], StringComparison.Ordinal);
        Assert.EndsWith("without a space before the colon.", (string?)slip["message"], StringComparison.Ordinal);
    }

    [Fact]
    public void Edits_count_in_utf_16_and_findings_are_those_of_the_text_in_the_editor()
    {
        using LspClient client = LspClient.Open("# 😀\r\n\r\nQ: 为什么？\r\nA: 因为。\r\n");
        Assert.Empty(client.Diagnostics());

        client.Tell("textDocument/didChange", new
        {
            textDocument = new { uri = LspClient.Uri, version = 2 },
            contentChanges = new object[]
            {
                new { range = new { start = new { line = 0, character = 4 }, end = new { line = 0, character = 4 } }, text = " {#x}" },
                new { range = new { start = new { line = 3, character = 0 }, end = new { line = 3, character = 1 } }, text = "A " },
            },
        });
        JsonNode slip = Assert.Single(client.Diagnostics(version: 2), finding => (string?)finding!["code"] == "DLQ204")!;
        Assert.Equal((3, 0, 3, 3), Range(slip["range"]!));

        client.Tell("textDocument/didChange", new { textDocument = new { uri = LspClient.Uri, version = 3 }, contentChanges = new[] { new { text = "Q: a\nA: b\n" } } });
        Assert.Empty(client.Diagnostics(version: 3));
    }

    [Fact]
    public void A_burst_of_keys_is_answered_once()
    {
        using LspClient client = LspClient.Open("");
        client.Diagnostics();
        for (int version = 2; version <= 30; version++)
        {
            client.Tell("textDocument/didChange", new { textDocument = new { uri = LspClient.Uri, version }, contentChanges = new[] { new { text = new string('#', version) } } });
        }

        client.Diagnostics(version: 30);
        Assert.Throws<TimeoutException>(() => Seen(client, message => (int?)message["params"]?["version"] is > 1 and < 30));
    }

    [Fact]
    public void Two_open_notes_with_one_id_tell_of_each_other_until_one_is_closed()
    {
        const string Other = "file:///notes/b.md";
        const string Deck = "---\ndeck: d\n---\n<!-- id: same -->\n";
        using LspClient client = LspClient.Open(Deck + "Q: a\nA: b\n");
        Assert.Empty(client.Diagnostics());
        client.OpenNote(Deck + "Q: c\nA: d\n", Other);

        Assert.Equal("DLQ401", (string?)Assert.Single(client.Diagnostics(Other))!["code"]);
        Assert.Equal("DLQ401", (string?)Assert.Single(client.Diagnostics())!["code"]);
        client.Tell("textDocument/didClose", new { textDocument = new { uri = Other } });
        Assert.Empty(client.Diagnostics());
        Assert.Empty(client.WaitFor(message => (string?)message["params"]?["uri"] == Other)["params"]!["diagnostics"]!.AsArray());
    }

    [Fact]
    public void A_note_of_a_megabyte_is_judged_while_one_pauses()
    {
        string section = "## 1.{0} 为什么要用它？\n\nBecause it works well enough, said the [paper](https://example.org), and *nobody* knows why.\n\n- a bullet\n- **term {0}**: what it is\n\n";
        string text = string.Concat(Enumerable.Range(0, 6_500).Select(i => section.Replace("{0}", $"{i}", StringComparison.Ordinal)));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(text), 1_000_000, 1_200_000);
        using LspClient client = LspClient.Open(text);
        client.Diagnostics();
        double[] times = [.. Enumerable.Range(2, 8).Select(version =>
        {
            TimeSpan before = client.Worked;
            client.Tell("textDocument/didChange", new { textDocument = new { uri = LspClient.Uri, version }, contentChanges = new[] { new { range = new { start = new { line = 0, character = 3 }, end = new { line = 0, character = 3 } }, text = "x" } } });
            client.Diagnostics(version: version);
            return (client.Worked - before).TotalMilliseconds;
        })];

        // The first ones are compiled just in time; a build for release needs half of it.
        Assert.True(times.Min() < 500, $"{string.Join(", ", times)} ms");
    }

    private static JsonNode Seen(LspClient client, Func<JsonNode, bool> fits)
    {
        // A request behind the burst: what was to come has come when it is answered.
        client.Ask("textDocument/documentSymbol", new { textDocument = new { uri = LspClient.Uri } });
        return client.WaitForNow(fits);
    }

    private static (int, int, int, int) Range(JsonNode range) =>
        ((int)range["start"]!["line"]!, (int)range["start"]!["character"]!, (int)range["end"]!["line"]!, (int)range["end"]!["character"]!);
}

using System.Text.Json.Nodes;

namespace DLQuiz.Shell.Tests.LanguageServer;

/// <summary>The program behind the protocol, as another process sees it.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public void It_says_what_it_can_do_and_ends_with_0_after_shutdown_and_exit()
    {
        using var client = new LspClient();
        JsonNode result = client.Initialize();

        Assert.Equal("dlquiz", (string?)result["serverInfo"]!["name"]);
        JsonNode can = result["capabilities"]!;
        Assert.Equal("utf-16", (string?)can["positionEncoding"]);
        Assert.Equal(2, (int?)can["textDocumentSync"]!["change"]);
        Assert.Equal([true, true], [(bool?)can["hoverProvider"], (bool?)can["documentSymbolProvider"]]);
        Assert.NotNull(can["completionProvider"]);
        Assert.NotNull(can["codeActionProvider"]);
        Assert.Equal("null", (string?)client.Ask("shutdown", null));
        client.Tell("exit", new { });
        Assert.Equal(0, client.WaitForExit());
        Assert.Equal("", client.Errors);
    }

    [Fact]
    public void An_end_without_shutdown_is_an_error()
    {
        using LspClient hungUp = LspClient.Open("# a");
        Assert.Equal(1, hungUp.HangUp());

        using LspClient left = LspClient.Open("# a");
        left.Tell("exit", new { });
        Assert.Equal(1, left.WaitForExit());
    }

    [Fact]
    public void Requests_before_the_beginning_and_after_the_end_are_refused()
    {
        using var client = new LspClient();
        Assert.Equal(-32002, Code(client.Request("textDocument/hover", new { })));
        client.Initialize();
        Assert.Equal(-32600, Code(client.Request("initialize", new { })));
        client.Ask("shutdown", null);
        Assert.Equal(-32600, Code(client.Request("textDocument/hover", new { })));
    }

    [Fact]
    public void Nothing_that_is_sent_makes_it_fall_over()
    {
        using LspClient client = LspClient.Open(SampleNote.Text);
        Assert.Equal(-32601, Code(client.Request("textDocument/rename", new { })));
        Assert.Equal(-32602, Code(client.Request("textDocument/hover", new { textDocument = new { } })));
        Assert.Equal(-32602, Code(client.Request("textDocument/hover", null)));
        Assert.Equal(-32602, Code(client.Request("textDocument/hover", new { textDocument = new { uri = "file:///other.md" }, position = new { line = 0, character = 0 } })));
        client.Tell("$/setTrace", new { value = "off" });
        client.Tell("workspace/didChangeConfiguration", new { });
        client.Tell("textDocument/didChange", new { textDocument = 3 });
        client.Tell("$/cancelRequest", new { id = 4711 });
        client.SendRaw("garbage\r\n\r\nContent-Length: no number\r\n\r\nContent-Length: 3\r\n\r\n{]}");
        Assert.Equal(-32700, Code(client.WaitFor(message => message["id"] is null && message["error"] is not null)));
        client.SendRaw("Content-Length: 2\r\n\r\n[]");
        Assert.Equal(-32600, Code(client.WaitFor(message => message["id"] is null && message["error"] is not null)));
        client.SendRaw("content-length: 2\r\nContent-Type: x\r\n\r\n{}");
        Assert.Equal(-32600, Code(client.WaitFor(message => message["id"] is null && message["error"] is not null)));
        foreach ((int line, int character) in new[] { (0, 0), (-1, -1), (1_000_000, 5), (15, 1_000_000) })
        {
            Assert.Null(client.Request("textDocument/hover", new { textDocument = new { uri = LspClient.Uri }, position = new { line, character } })["error"]);
            Assert.Null(client.Request("textDocument/completion", new { textDocument = new { uri = LspClient.Uri }, position = new { line, character } })["error"]);
        }
    }

    [Fact]
    public void A_request_that_is_taken_back_in_time_is_not_worked_on()
    {
        using LspClient client = LspClient.Open(string.Concat(Enumerable.Repeat("# What is asked?\n\nThis.\n\n", 5_000)));
        // The first one keeps the server busy while the second is taken back.
        client.Send(new { jsonrpc = "2.0", id = "busy", method = "textDocument/codeAction", @params = new { textDocument = new { uri = LspClient.Uri }, range = new { start = new { line = 0, character = 0 }, end = new { line = 0, character = 0 } } } });
        client.Send(new { jsonrpc = "2.0", id = "late", method = "textDocument/documentSymbol", @params = new { textDocument = new { uri = LspClient.Uri } } });
        client.Tell("$/cancelRequest", new { id = "late" });

        Assert.Equal(-32800, Code(client.WaitFor(message => Id(message) == "late")));
        Assert.NotNull(client.WaitFor(message => Id(message) == "busy")["result"]);
    }

    private static string? Id(JsonNode message) => message["id"] is JsonValue value && value.TryGetValue(out string? id) ? id : null;

    private static int Code(JsonNode answer) => (int)answer["error"]!["code"]!;
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DLQuiz.Shell.Tests.EndToEnd;

namespace DLQuiz.Shell.Tests.LanguageServer;

/// <summary>An editor reduced to its end of the protocol, in front of the program as it was built.</summary>
internal sealed class LspClient : IDisposable
{
    public const string Uri = "file:///notes/a.md";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process server;
    private readonly BlockingCollection<JsonNode> arrived = [];
    private readonly List<JsonNode> set = [];
    private int last;

    public LspClient()
    {
        var start = new ProcessStartInfo(FreshHome.Program, "lsp") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        server = Process.Start(start)!;
        server.ErrorDataReceived += (_, line) => Errors += line.Data;
        server.BeginErrorReadLine();
        new Thread(Read) { IsBackground = true }.Start();
    }

    /// <summary>What it wrote to standard error.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>Processor time of the server so far: what else the machine does is not counted.</summary>
    public TimeSpan Worked
    {
        get
        {
            server.Refresh();
            return server.TotalProcessorTime;
        }
    }

    /// <summary>A client whose server is ready, with one note open.</summary>
    public static LspClient Open(string text, string uri = Uri)
    {
        var client = new LspClient();
        client.Initialize();
        client.OpenNote(text, uri);
        return client;
    }

    public JsonNode Initialize(string? root = "file:///notes")
    {
        JsonNode result = Ask("initialize", new { processId = (int?)null, rootUri = root, capabilities = new { } });
        Tell("initialized", new { });
        return result;
    }

    public void OpenNote(string text, string uri = Uri) => Tell("textDocument/didOpen", new { textDocument = new { uri, languageId = "markdown", version = 1, text } });

    /// <summary>The result of a request; fails with the error when it is refused.</summary>
    public JsonNode Ask(string method, object? parameters)
    {
        JsonNode answer = Request(method, parameters);
        return answer["error"] is { } error ? throw new InvalidOperationException(error.ToJsonString()) : answer["result"] ?? JsonValue.Create("null");
    }

    /// <summary>The whole answer to a request.</summary>
    public JsonNode Request(string method, object? parameters)
    {
        int id = ++last;
        Send(new { jsonrpc = "2.0", id, method, @params = parameters });
        return WaitFor(message => message["method"] is null && message["id"] is JsonValue value && value.TryGetValue(out int answered) && answered == id);
    }

    public JsonNode AskAt(string method, int line, int character, string uri = Uri) => Ask(method, new { textDocument = new { uri }, position = new { line, character } });

    public void Tell(string method, object parameters) => Send(new { jsonrpc = "2.0", method, @params = parameters });

    /// <summary>The findings of the version of a note that is asked for.</summary>
    public JsonArray Diagnostics(string uri = Uri, int version = 1) =>
        WaitFor(message => (string?)message["method"] == "textDocument/publishDiagnostics" && (string?)message["params"]!["uri"] == uri && (int?)message["params"]!["version"] == version)["params"]!["diagnostics"]!.AsArray();

    public void Send(object message)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message);
        SendRaw($"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n" + Encoding.UTF8.GetString(body));
    }

    public void SendRaw(string text)
    {
        server.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(text));
        server.StandardInput.BaseStream.Flush();
    }

    /// <summary>The first message, in order of arrival, that fits; those before it stay for later.</summary>
    public JsonNode WaitFor(Func<JsonNode, bool> fits) => WaitFor(fits, Patience);

    /// <summary>As <see cref="WaitFor(Func{JsonNode, bool})"/>, among what has come.</summary>
    public JsonNode WaitForNow(Func<JsonNode, bool> fits) => WaitFor(fits, TimeSpan.Zero);

    private JsonNode WaitFor(Func<JsonNode, bool> fits, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (set.Find(message => fits(message)) is { } found)
            {
                set.Remove(found);
                return found;
            }

            if (!arrived.TryTake(out JsonNode? next, patience > clock.Elapsed ? patience - clock.Elapsed : TimeSpan.Zero))
            {
                throw new TimeoutException($"No such message came; these did: {string.Join('\n', set.Select(message => message.ToJsonString()))}\n{Errors}");
            }

            set.Add(next);
        }
    }

    /// <summary>Closes its input and waits for the end.</summary>
    public int HangUp()
    {
        server.StandardInput.Close();
        return WaitForExit();
    }

    public int WaitForExit() => server.WaitForExit(Patience) ? server.ExitCode : throw new TimeoutException("The server does not end.");

    public void Dispose()
    {
        if (!server.HasExited)
        {
            server.Kill();
        }

        server.Dispose();
        arrived.Dispose();
    }

    /// <summary>Strict, unlike the server: whatever is no message on its output fails the test.</summary>
    private void Read()
    {
        using var source = new BufferedStream(server.StandardOutput.BaseStream);
        try
        {
            while (ReadHeader(source) is { } length)
            {
                byte[] body = new byte[length];
                source.ReadExactly(body);
                arrived.Add(JsonNode.Parse(body)!);
            }
        }
        catch (Exception broken) when (broken is IOException or FormatException or JsonException or ObjectDisposedException or InvalidOperationException)
        {
            Errors += broken.Message;
        }
    }

    private static int? ReadHeader(Stream source)
    {
        var header = new StringBuilder();
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int next = source.ReadByte();
            if (next < 0)
            {
                return header.Length == 0 ? null : throw new FormatException($"a torn header: {header}");
            }

            header.Append((char)next);
        }

        string text = header.ToString().TrimEnd();
        return text.StartsWith("Content-Length: ", StringComparison.Ordinal) ? int.Parse(text["Content-Length: ".Length..], CultureInfo.InvariantCulture) : throw new FormatException($"no header: {text}");
    }
}

using System.Text.Json;
using DLQuiz.Diagnostics;
using DLQuiz.Exchange;

namespace DLQuiz.LanguageServer.Requests;

internal sealed record Folder(string Uri);

internal sealed record InitializeParams(string? RootUri = null, Folder[]? WorkspaceFolders = null);

/// <summary>The first request: who the editor is, and what this server can do.</summary>
internal sealed class Initialize : MessageHandler<InitializeParams>
{
    public override string Method => "initialize";

    public override object Handle(InitializeParams parameters, Session session)
    {
        IEnumerable<string?> uris = parameters.WorkspaceFolders is { Length: > 0 } folders ? folders.Select(string? (folder) => folder.Uri) : [parameters.RootUri];
        session.Begin(uris.OfType<string>().Select(FileUri.PathOf).OfType<string>());
        var capabilities = new Dictionary<string, object>(StringComparer.Ordinal) { ["positionEncoding"] = "utf-16" };
        foreach (MessageHandler handler in ByMethod.Values)
        {
            handler.Offer(capabilities);
        }

        return new { capabilities, serverInfo = new { name = "dlquiz", version = ThisProgram.Version } };
    }
}

/// <summary>The editor is ready; nothing needs to be done.</summary>
internal sealed class Initialized : MessageHandler
{
    public override string Method => "initialized";

    public override object? Handle(JsonElement parameters, Session session) => null;
}

/// <summary>The last request.</summary>
internal sealed class Shutdown : MessageHandler
{
    public override string Method => "shutdown";

    public override object? Handle(JsonElement parameters, Session session)
    {
        session.ShutDown();
        return null;
    }
}

/// <summary>The last message.</summary>
internal sealed class Exit : MessageHandler
{
    public override string Method => "exit";

    public override object? Handle(JsonElement parameters, Session session)
    {
        session.Exit();
        return null;
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using DLQuiz.LanguageServer.Protocol;
using DLQuiz.LanguageServer.Requests;

namespace DLQuiz.LanguageServer;

/// <summary>Answers an editor over two streams until it says <c>exit</c> or hangs up.</summary>
/// <remarks>One thread reads ahead, so that a cancelled request is known before its turn; everything else happens on the caller's thread, one message after the other.</remarks>
internal sealed class Server : IDisposable
{
    private readonly MessageStream stream;
    private readonly TextWriter log;
    private readonly Session session;
    private readonly Publisher publisher;
    private readonly BlockingCollection<Incoming> arrived = [];
    private readonly ConcurrentDictionary<string, bool> cancelled = new(StringComparer.Ordinal);

    /// <param name="input">What the editor sends; buffered.</param>
    /// <param name="output">Carries nothing but the protocol.</param>
    /// <param name="log">For a person who looks for trouble.</param>
    /// <param name="clock">Measures how long the typing has paused.</param>
    public Server(Stream input, Stream output, TextWriter log, TimeProvider clock)
    {
        stream = new MessageStream(input, output);
        this.log = log;
        session = new Session();
        publisher = new Publisher(session, clock, stream.Write);
    }

    /// <summary>0 after <c>shutdown</c> and <c>exit</c>, 1 for an end without them, as the protocol demands.</summary>
    public int Run()
    {
        // A read from a pipe cannot be called off: the thread ends with the process.
        new Thread(ReadAhead) { IsBackground = true, Name = "editor" }.Start();
        while (session.State != SessionState.Exited)
        {
            if (arrived.TryTake(out Incoming? message, publisher.Wait()))
            {
                Take(message);
            }
            else if (arrived.IsCompleted)
            {
                return ExitCodes.InputHasErrors;
            }

            publisher.PublishDue();
        }

        return session.WasShutDown ? ExitCodes.Fine : ExitCodes.InputHasErrors;
    }

    public void Dispose() => arrived.Dispose();

    private void ReadAhead()
    {
        try
        {
            while (stream.Read() is { } body)
            {
                Incoming message = Incoming.Read(body);
                if (message.Cancelled() is { } id)
                {
                    cancelled[id] = true;
                }
                else
                {
                    arrived.Add(message);
                }
            }
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            log.WriteLine($"dlquiz lsp: {broken.Message}");
        }

        arrived.CompleteAdding();
    }

    private void Take(Incoming message)
    {
        if (message.Id is { } id)
        {
            Answer(id, message);
        }
        else if (message.Problem is { } problem)
        {
            Refuse(null, problem);
        }
        else if (message.Method is not null)
        {
            Note(message);
        }
    }

    private void Answer(JsonElement id, Incoming message)
    {
        try
        {
            if (cancelled.TryRemove(id.GetRawText(), out _))
            {
                throw new RpcException(RpcException.RequestCancelled, "cancelled");
            }

            object? result = message.Problem is { } problem ? throw problem : message.Method is null ? null : Dispatch(message, isRequest: true);
            stream.Write(new Dictionary<string, object?> { ["jsonrpc"] = "2.0", ["id"] = id, ["result"] = result });
        }
        catch (RpcException refused)
        {
            Refuse(id, refused);
        }
        catch (JsonException misshapen)
        {
            Refuse(id, new RpcException(RpcException.InvalidParams, misshapen.Message));
        }
        catch (Exception bug) when (bug is not IOException)
        {
            Tell(bug);
            Refuse(id, new RpcException(RpcException.InternalError, bug.Message));
        }
    }

    private void Note(Incoming message)
    {
        try
        {
            Dispatch(message, isRequest: false);
        }
        catch (Exception trouble) when (trouble is not IOException)
        {
            // Nobody waits for an answer, and one bad notification must not cost the editor its server.
            Tell(trouble);
        }
    }

    private object? Dispatch(Incoming message, bool isRequest)
    {
        if (!MessageHandler.ByMethod.TryGetValue(message.Method!, out MessageHandler? handler))
        {
            return isRequest ? throw new RpcException(RpcException.MethodNotFound, $"There is no {message.Method} here.") : null;
        }

        session.Admit(message.Method!);
        return handler.Handle(message.Params, session);
    }

    private void Refuse(JsonElement? id, RpcException refused) =>
        stream.Write(new Dictionary<string, object?> { ["jsonrpc"] = "2.0", ["id"] = id, ["error"] = new { refused.Code, refused.Message } });

    private void Tell(Exception trouble)
    {
        const int Warning = 2;
        log.WriteLine($"dlquiz lsp: {trouble}");
        stream.Write(new Notification("window/logMessage", new { type = Warning, message = $"dlquiz: {trouble.Message}" }));
    }
}

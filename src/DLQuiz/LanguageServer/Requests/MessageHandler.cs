using System.Collections.Frozen;
using System.Text.Json;
using DLQuiz.LanguageServer.Protocol;

namespace DLQuiz.LanguageServer.Requests;

/// <summary>One message of the protocol; a file with a class like this is all that a new one needs.</summary>
internal abstract class MessageHandler
{
    /// <summary>Every handler of this assembly.</summary>
    public static FrozenDictionary<string, MessageHandler> ByMethod { get; } = Registry.Of<MessageHandler>().ToFrozenDictionary(handler => handler.Method, StringComparer.Ordinal);

    /// <summary>As the protocol names it.</summary>
    public abstract string Method { get; }

    /// <summary>Adds what this handler offers to the capabilities that the client is told.</summary>
    public virtual void Offer(Dictionary<string, object> capabilities)
    {
    }

    /// <summary>The result of a request; whatever a notification gives is not sent.</summary>
    /// <exception cref="RpcException">The request is answered with this error.</exception>
    /// <exception cref="JsonException">The parameters are not of their shape.</exception>
    public abstract object? Handle(JsonElement parameters, Session session);
}

/// <summary>A message with parameters.</summary>
internal abstract class MessageHandler<T> : MessageHandler
{
    public abstract object? Handle(T parameters, Session session);

    public sealed override object? Handle(JsonElement parameters, Session session)
    {
        T? read = parameters.ValueKind == JsonValueKind.Undefined ? default : parameters.Deserialize<T>(Json.Options);
        return Handle(read ?? throw new RpcException(RpcException.InvalidParams, $"{Method} needs parameters."), session);
    }
}

/// <summary>Finds the features of the server: each is one class.</summary>
internal static class Registry
{
    /// <summary>One of each class below <typeparamref name="T"/>, by name.</summary>
    public static T[] Of<T>() =>
    [
        .. typeof(Registry).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!),
    ];
}

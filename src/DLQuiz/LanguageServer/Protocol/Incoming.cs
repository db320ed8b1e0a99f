using System.Text.Json;

namespace DLQuiz.LanguageServer.Protocol;

/// <summary>A message of the client as far as it could be read.</summary>
/// <param name="Id">A number or a text; null for a notification.</param>
/// <param name="Method">Null for a response, which nothing here asks for, and for what is no message.</param>
/// <param name="Params">Undefined when there are none.</param>
/// <param name="Problem">What is wrong with it; null when nothing is.</param>
internal sealed record Incoming(JsonElement? Id, string? Method, JsonElement Params, RpcException? Problem)
{
    private const string Cancel = "$/cancelRequest";

    public static Incoming Read(byte[] body)
    {
        JsonElement message;
        try
        {
            message = JsonElement.Parse(body);
        }
        catch (JsonException broken)
        {
            return new Incoming(null, null, default, new RpcException(RpcException.ParseError, broken.Message));
        }

        if (message.ValueKind != JsonValueKind.Object)
        {
            return new Incoming(null, null, default, new RpcException(RpcException.InvalidRequest, "A message is an object."));
        }

        JsonElement? id = message.TryGetProperty("id", out JsonElement given) && given.ValueKind is JsonValueKind.Number or JsonValueKind.String ? given : null;
        bool isResponse = message.TryGetProperty("result", out _) || message.TryGetProperty("error", out _);
        string? method = message.TryGetProperty("method", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        message.TryGetProperty("params", out JsonElement parameters);
        return new Incoming(id, method, parameters, method is null && !isResponse ? new RpcException(RpcException.InvalidRequest, "A message has a method.") : null);
    }

    /// <summary>The id of the request that this message takes back, as JSON; null for every other message.</summary>
    public string? Cancelled() =>
        Method == Cancel && Params.ValueKind == JsonValueKind.Object && Params.TryGetProperty("id", out JsonElement id) ? id.GetRawText() : null;
}

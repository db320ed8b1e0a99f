using System.Text.Json.Serialization;

namespace DLQuiz.LanguageServer.Protocol;

/// <summary>A place between two characters; both count from 0, <paramref name="Character"/> in UTF-16 units.</summary>
internal readonly record struct Position(int Line, int Character)
{
    public bool IsBehind(Position other) => (Line, Character).CompareTo((other.Line, other.Character)) > 0;
}

/// <summary>From a place to another, which is not part of it.</summary>
internal readonly record struct Range(Position Start, Position End)
{
    public bool Touches(Range other) => !Start.IsBehind(other.End) && !other.Start.IsBehind(End);
}

internal sealed record TextDocument(string Uri);

internal sealed record OpenedDocument(string Uri, int Version, string Text);

internal sealed record VersionedDocument(string Uri, int? Version);

/// <summary>What many requests ask by: a document and a place in it.</summary>
internal sealed record PlaceParams(TextDocument TextDocument, Position Position);

internal sealed record DocumentParams(TextDocument TextDocument);

/// <summary>What takes the place of a range.</summary>
internal sealed record Edit(Range Range, string NewText);

internal sealed record WorkspaceEdit(Dictionary<string, Edit[]> Changes);

/// <summary>Text for a person; always Markdown here.</summary>
internal sealed record Markup(string Value)
{
    public string Kind { get; } = "markdown";
}

internal sealed record CodeDescription(string Href);

/// <summary>A finding as the protocol wants it; <paramref name="Severity"/> is 1 for an error, 2 a warning, 3 an information.</summary>
internal sealed record PublishedDiagnostic(Range Range, int Severity, string Code, CodeDescription CodeDescription, string Source, string Message);

/// <summary>Sent by the server and never answered.</summary>
internal sealed record Notification(string Method, object Params)
{
    [JsonPropertyOrder(-1)]
    public string Jsonrpc { get; } = "2.0";
}

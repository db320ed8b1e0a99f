using DLQuiz.LanguageServer.Hovering;
using DLQuiz.LanguageServer.Places;
using DLQuiz.LanguageServer.Protocol;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Requests;

/// <summary>What the cursor is on; what several sources have to tell stands under one another.</summary>
internal sealed class HoverRequest : MessageHandler<PlaceParams>
{
    public override string Method => "textDocument/hover";

    public override void Offer(Dictionary<string, object> capabilities) => capabilities["hoverProvider"] = true;

    public override object? Handle(PlaceParams parameters, Session session)
    {
        var cursor = new Cursor(session.Get(parameters.TextDocument.Uri), parameters.Position);
        if (cursor.Word(withHyphens: cursor.IsInFrontMatter) is not { } word)
        {
            return null;
        }

        Cursor end = cursor.At(word.End);
        string[] told = [.. HoverSource.All.Select(source => source.Tell(word.Word, end)).OfType<string>()];
        return told.Length == 0 ? null : new
        {
            contents = new Markup(string.Join("\n\n---\n\n", told)),
            range = new Range(new Position(cursor.Line, word.Start), new Position(cursor.Line, word.End)),
        };
    }
}

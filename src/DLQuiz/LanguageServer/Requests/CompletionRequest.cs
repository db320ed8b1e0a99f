using DLQuiz.LanguageServer.Completion;
using DLQuiz.LanguageServer.Places;
using DLQuiz.LanguageServer.Protocol;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Requests;

/// <summary>As the protocol wants an offer; the list keeps the order of the sources.</summary>
internal sealed record CompletionItem(string Label, int Kind, string? Detail, Markup? Documentation, string SortText, string FilterText, Edit TextEdit);

/// <summary>What may be written here.</summary>
internal sealed class CompletionRequest : MessageHandler<PlaceParams>
{
    public override string Method => "textDocument/completion";

    public override void Offer(Dictionary<string, object> capabilities) =>
        capabilities["completionProvider"] = new { triggerCharacters = CompletionSource.All.SelectMany(source => source.Triggers).Distinct().Select(c => c.ToString()) };

    public override object Handle(PlaceParams parameters, Session session)
    {
        var cursor = new Cursor(session.Get(parameters.TextDocument.Uri), parameters.Position);
        return CompletionSource.All.SelectMany(source => source.At(cursor)).DistinctBy(offer => offer.Label)
            .Select((offer, place) => Item(offer, place, cursor))
            .ToArray();
    }

    private static CompletionItem Item(Offer offer, int place, Cursor cursor)
    {
        var range = new Range(new Position(cursor.Line, Math.Max(0, cursor.Column - offer.Replaces)), new Position(cursor.Line, cursor.Column));
        return new CompletionItem(offer.Label, (int)offer.Kind, offer.Detail, offer.Documentation is null ? null : new Markup(offer.Documentation), $"{place:0000}", offer.Text, new Edit(range, offer.Text));
    }
}

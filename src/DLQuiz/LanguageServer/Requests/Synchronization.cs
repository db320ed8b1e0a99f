using DLQuiz.LanguageServer.Places;
using DLQuiz.LanguageServer.Protocol;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Requests;

internal sealed record OpenParams(OpenedDocument TextDocument);

/// <param name="Range">What the text takes the place of; null for the whole document.</param>
/// <param name="Text">The new text.</param>
internal sealed record ContentChange(string Text, Range? Range = null);

internal sealed record ChangeParams(VersionedDocument TextDocument, ContentChange[] ContentChanges);

/// <summary>From here on the editor's text counts, not the file's.</summary>
internal sealed class DidOpen : MessageHandler<OpenParams>
{
    public override string Method => "textDocument/didOpen";

    public override void Offer(Dictionary<string, object> capabilities)
    {
        const int Incremental = 2;
        capabilities["textDocumentSync"] = new { openClose = true, change = Incremental };
    }

    public override object? Handle(OpenParams parameters, Session session)
    {
        session.Add(parameters.TextDocument.Uri, parameters.TextDocument.Version, parameters.TextDocument.Text);
        return null;
    }
}

internal sealed class DidChange : MessageHandler<ChangeParams>
{
    public override string Method => "textDocument/didChange";

    public override object? Handle(ChangeParams parameters, Session session)
    {
        OpenNote note = session.Get(parameters.TextDocument.Uri);
        string text = note.Lines.Text;
        foreach (ContentChange change in parameters.ContentChanges)
        {
            text = Apply(text, change);
        }

        session.Change(note, parameters.TextDocument.Version ?? note.Version + 1, text);
        return null;
    }

    /// <summary>Each change counts in the text that the one before it left.</summary>
    private static string Apply(string text, ContentChange change)
    {
        if (change.Range is not { } range)
        {
            return change.Text;
        }

        var lines = new NoteLines(text);
        int start = lines.OffsetOf(range.Start);
        int end = Math.Max(start, lines.OffsetOf(range.End));
        return string.Concat(text.AsSpan(0, start), change.Text, text.AsSpan(end));
    }
}

internal sealed class DidClose : MessageHandler<DocumentParams>
{
    public override string Method => "textDocument/didClose";

    public override object? Handle(DocumentParams parameters, Session session)
    {
        session.Close(parameters.TextDocument.Uri);
        return null;
    }
}

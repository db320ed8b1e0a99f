using DLQuiz.LanguageServer.Actions;
using DLQuiz.LanguageServer.Protocol;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Requests;

/// <param name="Only">The kinds that are wanted; null for all.</param>
internal sealed record CodeActionContext(string[]? Only = null);

internal sealed record CodeActionParams(TextDocument TextDocument, Range Range, CodeActionContext? Context = null);

/// <summary>What can be done at a place.</summary>
internal sealed class CodeActions : MessageHandler<CodeActionParams>
{
    public override string Method => "textDocument/codeAction";

    public override void Offer(Dictionary<string, object> capabilities) =>
        capabilities["codeActionProvider"] = new { codeActionKinds = new[] { NoteAction.QuickFix, NoteAction.Rewrite, NoteAction.Source } };

    public override object Handle(CodeActionParams parameters, Session session)
    {
        OpenNote note = session.Get(parameters.TextDocument.Uri);
        return CodeActionSource.All.SelectMany(source => source.At(note, parameters.Range, session))
            .Where(action => IsWanted(action.Kind, parameters.Context?.Only))
            .Select(action => new
            {
                action.Title,
                action.Kind,
                diagnostics = action.Cures is { } cured ? new[] { cured } : null,
                edit = new WorkspaceEdit(new Dictionary<string, Edit[]>(StringComparer.Ordinal) { [note.Uri] = [.. action.Edits] }),
            })
            .ToArray();
    }

    /// <summary>A kind covers those that begin with it and a dot.</summary>
    private static bool IsWanted(string kind, string[]? only) =>
        only is null || only.Length == 0 || Array.Exists(only, wanted => wanted.Length == 0 || kind == wanted || kind.StartsWith(wanted + ".", StringComparison.Ordinal));
}

using DLQuiz.Core.Authoring.Edits;
using DLQuiz.LanguageServer.Protocol;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Actions;

/// <summary>Writes a likely card at the cursor as an explicit one.</summary>
internal sealed class AcceptAction : CodeActionSource
{
    public override IEnumerable<NoteAction> At(OpenNote note, Range range, Session session)
    {
        foreach (Suggestion suggestion in note.Suggestions.Where(suggestion => IsOn(suggestion, range)))
        {
            // The same proof that dlquiz suggest demands: this card comes, and no other changes.
            if (Suggestions.Accept(note.Text, [suggestion]) is not null)
            {
                yield return new NoteAction($"Accept suggestion: {suggestion.Front.Split('\n', 2)[0]}", NoteAction.QuickFix, [.. suggestion.Edits.Select(edit => EditOf(edit, note.Lines))]);
            }
        }
    }

    private static bool IsOn(Suggestion suggestion, Range range) =>
        new Range(new Position(suggestion.Span.Line - 1, 0), new Position(suggestion.Span.Line - 1, int.MaxValue)).Touches(range);
}

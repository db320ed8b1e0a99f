using DLQuiz.Core.Authoring.Edits;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Actions;

/// <summary>Gives the card at the cursor, or every card of the note, an id.</summary>
internal sealed class StampAction : CodeActionSource
{
    public override IEnumerable<NoteAction> At(OpenNote note, Range range, Session session)
    {
        IReadOnlyList<Stamp> stamps = note.Stamps(session);
        int line = range.Start.Line + 1;
        int at = note.Compiled.Cards.Where(card => card.Span.Line <= line).Select(card => card.Span.Line).DefaultIfEmpty(-1).Max();
        if (stamps.FirstOrDefault(stamp => stamp.Span.Line == at) is { } stamp)
        {
            yield return new NoteAction($"Stamp id “{stamp.Id}”", NoteAction.Rewrite, [EditOf(stamp.Edit, note.Lines)]);
        }

        if (stamps.Count > 1)
        {
            yield return new NoteAction($"Stamp ids of all {stamps.Count} cards of this note", NoteAction.Source, [.. stamps.Select(one => EditOf(one.Edit, note.Lines))]);
        }
    }
}

using DLQuiz.Core.Model;
using DLQuiz.LanguageServer.Protocol;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Actions;

/// <summary>Writes what surely was meant, for findings that know it.</summary>
internal sealed class ReplaceAction : CodeActionSource
{
    public override IEnumerable<NoteAction> At(OpenNote note, Range range, Session session)
    {
        foreach (Diagnostic finding in note.Compiled.Diagnostics.Where(finding => finding is { Replacement: not null, Span.Length: > 0 }))
        {
            Range place = note.Lines.RangeOf(finding.Span);
            if (place.Touches(range))
            {
                yield return new NoteAction($"Write “{finding.Replacement}”", NoteAction.QuickFix, [new Edit(place, finding.Replacement!)], Publisher.Shown(finding, note.Lines));
            }
        }
    }
}

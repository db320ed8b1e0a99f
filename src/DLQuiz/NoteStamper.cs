using DLQuiz.Commands;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Authoring.Edits;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Text;

namespace DLQuiz;

/// <summary>Writes ids into the notes at or under a path, and says which.</summary>
/// <param name="output">Told of each id, or the diff.</param>
/// <param name="isDry">Show the diff and write nothing.</param>
internal sealed class NoteStamper(TextWriter output, bool isDry)
{
    /// <summary>The decks that ship are no notes of the learner; a source that is not there is the compiler's to report.</summary>
    /// <param name="sources">Those of the learner and perhaps others.</param>
    /// <param name="path">As given on the command line; null for all notes.</param>
    public void Stamp(IEnumerable<Source> sources, string? path)
    {
        string? only = path is null ? null : Workspace.FullPath(path);
        foreach (Source source in sources.Where(source => Path.Exists(source.Root) && (only is not null || source.Name != Workspace.Shipped)))
        {
            Stamp(source, only ?? source.Root);
        }
    }

    private void Stamp(Source source, string only)
    {
        // All notes are read, so that no id is given twice in a deck.
        var taken = new TakenIds(EditableNote.Under(source, source.Root).Select(note => NoteCompiler.Compile(note.Text)));
        foreach (EditableNote note in EditableNote.Under(source, only))
        {
            IReadOnlyList<Stamp> stamps = Stamping.Of(note.Text, taken);
            if (stamps.Count > 0)
            {
                Write(note, stamps);
            }
        }
    }

    private void Write(EditableNote note, IReadOnlyList<Stamp> stamps)
    {
        string file = SafeText.Of(Places.Near(note.File));
        if (isDry)
        {
            SuggestCommand.WriteDiff(output, file, note, stamps.Select(stamp => stamp.Edit));
            return;
        }

        note.Write(stamps.Select(stamp => stamp.Edit));
        foreach (Stamp stamp in stamps)
        {
            output.WriteLine($"{file}:{stamp.Span.Line}: {SafeText.Of(stamp.Id)}");
        }
    }
}

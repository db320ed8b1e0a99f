using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Terminal.Screens.NotesRows;

/// <summary>A row of the list of notes.</summary>
internal abstract record NotesRow
{
    private NotesRow()
    {
    }

    public abstract SourceReport Source { get; init; }

    public sealed record OfSource(SourceReport Source, int Errors, int Warnings) : NotesRow;

    public sealed record OfNote(SourceReport Source, NoteSummary Note, int Errors, int Warnings, int Infos) : NotesRow;

    public sealed record OfFinding(SourceReport Source, Diagnostic Finding) : NotesRow;

    /// <summary>The file that the row is about; null for a source.</summary>
    public string? File => this switch
    {
        OfNote note => note.Note.File,
        OfFinding finding => finding.Finding.Span.File,
        _ => null,
    };

    /// <summary>Sources, each with its notes, each with its findings.</summary>
    public static ImmutableArray<NotesRow> Of(NotesReport report, NotesFilter filter) => [.. report.Sources.SelectMany(source => OfOne(source, filter))];

    /// <summary>The row that was selected, as it is in another list: the same finding, else the nearest of its kind in the note, else the note, else the source.</summary>
    /// <param name="rows">The list now.</param>
    /// <param name="selected">As it was.</param>
    /// <param name="index">Where it stood.</param>
    public static int Find(ImmutableArray<NotesRow> rows, NotesRow? selected, int index)
    {
        int best = Math.Clamp(index, 0, Math.Max(0, rows.Length - 1));
        int score = 0;
        for (int i = 0; selected is not null && i < rows.Length; i++)
        {
            if (Likeness(rows[i], selected) is var likeness && likeness > score)
            {
                (best, score) = (i, likeness);
            }
        }

        return best;
    }

    private static int Likeness(NotesRow row, NotesRow selected) =>
        row.Source.Source.Name != selected.Source.Source.Name ? 0
        : (row, selected) switch
        {
            (OfFinding one, OfFinding other) when one.File == other.File => one.Finding.Rule != other.Finding.Rule ? 0
                : one.Finding.Message == other.Finding.Message ? 1_000_000 - Apart(one, other) : 500_000 - Apart(one, other),
            (OfNote, OfNote or OfFinding) => row.File == selected.File ? 2 : 0,
            (OfSource, _) => 1,
            _ => 0,
        };

    private static int Apart(OfFinding one, OfFinding other) => Math.Min(100_000, Math.Abs(one.Finding.Span.Line - other.Finding.Span.Line));

    private static IEnumerable<NotesRow> OfOne(SourceReport source, NotesFilter filter)
    {
        yield return new OfSource(source, CountOf(source.Findings, Severity.Error), CountOf(source.Findings, Severity.Warning));
        ILookup<string, Diagnostic> byFile = source.Findings.ToLookup(finding => finding.Span.File, StringComparer.Ordinal);
        HashSet<string> known = [.. source.Notes.Select(note => note.File)];
        // What is no note, such as a link that is not followed, may be found fault with too.
        IEnumerable<NoteSummary> others = byFile.Where(file => !known.Contains(file.Key)).Select(file => new NoteSummary(file.Key, 0, NoteOutcome.Unread));
        foreach (NoteSummary note in source.Notes.Concat(others))
        {
            Diagnostic[] listed = [.. byFile[note.File].Where(finding => IsListed(finding.Severity, filter))];
            if (listed.Length == 0 && filter != NotesFilter.Everything)
            {
                continue;
            }

            Diagnostic[] all = [.. byFile[note.File]];
            yield return new OfNote(source, note, CountOf(all, Severity.Error), CountOf(all, Severity.Warning), CountOf(all, Severity.Info));
            foreach (Diagnostic finding in listed.OrderBy(finding => finding.Span.Line).ThenBy(finding => finding.Span.Column))
            {
                yield return new OfFinding(source, finding);
            }
        }
    }

    private static bool IsListed(Severity severity, NotesFilter filter) => filter switch
    {
        NotesFilter.Errors => severity == Severity.Error,
        NotesFilter.Warnings => severity >= Severity.Warning,
        _ => true,
    };

    private static int CountOf(IEnumerable<Diagnostic> findings, Severity severity) => findings.Count(finding => finding.Severity == severity);
}

using System.Collections.Immutable;
using DLQuiz.Core.Authoring.Identity;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring;

/// <summary>What compiling a source comes to.</summary>
/// <param name="Plan">What to change in the store.</param>
/// <param name="Diagnostics">Of all notes, by file, line and column.</param>
/// <param name="Notes">By file; keys of equal cards now differ.</param>
public sealed record Compilation(CompilePlan Plan, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<CompiledNote> Notes)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}

/// <summary>What a compile opens of a source: the notes that it read, and of the store all cards that those may have been.</summary>
/// <remarks>Notes that share a name (<see cref="CompiledNote.Names"/>) are opened together, and so a note left as it is gives what it gave.</remarks>
public sealed record OpenedNotes
{
    /// <summary>Goes into the plan as it is.</summary>
    public required Source Source { get; init; }

    /// <summary>Each file once.</summary>
    public required IReadOnlyList<CompiledNote> Notes { get; init; }

    /// <summary>Every card of the opened files and of those that are there no more; of all other files the gone and the kept ones.</summary>
    public required IReadOnlyList<StoredCard> Stored { get; init; }

    /// <summary>Whether the store has a card of the source under that key, opened or not.</summary>
    public required Func<CardKey, bool> IsKnown { get; init; }

    /// <summary>Files that are there but could not be read: their cards stay as they are.</summary>
    public IReadOnlyCollection<string> Unreadable { get; init; } = [];

    /// <summary>Notes left as the store has them.</summary>
    public IReadOnlyCollection<StoredNote> Untouched { get; init; } = [];

    /// <summary>Files of notes with that outcome, opened or not.</summary>
    internal HashSet<string> FilesOf(NoteOutcome outcome) =>
    [
        .. Notes.Where(note => note.Outcome == outcome).Select(note => note.Note.File),
        .. Untouched.Where(note => note.Outcome == outcome).Select(note => note.File),
    ];
}

/// <summary>The way from the notes of a source to a plan for the store.</summary>
public static class Compiler
{
    /// <param name="source">Goes into the plan as it is.</param>
    /// <param name="notes">Every note of the source that could be read; each file once.</param>
    /// <param name="stored">Every card that the store has of the source, gone ones included.</param>
    /// <param name="unreadable">Files that are there but could not be read: their cards stay as they are.</param>
    /// <param name="schedulers">As <see cref="NoteCompiler.Compile"/> wants them.</param>
    public static Compilation Compile(Source source, IEnumerable<NoteText> notes, IReadOnlyList<StoredCard> stored, IReadOnlyCollection<string>? unreadable = null, IReadOnlyCollection<string>? schedulers = null) =>
        Link(source, [.. notes.Select(note => NoteCompiler.Compile(note, schedulers))], stored, unreadable);

    /// <summary>The second half: settles what only all notes together decide (ids and cards given twice) and matches them with the store.</summary>
    public static Compilation Link(Source source, IReadOnlyList<CompiledNote> notes, IReadOnlyList<StoredCard> stored, IReadOnlyCollection<string>? unreadable = null)
    {
        ArgumentNullException.ThrowIfNull(stored);
        HashSet<CardKey> known = [.. stored.Select(card => card.Card.Key)];
        return Link(new OpenedNotes { Source = source, Notes = notes, Stored = stored, Unreadable = unreadable ?? [], IsKnown = known.Contains });
    }

    /// <summary>The second half for a part of the notes, which comes to the same as for all of them.</summary>
    public static Compilation Link(OpenedNotes opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ImmutableArray<CompiledNote> settled = Duplicates.Settle([.. opened.Notes.OrderBy(note => note.Note.File, StringComparer.Ordinal)]);
        CompilePlan plan = Matching.Plan(opened with { Notes = settled });
        return new Compilation(plan, [.. settled.SelectMany(note => note.Diagnostics)], settled);
    }
}

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
        ArgumentNullException.ThrowIfNull(notes);
        CompiledNote[] sorted = [.. notes.OrderBy(note => note.Note.File, StringComparer.Ordinal)];
        ImmutableArray<CompiledNote> settled = Duplicates.Settle(sorted);
        CompilePlan plan = Matching.Plan(source, stored, settled, unreadable ?? []);
        return new Compilation(plan, [.. settled.SelectMany(note => note.Diagnostics)], settled);
    }
}

using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Terminal;

/// <summary>How the notes stand after the latest compile.</summary>
/// <param name="Sources">In the order in which they are compiled.</param>
/// <param name="IsShared">Whether others study the same decks: then this looks only, and <c>dlquiz compile</c> changes them.</param>
public sealed record NotesReport(ImmutableArray<SourceReport> Sources, bool IsShared);

/// <summary>How one source stands.</summary>
/// <param name="Source">Its name and root.</param>
public sealed record SourceReport(Source Source)
{
    /// <summary>Why it cannot be read or stored just now, in a sentence; null when all is well. What was known before still stands.</summary>
    public string? Problem { get; init; }

    /// <summary>By file, in ordinal order.</summary>
    public ImmutableArray<NoteSummary> Notes { get; init; } = [];

    /// <summary>By file, line and column.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Of the latest compile, in the learner's zone; null before the first.</summary>
    public DateTimeOffset? CompiledAt { get; init; }

    /// <summary>What the latest save changed; null before the first.</summary>
    public NotesChange? LastSave { get; init; }

    public int Cards => Notes.Sum(note => note.Cards);
}

/// <summary>A note and what it gives.</summary>
/// <param name="File">Path under the source's root, parts joined by <c>/</c>.</param>
/// <param name="Cards">Of the last time that it could be read.</param>
/// <param name="Outcome">Of the last compile.</param>
public sealed record NoteSummary(string File, int Cards, NoteOutcome Outcome);

/// <summary>What one save changed.</summary>
/// <param name="At">In the learner's zone.</param>
/// <param name="Files">Opened by it.</param>
/// <param name="Added">Cards that are new.</param>
/// <param name="Edited">Cards with another front or back.</param>
/// <param name="Moved">Cards with another place, and those that came back.</param>
/// <param name="Gone">Cards that are there no more.</param>
/// <param name="Unchanged">Cards of the opened files that are as they were.</param>
public sealed record NotesChange(
    DateTimeOffset At, ImmutableArray<string> Files, ImmutableArray<Card> Added, ImmutableArray<Card> Edited, ImmutableArray<Card> Moved, ImmutableArray<Card> Gone, int Unchanged);

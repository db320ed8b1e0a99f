using System.Collections.Immutable;

namespace DLQuiz.Core.Model;

/// <summary>How much of a note came through; the store keeps the number.</summary>
public enum NoteOutcome
{
    Whole,

    /// <summary>Some block had an error: its cards stay as the store has them, the others are as the note says.</summary>
    Partial,

    /// <summary>Nothing of it was read: all its cards stay as the store has them.</summary>
    Unread,

    /// <summary>Its file was not there at the last compile.</summary>
    Absent,
}

/// <summary>What the file system says of a file; a file is read again when it says something else.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">Time of the last change in ticks, UTC.</param>
public readonly record struct FileStamp(long Size, long Modified);

/// <summary>A compiled file.</summary>
/// <param name="File">Path under the source's root, parts joined by <c>/</c>.</param>
/// <param name="Hash">32 hexadecimal digits of XxHash128 over the bytes.</param>
/// <param name="Deck">The leaf deck that its cards are in; only a guess when it is unread.</param>
/// <param name="Settings">From its front matter.</param>
public sealed record Note(string File, string Hash, string Deck, DeckSettings Settings)
{
    public NoteOutcome Outcome { get; init; }

    /// <summary>Null when the file must be read again whatever the file system says.</summary>
    public FileStamp? Stamp { get; init; }

    public int CardCount { get; init; }

    /// <summary>What was noticed, by line and column.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Hashes of the keys and ids that it gives: two notes that share none settle apart.</summary>
    public ImmutableArray<long> Names { get; init; } = [];
}

/// <summary>What a store knows of a file without opening its cards.</summary>
/// <param name="File">Path under the source's root, parts joined by <c>/</c>.</param>
/// <param name="Hash">Of the bytes that were compiled; empty when they must be compiled again.</param>
/// <param name="Stamp">Null when the file must be read again.</param>
/// <param name="Outcome">Of the last compile.</param>
/// <param name="CardCount">Cards that it gave.</param>
public sealed record StoredNote(string File, string Hash, FileStamp? Stamp, NoteOutcome Outcome, int CardCount);

/// <summary>What a store knows of a source.</summary>
/// <param name="Compiler">Names the rules that its notes were last read by; empty when nothing is known.</param>
/// <param name="Notes">Every file that was ever compiled, absent ones included, in any order.</param>
public sealed record StoredNotes(string Compiler, IReadOnlyList<StoredNote> Notes)
{
    public static readonly StoredNotes None = new("", []);
}

using DLQuiz.LanguageServer.Protocol;

namespace DLQuiz.LanguageServer.Places;

/// <summary>A place in an open note, with what is around it.</summary>
internal sealed class Cursor
{
    public Cursor(OpenNote note, Position position)
    {
        Note = note;
        Line = Math.Clamp(position.Line, 0, note.Lines.Count - 1);
        Column = Math.Clamp(position.Character, 0, note.Lines[Line].Length);
        Block = note.Regions.FenceAt(Line) is { IsQuiz: true } block ? block : null;
        Quiz = Block is null ? null : QuizPlace.Of(note.Lines, Block, Line, Column);
    }

    public OpenNote Note { get; }

    public int Line { get; }

    public int Column { get; }

    /// <summary>The quiz block around the place; null outside of one.</summary>
    public Fence? Block { get; }

    /// <summary>Where in the quiz block it is; null outside of one.</summary>
    public QuizPlace? Quiz { get; }

    public bool IsInFrontMatter => Note.Regions.IsFrontMatter(Line);

    /// <summary>The line up to the place.</summary>
    public string Before => Note.Lines[Line][..Column].ToString();

    /// <summary>The names that the quiz block around the place defines.</summary>
    public BlockNames Names => field ??= Block is null ? new BlockNames([], []) : BlockNames.Of(Note.Lines, Block);

    /// <summary>The name that the place touches, from its start to its end; null between names.</summary>
    public (string Word, int Start, int End)? Word(bool withHyphens = false)
    {
        ReadOnlySpan<char> line = Note.Lines[Line];
        (int start, int end) = (Column, Column);
        while (start > 0 && IsPart(line[start - 1], withHyphens))
        {
            start--;
        }

        while (end < line.Length && IsPart(line[end], withHyphens))
        {
            end++;
        }

        return end > start ? (line[start..end].ToString(), start, end) : null;
    }

    /// <summary>The same note at another place of the same line.</summary>
    public Cursor At(int column) => new(Note, new Position(Line, column));

    private static bool IsPart(char c, bool withHyphens) => FormulaText.IsWord(c) || (withHyphens && c == '-');
}

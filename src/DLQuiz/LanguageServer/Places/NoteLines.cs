using DLQuiz.Core.Model;
using DLQuiz.LanguageServer.Protocol;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Places;

/// <summary>A text with its lines, as the protocol counts them: from 0, ended by LF, CRLF or CR.</summary>
internal sealed class NoteLines
{
    private readonly List<int> starts = [0];

    public NoteLines(string text)
    {
        Text = text;
        for (int end = text.AsSpan().IndexOfAny('\r', '\n'); end >= 0;)
        {
            int next = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            starts.Add(next);
            int offset = text.AsSpan(next).IndexOfAny('\r', '\n');
            end = offset < 0 ? -1 : next + offset;
        }
    }

    public string Text { get; }

    public int Count => starts.Count;

    /// <summary>Without its end; empty for a line that is not there.</summary>
    public ReadOnlySpan<char> this[int line]
    {
        get
        {
            if (line < 0 || line >= Count)
            {
                return [];
            }

            int end = line + 1 < Count ? starts[line + 1] : Text.Length;
            return Text.AsSpan(starts[line], end - starts[line]).TrimEnd("\r\n");
        }
    }

    /// <summary>A place behind the end of a line means its end, one behind the last line the end of the text.</summary>
    public int OffsetOf(Position position) =>
        position.Line < 0 ? 0
        : position.Line >= Count ? Text.Length
        : starts[position.Line] + Math.Clamp(position.Character, 0, this[position.Line].Length);

    public Position PositionOf(int offset)
    {
        int clamped = Math.Clamp(offset, 0, Text.Length);
        int found = starts.BinarySearch(clamped);
        int line = found >= 0 ? found : ~found - 1;
        return new Position(line, clamped - starts[line]);
    }

    /// <summary>What a finding underlines: its own length, else the rest of its line.</summary>
    public Range RangeOf(SourceSpan span)
    {
        int line = Math.Clamp(span.Line - 1, 0, Count - 1);
        int length = this[line].TrimEnd().Length;
        int start = Math.Clamp(span.Column - 1, 0, this[line].Length);
        int end = span.Length > 0 ? Math.Min(start + span.Length, this[line].Length) : Math.Max(start, length);
        return new Range(new Position(line, start), new Position(line, end));
    }
}

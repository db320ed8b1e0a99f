using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring;

/// <summary>The text of a note with its lines, so that offsets become lines and columns; LF, CRLF and CR end a line.</summary>
internal sealed class SourceText
{
    private readonly List<int> starts = [0];

    public SourceText(string file, string text)
    {
        File = file;
        Text = text;
        for (int i = text.AsSpan().IndexOfAny('\r', '\n'); i >= 0 && i < text.Length;)
        {
            int next = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? i + 2 : i + 1;
            starts.Add(next);
            int offset = text.AsSpan(next).IndexOfAny('\r', '\n');
            i = offset < 0 ? text.Length : next + offset;
        }
    }

    public string File { get; }

    public string Text { get; }

    public int LineCount => starts.Count;

    /// <summary>Counted from 1.</summary>
    public int LineOf(int offset)
    {
        int found = starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>Without its end.</summary>
    public ReadOnlySpan<char> Line(int line)
    {
        int end = line < starts.Count ? starts[line] : Text.Length;
        return Text.AsSpan(starts[line - 1], end - starts[line - 1]).TrimEnd("\r\n");
    }

    public int StartOf(int line) => starts[line - 1];

    public SourceSpan At(int offset, int length = 0)
    {
        int line = LineOf(Math.Clamp(offset, 0, Text.Length));
        return new SourceSpan(File, line, offset - starts[line - 1] + 1, length);
    }

    public Diagnostic Report(DiagnosticRule rule, string message, int offset, int length = 0) =>
        Report(rule, message, At(offset, length));

    /// <summary>A place behind the end, where YAML sees what is missing, becomes the end.</summary>
    public Diagnostic Report(DiagnosticRule rule, string message, SourceSpan span)
    {
        SourceSpan inside = span.Line <= LineCount ? span : new SourceSpan(File, LineCount, Line(LineCount).Length + 1);
        return new Diagnostic(rule, message, inside, LineText(inside.Line));
    }

    /// <summary>A line as diagnostics keep it: cut when it is very long, empty when there is no such line.</summary>
    public string LineText(int line)
    {
        ReadOnlySpan<char> text = line <= LineCount ? Line(line) : [];
        int most = Math.Min(text.Length, NoteLimits.SourceLine);
        if (most < text.Length && char.IsHighSurrogate(text[most - 1]))
            most--;
        return text[..most].ToString();
    }
}

using DLQuiz.Core.Model;

namespace DLQuiz.Configuration.Toml;

/// <summary>Lines and columns of places in a text.</summary>
internal static class TextPlaces
{
    /// <summary>The line that holds a place, without its end.</summary>
    public static TextRange LineAt(string text, int place)
    {
        int start = place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;
        int end = text.IndexOf('\n', place);
        end = end < 0 ? text.Length : end;
        return new TextRange(start, (end > start && text[end - 1] == '\r' ? end - 1 : end) - start);
    }

    /// <summary>Where the next line begins, or the end of the text.</summary>
    public static int NextLine(string text, int place) => text.IndexOf('\n', place) is >= 0 and var end ? end + 1 : text.Length;

    public static int LineNumber(string text, int place) => 1 + text.AsSpan(0, place).Count('\n');

    /// <summary>As a finding shows it: counted from 1, and no longer than its line.</summary>
    public static SourceSpan SpanOf(string file, string text, TextRange range)
    {
        TextRange line = LineAt(text, range.Start);
        return new SourceSpan(file, LineNumber(text, range.Start), range.Start - line.Start + 1, Math.Max(0, Math.Min(range.End, line.End) - range.Start));
    }
}

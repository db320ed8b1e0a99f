using Markdig.Helpers;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>Looks ahead in the note, to tell fields in bullets and quotes from other uses of the letters.</summary>
internal static class FieldAhead
{
    /// <summary>Lines that are looked at: a note of nothing but questions must not take quadratic time.</summary>
    private const int MostLines = 200;

    /// <summary>Whether an answer follows the line in the same bullet or quote, before any other field.</summary>
    /// <param name="line">From its mark on.</param>
    /// <param name="column">Column at which the content of the bullet or quote begins.</param>
    public static bool HasAnswer(StringSlice line, int column)
    {
        string text = line.Text;
        int quotes = text.AsSpan(StartOfLine(text, line.Start), line.Start - StartOfLine(text, line.Start)).Count('>');
        int at = line.End + 1;
        for (int looked = 0; looked < MostLines && at < text.Length; looked++)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            int length = text.AsSpan(at).IndexOfAny('\r', '\n') is var end && end < 0 ? text.Length - at : end;
            ReadOnlySpan<char> next = text.AsSpan(at, length);
            ReadOnlySpan<char> content = next.TrimStart(" \t>");
            at += length;
            if (content.IsEmpty && (quotes == 0 || next.Contains('>')))
                continue;
            ReadOnlySpan<char> prefix = next[..(next.Length - content.Length)];
            if (prefix.Count('>') < quotes || (quotes == 0 && Width(prefix) < column))
                return false;
            if (FieldParser.KindOf(content) is { } kind)
                return kind == FieldKind.Answer;
        }

        return false;
    }

    /// <summary>Whether a bullet or quote begins here, behind an empty line, with a question that has its answer.</summary>
    /// <param name="line">From its first character that is no space.</param>
    /// <param name="column">Of that character.</param>
    public static bool BeginsInBullet(StringSlice line, int column)
    {
        ReadOnlySpan<char> text = line.AsSpan();
        int digits = text.Length - text.TrimStart("0123456789").Length;
        int marker = digits < text.Length && (digits == 0 ? text[0] is '-' or '*' or '+' or '>' : digits < 10 && text[digits] is '.' or ')') ? digits + 1 : 0;
        ReadOnlySpan<char> content = text[marker..].TrimStart(' ');
        int skipped = text.Length - content.Length;
        return marker > 0 && FieldParser.KindOf(content) == FieldKind.Question && FollowsEmptyLine(line)
            && HasAnswer(new StringSlice(line.Text, line.Start + skipped, line.End), column + skipped);
    }

    /// <summary>Whether there may be something to recall in the line.</summary>
    public static bool HasHole(ReadOnlySpan<char> line) => line.Contains('[') || line.Contains("==", StringComparison.Ordinal);

    private static bool FollowsEmptyLine(StringSlice line)
    {
        int start = StartOfLine(line.Text, line.Start);
        ReadOnlySpan<char> before = line.Text.AsSpan(0, start).TrimEnd(" \t");
        before = before.EndsWith("\n") ? before[..^1] : before;
        before = (before.EndsWith("\r") ? before[..^1] : before).TrimEnd(" \t");
        return before.IsEmpty || before[^1] is '\r' or '\n';
    }

    private static int StartOfLine(string text, int at) => text.AsSpan(0, at).LastIndexOfAny('\r', '\n') + 1;

    private static int Width(ReadOnlySpan<char> prefix)
    {
        int width = 0;
        foreach (char c in prefix)
            width += c == '\t' ? 4 - (width % 4) : 1;
        return width;
    }
}

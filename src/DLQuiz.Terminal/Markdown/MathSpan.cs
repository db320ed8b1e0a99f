using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Terminal.Markdown;

/// <summary>TeX maths within a paragraph.</summary>
/// <param name="source">Between the dollars or brackets.</param>
/// <param name="display">Written <c>$$…$$</c> or <c>\[…\]</c>: on lines of its own.</param>
internal sealed class MathSpan(string source, bool display) : LeafInline
{
    public string Source { get; } = source;

    public bool IsDisplay { get; } = display;
}

/// <summary>Finds <c>$…$</c> and <c>$$…$$</c> by Pandoc's rule: no blank just inside the dollars, no digit just after them.</summary>
/// <remarks>
/// <c>\(…\)</c> and <c>\[…\]</c> count where what they enclose is maths; elsewhere they are the escaped brackets of CommonMark.
/// Markdig's own parser asks for a blank or a mark outside the dollars, which Chinese text has not: <c>设$x$为…</c>.
/// </remarks>
internal sealed class MathSpanParser : InlineParser
{
    public MathSpanParser() => OpeningCharacters = ['$', '\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        string text = slice.Text;
        int start = slice.Start;
        if (slice.CurrentChar == '\\')
        {
            return MatchBrackets(processor, ref slice);
        }

        bool display = slice.PeekChar() == '$';
        int from = start + (display ? 2 : 1);
        int end = EndOf(text, from, slice.End, display);
        if (end < 0)
        {
            return false;
        }

        processor.Inline = new MathSpan(text[from..end], display);
        slice.Start = end + (display ? 2 : 1);
        return true;
    }

    private static bool MatchBrackets(InlineProcessor processor, ref StringSlice slice)
    {
        char open = slice.PeekChar();
        string closing = open switch { '[' => @"\]", '(' => @"\)", _ => "" };
        int from = slice.Start + 2;
        int length = closing.Length == 0 || from > slice.End ? -1 : slice.Text.AsSpan(from, slice.End - from + 1).IndexOf(closing);
        if (length <= 0 || !IsMaths(slice.Text.AsSpan(from, length)))
        {
            return false;
        }

        processor.Inline = new MathSpan(slice.Text.Substring(from, length), open == '[');
        slice.Start = from + length + 2;
        return true;
    }

    /// <summary>A command, a script or an equation; "\[see there\]" has none of them.</summary>
    private static bool IsMaths(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '^' or '_' or '=' || (text[i] == '\\' && i + 1 < text.Length && char.IsAsciiLetter(text[i + 1])))
            {
                return true;
            }

            // What is escaped says nothing: "\[a\_b\]" is a name in brackets.
            i += text[i] == '\\' ? 1 : 0;
        }

        return false;
    }

    private static int EndOf(string text, int from, int last, bool display)
    {
        if (from > last || (!display && char.IsWhiteSpace(text[from])))
        {
            return -1;
        }

        for (int i = from; i <= last; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '$' && i > from && Closes(text, i, last, display))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Closes(string text, int at, int last, bool display) => display
        ? at < last && text[at + 1] == '$'
        : !char.IsWhiteSpace(text[at - 1]) && (at == last || !char.IsAsciiDigit(text[at + 1]));
}

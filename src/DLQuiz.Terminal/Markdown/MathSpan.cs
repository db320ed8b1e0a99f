using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Terminal.Markdown;

/// <summary>TeX maths within a paragraph.</summary>
/// <param name="source">Between the dollars.</param>
/// <param name="display">Written <c>$$…$$</c>: a line of its own.</param>
internal sealed class MathSpan(string source, bool display) : LeafInline
{
    public string Source { get; } = source;

    public bool IsDisplay { get; } = display;
}

/// <summary>Finds <c>$…$</c> and <c>$$…$$</c> by Pandoc's rule: no blank just inside the dollars, no digit just after them.</summary>
/// <remarks>Markdig's own parser asks for a blank or a mark outside the dollars, which Chinese text has not: <c>设$x$为…</c>.</remarks>
internal sealed class MathSpanParser : InlineParser
{
    public MathSpanParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        string text = slice.Text;
        int start = slice.Start;
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

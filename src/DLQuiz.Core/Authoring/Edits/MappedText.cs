using System.Text;
using DLQuiz.Core.Authoring.Markup;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>A paragraph on one line, every character with its offset in the note.</summary>
internal sealed class MappedText
{
    private readonly List<int> offsets = [];

    /// <param name="paragraph">Without comments, hard breaks and link references: those do not go over as they are.</param>
    /// <param name="source">The note.</param>
    public MappedText(ParagraphBlock paragraph, string source)
    {
        var text = new StringBuilder();
        int end = Math.Min(paragraph.Span.End + 1, source.Length);
        for (int at = paragraph.Span.Start; at < end;)
        {
            if (source[at] is '\r' or '\n')
            {
                at = AfterPrefix(source, at, QuotesAround(paragraph));
                Join(text, source.AsSpan(at, Math.Max(0, Math.Min(16, end - at))), at);
            }
            else
            {
                Append(text, source[at], at++);
            }
        }

        Trim(text);
        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>Offset in the note of a character, or of the place right behind the last one.</summary>
    public int OffsetOf(int at) => at < offsets.Count ? offsets[at] : offsets[^1] + 1;

    private void Append(StringBuilder text, char c, int offset)
    {
        text.Append(c);
        offsets.Add(offset);
    }

    private void Join(StringBuilder text, ReadOnlySpan<char> next, int offset)
    {
        Trim(text);
        int window = Math.Min(text.Length, 16);
        if (LineJoin.Between(text.ToString(text.Length - window, window), next) is { Length: > 0 })
            Append(text, ' ', offset);
    }

    private void Trim(StringBuilder text)
    {
        int end = text.Length;
        while (end > 0 && text[end - 1] is ' ' or '\t' or '\u3000')
            end--;
        text.Length = end;
        offsets.RemoveRange(end, offsets.Count - end);
    }

    private static int AfterPrefix(string source, int at, int quotes)
    {
        at += source[at] == '\r' && at + 1 < source.Length && source[at + 1] == '\n' ? 2 : 1;
        for (; at < source.Length && source[at] is ' ' or '\t' or '\u3000' || (at < source.Length && source[at] == '>' && quotes > 0); at++)
            quotes -= source[at] == '>' ? 1 : 0;
        return at;
    }

    private static int QuotesAround(Block block)
    {
        int quotes = 0;
        for (Block? above = block.Parent; above is not null; above = above.Parent)
            quotes += above is QuoteBlock ? 1 : 0;
        return quotes;
    }
}

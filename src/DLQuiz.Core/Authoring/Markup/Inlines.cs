using System.Globalization;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>Walks over inlines; iterative, because emphasis may nest thousands deep.</summary>
internal static class Inlines
{
    /// <summary>Every inline of a block in the order of the text, containers before their content.</summary>
    public static IEnumerable<Inline> Of(LeafBlock block) => block.Inline is null ? [] : Of(block.Inline);

    /// <summary>Every inline inside another one.</summary>
    public static IEnumerable<Inline> Of(ContainerInline container)
    {
        Inline? current = container.FirstChild;
        while (current is not null)
        {
            yield return current;
            Inline? next = (current as ContainerInline)?.FirstChild;
            for (Inline? above = current; next is null && above is not null && above != container; above = above.Parent)
                next = above.NextSibling;
            current = next;
        }
    }

    /// <summary>Whether the text of the inline is not prose: code, maths, a link with all that belongs to it, a comment.</summary>
    public static bool IsOpaque(Inline inline) => inline is CodeInline or MathInline or AutolinkInline or LinkInline or CommentInline;

    /// <summary>Whether the block shows nothing but punctuation: a row of dashes, three dots.</summary>
    public static bool AreOnlyMarks(LeafBlock block) => Of(block).All(inline => inline switch
    {
        LiteralInline literal => IsPunctuation(literal.Content.AsSpan()),
        EmphasisInline or LineBreakInline or CommentInline or DelimiterInline => true,
        _ => false,
    });

    /// <summary>White space of any kind, joiners and direction marks: nothing that a reader would see.</summary>
    public static bool IsInvisible(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                return false;
        }

        return true;
    }

    private static bool IsPunctuation(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsPunctuation(c) && !IsInvisible([c]))
                return false;
        }

        return true;
    }

    /// <summary>Words that say of a link no more than that it is one.</summary>
    private static readonly string[] LeadWords =
    [
        "请参考", "请参阅", "请参见", "请查看", "请看", "参考链接", "参考", "参阅", "参见", "详情见", "详情", "详见", "查看", "原文链接", "原文", "链接", "来源", "出处", "见",
        "see also", "see", "read more", "read", "refer to", "source", "link", "via", "here", "and", "or", "和", "与", "或",
    ];

    /// <summary>No row of such words is longer.</summary>
    private const int LongestLead = 30;

    /// <summary>Whether the text is punctuation, or such words alone.</summary>
    private static bool LeadsToLink(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && IsMark(text[0]))
            text = text[1..];
        while (!text.IsEmpty && IsMark(text[^1]))
            text = text[..^1];
        if (text.Length is > 0 and <= LongestLead)
        {
            string words = string.Concat(text.ToString().Select(c => char.IsPunctuation(c) ? ' ' : c)).Trim().ToLowerInvariant();
            foreach (string word in LeadWords)
                words = words.StartsWith(word, StringComparison.Ordinal) && (word[0] > '\u2E80' || words.Length == word.Length || words[word.Length] == ' ') ? words[word.Length..].TrimStart() : words;
            text = words;
        }

        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
                return false;
        }

        return true;
    }

    private static bool IsMark(char c) => char.IsPunctuation(c) || char.IsWhiteSpace(c);

    /// <summary>Whether the block says nothing beyond links: bare addresses count, and punctuation and words such as "see" before a link do not save it.</summary>
    public static bool IsOnlyLinks(LeafBlock block, string source)
    {
        bool linked = false;
        SourceSpan inside = SourceSpan.Empty;
        foreach (Inline inline in Of(block))
        {
            if (inline.Span.Start <= inside.End && inside.Length > 0)
                continue;
            if (inline is LinkInline { IsImage: false } or AutolinkInline)
            {
                linked = true;
                inside = inline.Span;
            }
            else if (inline is LiteralInline literal)
            {
                ReadOnlySpan<char> text = literal.Content.AsSpan().Trim();
                bool isAddress = text.StartsWith("http") && Addresses.Covers(text.ToString());
                linked |= isAddress;
                if (!isAddress && !LeadsToLink(text))
                    return false;
            }
            else if (inline is not (LineBreakInline or CommentInline or EmphasisInline or DelimiterInline))
            {
                return false;
            }
        }

        return linked;
    }
}

/// <summary>Web addresses written without any Markdown.</summary>
internal static class Addresses
{
    /// <summary>Whether the text is one address.</summary>
    public static bool Covers(string text) => LengthAt(text, 0) is var length && length > 0 && length == text.Length;

    /// <summary>Length of the address that begins at an offset, 0 when none does; it ends at a space or an ideographic character.</summary>
    public static int LengthAt(string text, int start)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start);
        int scheme = rest.StartsWith("https://") ? 8 : rest.StartsWith("http://") ? 7 : 0;
        if (scheme == 0)
            return 0;
        int end = scheme;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]) && rest[end] < 0x2E80)
            end++;
        return end;
    }
}

using System.Buffers;
using System.Text;
using DLQuiz.Core.Model;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>The Markdown of one paragraph or heading, taken from the source: lines joined, prefixes of lists and quotes, comments and attributes off, link references written out.</summary>
/// <remarks>Two or more spaces (or a backslash) before a line end are a hard break as in CommonMark, which then is written as a backslash; at the end of a paragraph, heading or bullet they mean nothing.</remarks>
internal sealed class InlineText(string source, ReferenceBudget budget)
{
    private readonly SortedList<int, int> hidden = [];

    /// <summary>Texts without edits, which are asked for again and again; those with link references are charged each time.</summary>
    private readonly Dictionary<LeafBlock, string> known = [];

    /// <summary>Takes a stretch of the source out of every text that is read from now on.</summary>
    public void Hide(int start, int end)
    {
        hidden[start] = end;
        known.Clear();
    }

    /// <summary>In NFC, without outer white space.</summary>
    public string Of(LeafBlock block)
    {
        if (known.TryGetValue(block, out string? text))
            return text;
        (int start, int end) = block is HeadingBlock heading ? HeadingContent(heading) : (block.Span.Start, block.Span.End + 1);
        end = Math.Min(end, source.Length);
        if (start < 0 || start >= end)
            return "";
        var edits = new Edits(block, source, budget);
        edits.Hide(hidden, start, end);
        if (!edits.AreNone)
            return Finish(Assemble(start, end, edits, QuotesAround(block)));
        bool isOneLine = source.AsSpan(start, end - start).IndexOfAny('\r', '\n') < 0;
        return known[block] = Finish(isOneLine ? source.AsSpan(start, end - start) : Assemble(start, end, edits, QuotesAround(block)));
    }

    private static string Finish(ReadOnlySpan<char> text) => Inlines.IsInvisible(text) ? "" : Nfc.Of(text.Trim(" \t\r\n\u3000").ToString());

    private StringBuilder JoinLine(StringBuilder text, ref int at, int quotes, bool isVerbatim)
    {
        int next = at + (source[at] == '\r' && at + 1 < source.Length && source[at + 1] == '\n' ? 2 : 1);
        at = SkipPrefix(next, quotes);
        if (isVerbatim)
            return text.Append('\n');
        int spaces = TrimEnd(text);
        bool isHard = spaces >= 2 || EndsInBackslash(text);
        if (isHard)
            return (EndsInBackslash(text) ? text : text.Append('\\')).Append('\n');
        int ahead = at;
        while (ahead < source.Length && source[ahead] == '\u3000')
            ahead++;
        at = ahead;
        int window = Math.Min(text.Length, 16);
        string left = text.ToString(text.Length - window, window);
        return text.Append(LineJoin.Between(left, source.AsSpan(at, Math.Min(16, source.Length - at))));
    }

    private string Assemble(int start, int end, Edits edits, int quotes)
    {
        var text = new StringBuilder(end - start);
        for (int at = start; at < end;)
        {
            if (edits.Find(at) is { } edit)
            {
                text.Append(edit.Replacement);
                at = Math.Max(at + 1, edit.End);
            }
            else if (source[at] is '\r' or '\n')
            {
                JoinLine(text, ref at, quotes, edits.IsVerbatim(at));
            }
            else
            {
                text.Append(source[at++]);
            }
        }

        return text.ToString();
    }

    private int SkipPrefix(int at, int quotes)
    {
        for (int left = quotes; at < source.Length; at++)
        {
            if (source[at] == '>' && left > 0)
                left--;
            else if (source[at] is not (' ' or '\t'))
                break;
        }

        return at;
    }

    private static int TrimEnd(StringBuilder text)
    {
        int end = text.Length;
        while (end > 0 && text[end - 1] is ' ' or '\t')
            end--;
        int spaces = text.Length - end;
        text.Length = end;
        return spaces;
    }

    private static bool EndsInBackslash(StringBuilder text)
    {
        int count = 0;
        while (count < text.Length && text[text.Length - 1 - count] == '\\')
            count++;
        return count % 2 == 1;
    }

    private static int QuotesAround(Block block)
    {
        int quotes = 0;
        for (Block? above = block.Parent; above is not null; above = above.Parent)
            quotes += above is QuoteBlock ? 1 : 0;
        return quotes;
    }

    private (int Start, int End) HeadingContent(HeadingBlock heading)
    {
        int start = heading.Span.Start;
        int end = Math.Min(heading.Span.End + 1, source.Length);
        while (start < end && source[start] == '#')
            start++;
        ReadOnlySpan<char> text = source.AsSpan(start, end - start).TrimEnd(" \t\r\n");
        ReadOnlySpan<char> open = text.TrimEnd('#');
        if (open.IsEmpty || (open.Length < text.Length && open[^1] is ' ' or '\t'))
            text = open;
        return (start, start + text.Length);
    }
}

/// <summary>How many characters link references may still add to a note when they are written out.</summary>
internal sealed class ReferenceBudget
{
    public int Left { get; private set; } = NoteLimits.ReferenceText;

    public bool IsSpent { get; private set; }

    public bool Take(int characters)
    {
        IsSpent |= characters > Left;
        if (!IsSpent)
            Left -= characters;
        return !IsSpent;
    }
}

/// <summary>Pieces of a paragraph that do not go over as they are, and pieces whose line ends must stay.</summary>
internal sealed class Edits
{
    private static readonly SearchValues<char> NotInTarget = SearchValues.Create(" ()<>\t\r\n");

    private static readonly char[] LineEnds = ['\r', '\n'];

    private readonly Dictionary<int, Edit> edits = [];
    private readonly List<(int Start, int End)> verbatim = [];
    private int cursor;

    public Edits(LeafBlock block, string source, ReferenceBudget budget)
    {
        foreach (Inline inline in Inlines.Of(block))
        {
            if (inline.Span.Start < 0 || inline.Span.End >= source.Length || inline.Span.End < inline.Span.Start)
                continue;
            if (inline is CommentInline)
                edits[inline.Span.Start] = new Edit(inline.Span.End + 1, "");
            else if (inline is CodeInline or MathInline)
                verbatim.Add((inline.Span.Start, inline.Span.End));
            else if (inline is LinkInline link)
                AddLink(link, source, budget);
        }

        verbatim.Sort();
    }

    public bool AreNone => edits.Count == 0;

    /// <summary>Adds what of the hidden stretches lies between two offsets.</summary>
    public void Hide(SortedList<int, int> hidden, int start, int end)
    {
        int low = 0;
        for (int high = hidden.Count; low < high;)
        {
            int middle = (low + high) / 2;
            if (hidden.Keys[middle] < start)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < hidden.Count && hidden.Keys[low] < end; low++)
            edits[hidden.Keys[low]] = new Edit(hidden.Values[low], "");
    }

    public Edit? Find(int at) => edits.Count > 0 && edits.TryGetValue(at, out Edit edit) ? edit : null;

    /// <summary>Asked for rising offsets only.</summary>
    public bool IsVerbatim(int at)
    {
        while (cursor < verbatim.Count && verbatim[cursor].End < at)
            cursor++;
        return cursor < verbatim.Count && verbatim[cursor].Start <= at;
    }

    private void AddLink(LinkInline link, string source, ReferenceBudget budget)
    {
        int close = CloseOfLabel(link, source);
        if (close < 0)
            return;
        if (link.Reference is null)
        {
            KeepTargetOnOneLine(close, link.Span.End, source);
            return;
        }

        string url = link.Url ?? "";
        string title = string.IsNullOrEmpty(link.Title) ? "" : $" \"{link.Title.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        string target = url.AsSpan().IndexOfAny(NotInTarget) >= 0 ? $"<{url.ReplaceLineEndings("").Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>" : url;
        if (budget.Take(target.Length + title.Length + 4))
            edits[close] = new Edit(link.Span.End + 1, $"]({target}{title.ReplaceLineEndings(" ")})");
    }

    private void KeepTargetOnOneLine(int start, int end, string source)
    {
        for (int at = source.IndexOfAny(LineEnds, start, end - start); at >= 0; at = source.IndexOfAny(LineEnds, at, end - at))
        {
            int next = at;
            while (next < end && char.IsWhiteSpace(source[next]))
                next++;
            edits[at] = new Edit(next, " ");
            at = next;
        }
    }

    /// <summary>Offset of the bracket that ends the link's text: the first one behind its last child.</summary>
    private static int CloseOfLabel(LinkInline link, string source)
    {
        int from = link.LastChild is { } last ? last.Span.End + 1 : link.Span.Start + 1;
        return from > link.Span.End ? -1 : source.IndexOf(']', from, link.Span.End - from + 1);
    }
}

internal readonly record struct Edit(int End, string Replacement);

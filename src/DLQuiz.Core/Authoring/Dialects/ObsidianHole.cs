using System.Buffers;
using System.Text;
using DLQuiz.Core.Authoring.Markup;

namespace DLQuiz.Core.Authoring.Dialects;

/// <summary>A deletion with its marks, and behind them its hint (<c>^[hint]</c>) and number (<c>[^1]</c>).</summary>
/// <remarks>Each deletion is a card of its own: the numbers, by which the plugin asks several together, are only taken off.</remarks>
internal sealed record ObsidianHole(int Start, int InnerStart, int InnerEnd, int End, string? Hint)
{
    private const int LongestTail = 500;

    private static readonly (ClozeMarks Kind, string Open, string Close)[] Delimiters = [(ClozeMarks.Highlight, "==", "=="), (ClozeMarks.Bold, "**", "**"), (ClozeMarks.Curly, "{{", "}}")];

    /// <summary>Numbers, or which cards ask, hide and show it.</summary>
    private static readonly SearchValues<char> Sequence = SearchValues.Create("0123456789ahs");

    /// <summary>In their order, none inside another; never in code, maths or links, nor over a line end.</summary>
    public static List<ObsidianHole> In(string text, ClozeMarks marks)
    {
        var holes = new List<ObsidianHole>();
        (ClozeMarks Kind, string Open, string Close)[] wanted = [.. Delimiters.Where(one => marks.HasFlag(one.Kind) && text.Contains(one.Open, StringComparison.Ordinal))];
        if (wanted.Length == 0)
            return holes;
        var passage = new Passage(text);
        // Up to there no mark of the kind closes: looking anew at each opening one would take quadratic time.
        var openUntil = new Dictionary<ClozeMarks, int>();
        for (int at = 0; at < text.Length; at++)
        {
            if (passage.IsOpaque(at) || wanted.FirstOrDefault(one => string.CompareOrdinal(text, at, one.Open, 0, 2) == 0) is not { Open: not null } mark || at < openUntil.GetValueOrDefault(mark.Kind))
                continue;
            int line = text.IndexOf('\n', at);
            int limit = line < 0 ? text.Length : line;
            int end = EndOf(passage, at, mark.Close, limit);
            if (end < 0)
                openUntil[mark.Kind] = limit;
            else if (!string.IsNullOrWhiteSpace(text[(at + 2)..end]) && text[at + 2] != mark.Close[0])
            {
                holes.Add(WithTail(text, at, end));
                at = holes[^1].End - 1;
            }
        }

        return holes;
    }

    /// <summary>The text with one deletion as a gap, the others as they read.</summary>
    public static string Front(string text, List<ObsidianHole> holes, ObsidianHole asked)
    {
        var front = new StringBuilder(text.Length);
        int at = 0;
        foreach (ObsidianHole hole in holes)
        {
            front.Append(text, at, hole.Start - at);
            front.Append(hole == asked ? hole.Hint is null ? "[…]" : $"[… {hole.Hint}]" : text[hole.InnerStart..hole.InnerEnd]);
            at = hole.End;
        }

        return front.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Offset of the closing mark, -1 when the line has none outside of code, maths and links.</summary>
    private static int EndOf(Passage passage, int start, string close, int limit)
    {
        int from = start + 2;
        int end = passage.Text.IndexOf(close, from, limit - from, StringComparison.Ordinal);
        while (end >= 0 && passage.IsOpaque(end))
            end = passage.Text.IndexOf(close, end + 1, limit - end - 1, StringComparison.Ordinal);
        return end;
    }

    private static ObsidianHole WithTail(string text, int start, int innerEnd)
    {
        int end = innerEnd + 2;
        string? hint = null;
        if (Bracket(text, end, "^[") is { } hinted)
            (hint, end) = (text[(end + 2)..(hinted - 1)], hinted);
        if (Bracket(text, end, "[^") is { } numbered && text.AsSpan(end + 2, numbered - end - 3).IndexOfAnyExcept(Sequence) < 0)
            end = numbered;
        return new ObsidianHole(start, start + 2, innerEnd, end, hint);
    }

    /// <summary>Offset behind the bracket that closes what opens here; null when nothing does.</summary>
    private static int? Bracket(string text, int at, string open)
    {
        if (string.CompareOrdinal(text, at, open, 0, 2) != 0)
            return null;
        int close = text.IndexOf(']', at, Math.Min(LongestTail, text.Length - at));
        return close > at + 2 ? close + 1 : null;
    }
}

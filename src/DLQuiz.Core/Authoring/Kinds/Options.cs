using System.Buffers;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>The lettered options of an exercise (A. … B. …), which are no answer while none of them is marked.</summary>
internal static class Options
{
    /// <summary>A tick, emphasis, or the words 答 and 解.</summary>
    private static readonly SearchValues<char> Answers = SearchValues.Create("*✓✔√答解");

    /// <summary>Whether the blocks hold nothing but options, in the order of their letters.</summary>
    public static bool Are(IReadOnlyList<Block> blocks, SourceText source)
    {
        if (blocks[0].Span.IsEmpty || !blocks.All(block => block is ParagraphBlock or ListBlock))
            return false;
        int last = source.LineOf(Math.Min(blocks[^1].Span.End, source.Text.Length - 1));
        char next = 'A';
        for (int line = source.LineOf(blocks[0].Span.Start); line <= last; line++)
        {
            ReadOnlySpan<char> text = source.Line(line).TrimStart(" \t>-+");
            if (text.IsEmpty)
                continue;
            if (!Begins(text, next) || text.ContainsAny(Answers))
                return false;
            while (Begins(text, next) || Follows(text, next))
                next++;
        }

        return next > 'B';
    }

    /// <summary>The same for what follows a question in its own paragraph.</summary>
    public static bool Are(string text)
    {
        char next = 'A';
        if (!Begins(text, next) || text.AsSpan().ContainsAny(Answers) || text.Contains("answer", StringComparison.OrdinalIgnoreCase))
            return false;
        for (next = 'B'; Follows(text, next);)
            next++;
        return next > 'B';
    }

    private static bool Begins(ReadOnlySpan<char> text, char letter) =>
        text.Length > 2 && char.ToUpperInvariant(text[0]) == letter && text[1] is '.' or ')' or '）' or '、' or '．' or ':' or '：';

    /// <summary>Several options on one line.</summary>
    private static bool Follows(ReadOnlySpan<char> text, char letter)
    {
        for (int at = 1; at < text.Length - 2; at++)
        {
            if (text[at - 1] is ' ' or '\t' or '\u3000' or '；' && Begins(text[at..], letter))
                return true;
        }

        return false;
    }
}

using System.Buffers;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>A piece of Markdown that was already taken out of its note, read again, so that offsets in it are exact.</summary>
internal sealed class Passage
{
    private readonly bool[] opaque = [];

    private static readonly SearchValues<char> Marks = SearchValues.Create("`$[<\\");

    private MarkdownDocument? document;

    public Passage(string text)
    {
        Text = text;
        if (text.AsSpan().IndexOfAny(Marks) < 0 && !text.Contains("http", StringComparison.Ordinal))
            return;
        opaque = new bool[text.Length];
        foreach (Block block in Document.Descendants<Block>())
        {
            if (block is CodeBlock or CommentBlock)
                Cover(block.Span);
            else if (block is LeafBlock leaf)
                CoverInlines(leaf);
        }
    }

    public string Text { get; }

    public MarkdownDocument Document => document ??= Parse(Text);

    /// <summary>Whether the character belongs to code, maths, a link, a bare address, a task box or an escape.</summary>
    public bool IsOpaque(int at) => opaque.Length > 0 && opaque[at];

    /// <summary>Nested too deeply to be read once more: then no part of it means anything.</summary>
    private static MarkdownDocument Parse(string text)
    {
        try
        {
            return NotePipeline.ParsePassage(text);
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    private void CoverInlines(LeafBlock leaf)
    {
        foreach (Inline inline in Inlines.Of(leaf))
        {
            if (Inlines.IsOpaque(inline) || inline is TaskList)
                Cover(inline.Span);
            else if (inline is LiteralInline)
                CoverAddresses(inline.Span);
        }
    }

    private void CoverAddresses(SourceSpan span)
    {
        for (int at = Math.Max(0, span.Start); at <= span.End && at < Text.Length; at++)
        {
            int length = Text[at] == 'h' ? Addresses.LengthAt(Text, at) : Text[at] == '\\' ? 2 : 0;
            if (length > 0)
                Cover(new SourceSpan(at, at + length - 1));
            at += Math.Max(0, length - 1);
        }
    }

    private void Cover(SourceSpan span)
    {
        int start = Math.Clamp(span.Start, 0, Text.Length);
        int end = Math.Clamp(span.End + 1, start, Text.Length);
        opaque.AsSpan(start, end - start).Fill(true);
    }
}

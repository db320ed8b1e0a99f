using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary><c>&lt;!-- … --&gt;</c> on lines of its own; its text never reaches a card.</summary>
internal sealed class CommentBlock(BlockParser parser) : LeafBlock(parser)
{
    public bool IsClosed { get; set; }
}

/// <summary>Reads comments alone of all HTML: the library's reader needs quadratic time on unclosed declarations.</summary>
internal sealed class CommentParser : BlockParser
{
    public CommentParser() => OpeningCharacters = ['<'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || !processor.Line.AsSpan().StartsWith("<!--") || TextBehind(processor, 4) > 0)
            return BlockState.None;
        var comment = new CommentBlock(this)
        {
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, processor.Line.End),
            IsClosed = processor.Line.AsSpan()[4..].Contains("-->", StringComparison.Ordinal),
        };
        processor.NewBlocks.Push(comment);
        return comment.IsClosed ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var comment = (CommentBlock)block;
        if (TextBehind(processor, 0) is var length and > 0)
        {
            // The line goes on as text: what stands there is no part of the comment.
            comment.UpdateSpanEnd(processor.Start + length - 1);
            comment.IsClosed = true;
            processor.GoToColumn(processor.Column + length);
            return BlockState.None;
        }

        comment.UpdateSpanEnd(processor.Line.End);
        comment.IsClosed = processor.Line.AsSpan().Contains("-->", StringComparison.Ordinal);
        return comment.IsClosed ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    /// <summary>Characters up to the end of the comment when text follows it on its line, 0 otherwise.</summary>
    private static int TextBehind(BlockProcessor processor, int from)
    {
        ReadOnlySpan<char> line = processor.Line.AsSpan();
        int close = line.Length < from ? -1 : line[from..].IndexOf("-->");
        int end = from + close + 3;
        return close < 0 || line[end..].Trim(" \t\u3000").IsEmpty ? 0 : end;
    }
}

/// <summary>A comment inside a line.</summary>
internal sealed class CommentInline : LeafInline;

internal sealed class CommentInlineParser : InlineParser
{
    public CommentInlineParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        ReadOnlySpan<char> rest = slice.AsSpan();
        if (!rest.StartsWith("<!--"))
            return false;
        int end = rest[4..].IndexOf("-->");
        if (end < 0)
            return false;
        int length = end + 7;
        int start = processor.GetSourcePosition(slice.Start, out int line, out int column);
        processor.Inline = new CommentInline
        {
            Span = new SourceSpan(start, processor.GetSourcePosition(slice.Start + length - 1)),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        return true;
    }
}

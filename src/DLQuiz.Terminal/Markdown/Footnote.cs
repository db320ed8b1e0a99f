using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Terminal.Markdown;

/// <summary><c>[^label]: …</c>, as the compiler puts it under a side of a card.</summary>
internal sealed class FootnoteBlock(BlockParser parser, string label) : ContainerBlock(parser)
{
    public string Label { get; } = label;
}

/// <summary>Reads footnotes where they stand and by the names they have; the library's own reader numbers and moves them.</summary>
internal sealed class FootnoteBlockParser : BlockParser
{
    private const int LongestLabel = 60;

    private static readonly SearchValues<char> NotInLabel = SearchValues.Create("[] \t\r\n");

    public FootnoteBlockParser() => OpeningCharacters = ['['];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        ReadOnlySpan<char> line = processor.Line.AsSpan();
        int length = LengthOfMark(line);
        if (processor.IsCodeIndent || length == 0 || length >= line.Length || line[length] != ':')
        {
            return BlockState.None;
        }

        FootnoteBlock note = new(this, line[2..(length - 1)].ToString()) { Column = processor.Column };
        LabelsOf(processor.Document).Add(note.Label);
        processor.NewBlocks.Push(note);
        for (int i = 0; i <= length; i++)
        {
            processor.NextChar();
        }

        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine)
        {
            return BlockState.Continue;
        }

        if (processor.Indent < 4)
        {
            return BlockState.None;
        }

        processor.GoToColumn(processor.ColumnBeforeIndent + 4);
        return BlockState.Continue;
    }

    /// <summary>Labels of all footnotes of a text, once its blocks are read.</summary>
    public static HashSet<string> LabelsOf(MarkdownDocument document)
    {
        if (document.GetData(typeof(FootnoteBlock)) is HashSet<string> labels)
        {
            return labels;
        }

        labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        document.SetData(typeof(FootnoteBlock), labels);
        return labels;
    }

    /// <summary>Length of the <c>[^label]</c> that the text begins with; 0 when it begins with none.</summary>
    public static int LengthOfMark(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("[^"))
        {
            return 0;
        }

        int end = text[2..].IndexOfAny(NotInLabel);
        return end is > 0 and <= LongestLabel && text[end + 2] == ']' ? end + 3 : 0;
    }
}

/// <summary><c>[^label]</c> in a text, shown as <c>[label]</c>; other texts than numbers need their footnote, for <c>[^a-z]</c> may be text.</summary>
internal sealed class FootnoteMark(string label) : LeafInline
{
    public string Label { get; } = label;
}

internal sealed class FootnoteMarkParser : InlineParser
{
    public FootnoteMarkParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        int length = FootnoteBlockParser.LengthOfMark(slice.AsSpan());
        if (length == 0)
        {
            return false;
        }

        string label = slice.AsSpan()[2..(length - 1)].ToString();
        if (!label.All(char.IsAsciiDigit) && !FootnoteBlockParser.LabelsOf(processor.Document).Contains(label))
        {
            return false;
        }

        processor.Inline = new FootnoteMark(label);
        slice.Start += length;
        return true;
    }
}

using System.Buffers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary><c>[^label]: …</c> with what is indented under it; shown with the cards that refer to it, never where it stands.</summary>
internal sealed class FootnoteBlock(BlockParser parser, string label) : ContainerBlock(parser)
{
    public string Label { get; } = label;
}

/// <summary>Reads footnotes here: the library would number them anew and move them to the end of the note.</summary>
internal sealed class FootnoteParser : BlockParser
{
    private const int LongestLabel = 60;

    private static readonly SearchValues<char> NotInLabel = SearchValues.Create("[] \t\r\n");

    public FootnoteParser() => OpeningCharacters = ['['];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        ReadOnlySpan<char> line = processor.Line.AsSpan();
        int length = LengthOfMark(line);
        if (processor.IsCodeIndent || length == 0 || length >= line.Length || line[length] is not (':' or '：'))
            return BlockState.None;
        processor.NewBlocks.Push(new FootnoteBlock(this, line[2..(length - 1)].ToString())
        {
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, processor.Line.End),
        });
        for (int i = 0; i <= length; i++)
            processor.NextChar();
        while (processor.CurrentChar is ' ' or '\t' or '\u3000')
            processor.NextChar();
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine)
            return BlockState.Continue;
        if (processor.Indent < 2)
            return BlockState.None;
        block.UpdateSpanEnd(processor.Line.End);
        processor.GoToColumn(processor.ColumnBeforeIndent + Math.Min(processor.Indent, 4));
        return BlockState.Continue;
    }

    /// <summary>Length of the <c>[^label]</c> that the text begins with; 0 when it begins with none.</summary>
    public static int LengthOfMark(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("[^"))
            return 0;
        int end = text[2..].IndexOfAny(NotInLabel);
        return end is > 0 and <= LongestLabel && text[end + 2] == ']' ? end + 3 : 0;
    }
}

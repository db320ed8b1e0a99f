using Markdig.Parsers;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>Which part of an explicit card a field is.</summary>
internal enum FieldKind
{
    Question,
    Answer,
    Cloze,
}

/// <summary>All blocks from a <c>Q:</c>, <c>A:</c> or <c>C:</c> at the margin up to what ends it.</summary>
internal sealed class FieldBlock(BlockParser parser, FieldKind kind) : ContainerBlock(parser)
{
    public FieldKind Kind { get; } = kind;
}

/// <summary>Opens a field and holds it open until a heading, a break, a quiz block or the next field.</summary>
internal sealed class FieldParser : BlockParser
{
    public FieldParser() => OpeningCharacters = ['Q', 'A', 'C'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        ReadOnlySpan<char> line = processor.Line.AsSpan();
        if (processor.Column != 0 || KindOf(line) is not { } kind)
            return BlockState.None;
        processor.NewBlocks.Push(new FieldBlock(this, kind) { Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) });
        processor.NextChar();
        processor.NextChar();
        while (processor.CurrentChar is ' ' or '\t' or '\u3000')
            processor.NextChar();
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        // In a fence or comment that is still open nothing is a mark.
        bool isVerbatim = processor.NextContinue is FencedCodeBlock or CommentBlock;
        if (!isVerbatim && !processor.IsBlankLine && !processor.IsCodeIndent && Ends(processor.Line.AsSpan()))
            return BlockState.None;
        if (!processor.IsBlankLine)
            block.UpdateSpanEnd(processor.Line.End);
        // A field takes no prefix off its lines: what is inside must see their indentation.
        processor.UnwindAllIndents();
        return BlockState.Continue;
    }

    private static FieldKind? KindOf(ReadOnlySpan<char> line) => line.Length < 2 || line[1] is not (':' or '：')
        ? null
        : line[0] switch
        {
            'Q' => FieldKind.Question,
            'A' => FieldKind.Answer,
            'C' when line.Length == 2 || line[2] is not ('\\' or '/') => FieldKind.Cloze,
            _ => null,
        };

    private static bool Ends(ReadOnlySpan<char> line) =>
        KindOf(line) is not null || IsHeading(line) || IsBreak(line) || line.StartsWith("```quiz") || line.StartsWith("~~~quiz");

    private static bool IsHeading(ReadOnlySpan<char> line)
    {
        int hashes = line.Length - line.TrimStart('#').Length;
        return hashes is >= 1 and <= 6 && (hashes == line.Length || line[hashes] is ' ' or '\t');
    }

    private static bool IsBreak(ReadOnlySpan<char> line)
    {
        int marks = 0;
        foreach (char c in line)
        {
            if (c is ' ' or '\t')
                continue;
            if (c != line[0] || c is not ('-' or '*' or '_'))
                return false;
            marks++;
        }

        return marks >= 3;
    }
}

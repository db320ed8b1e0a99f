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

/// <summary>All blocks from a <c>Q:</c>, <c>A:</c> or <c>C:</c> at the margin, or at that of a bullet or quote, up to what ends it.</summary>
internal sealed class FieldBlock(BlockParser parser, FieldKind kind) : ContainerBlock(parser)
{
    public FieldKind Kind { get; } = kind;

    /// <summary>The mark that opened it, with the half-width colon.</summary>
    public string Mark => Kind switch
    {
        FieldKind.Question => "Q:",
        FieldKind.Answer => "A:",
        _ => "C:",
    };
}

/// <summary>Opens a field and holds it open until a heading, a break, a quiz block or the next field.</summary>
/// <remarks>Bullets and quotes may speak of a query Q and a cost C: in them a question opens a field only when its answer follows, a cloze only when a bracket does.</remarks>
internal sealed class FieldParser : BlockParser
{
    public FieldParser() => OpeningCharacters = ['Q', 'A', 'C'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        ReadOnlySpan<char> line = processor.Line.AsSpan();
        if (processor.IsCodeIndent || KindOf(line) is not { } kind || !MayOpen(kind, processor))
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
        if (!isVerbatim && !processor.IsBlankLine && !processor.IsCodeIndent && Ends(processor, block))
            return BlockState.None;
        if (!processor.IsBlankLine)
            block.UpdateSpanEnd(processor.Line.End);
        // A field takes no prefix off its lines: what is inside must see their indentation.
        processor.GoToColumn(processor.ColumnBeforeIndent);
        return BlockState.Continue;
    }

    /// <summary>Null when the line begins with no mark.</summary>
    public static FieldKind? KindOf(ReadOnlySpan<char> line) => line.Length < 2 || line[1] is not (':' or '：')
        ? null
        : line[0] switch
        {
            'Q' => FieldKind.Question,
            'A' => FieldKind.Answer,
            'C' when line.Length == 2 || line[2] is not ('\\' or '/') => FieldKind.Cloze,
            _ => null,
        };

    private static bool MayOpen(FieldKind kind, BlockProcessor processor)
    {
        ContainerBlock? around = processor.GetCurrentContainerOpened();
        for (Block? above = around; above is not null; above = above.Parent)
        {
            if (above is FieldBlock)
                return false;
        }

        if (around is null or MarkdownDocument)
            return true;
        return kind switch
        {
            FieldKind.Answer => around.LastOrDefault(Section.IsContent) is FieldBlock { Kind: FieldKind.Question },
            FieldKind.Question => FieldAhead.HasAnswer(processor.Line, processor.Column - processor.Indent),
            _ => FieldAhead.HasHole(processor.Line.AsSpan()),
        };
    }

    private static bool Ends(BlockProcessor processor, Block field)
    {
        ReadOnlySpan<char> line = processor.Line.AsSpan();
        return (!IsInsideBullet(processor) && (IsHeading(line) || IsBreak(line))) || line.StartsWith("```quiz") || line.StartsWith("~~~quiz")
            || (KindOf(line) is { } kind && (kind != FieldKind.Cloze || field.Parent is MarkdownDocument || FieldAhead.HasHole(line)))
            || (field.Parent is MarkdownDocument && FieldAhead.BeginsInBullet(processor.Line, processor.Column));
    }

    /// <summary>Whether the line is indented into a bullet of the field that is still open.</summary>
    private static bool IsInsideBullet(BlockProcessor processor) =>
        processor.NextContinue is ListBlock { LastChild: ListItemBlock point } && processor.Column - processor.ColumnBeforeIndent >= point.ColumnWidth;

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

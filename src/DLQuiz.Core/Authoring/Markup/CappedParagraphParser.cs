using System.Buffers;
using DLQuiz.Core.Model;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>Leaves a paragraph plain when reading its links or table cells would take too long.</summary>
internal sealed class CappedParagraphParser : ParagraphBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        // Every further line would take time cubic in the depth, only for the whole to be refused at the end.
        List<Block>? around = null;
        for (Block? above = processor.CurrentContainer; above is not null; above = above.Parent)
            (around ??= []).Add(above);
        return around is null || around.Count <= NoteLimits.Depth + 1 ? base.TryOpen(processor) : throw new NestedTooDeepException(around[^(NoteLimits.Depth + 2)].Span.Start);
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        var paragraph = (ParagraphBlock)block;
        bool mayDefine = paragraph.Lines.Count > 0 && paragraph.Lines.Lines[0].Slice.CurrentChar == '[';
        if (mayDefine && paragraph.Lines.Count > NoteLimits.DefinitionLines)
        {
            InlineCaps.Refuse(paragraph, Rules.BlockTooDense, $"This paragraph begins with a bracket and has {paragraph.Lines.Count} lines; {NoteLimits.DefinitionLines} is the most.");
            return true;
        }

        bool keep = base.Close(processor, block);
        // Link reference definitions at its beginning were taken out of its lines, not out of its span.
        if (mayDefine && paragraph.Lines.Count > 0)
            paragraph.Span.Start = paragraph.Lines.Lines[0].Slice.Start;
        InlineCaps.Check(processor, block);
        return keep;
    }
}

/// <summary>Lists and quotes stand deeper in one another than is read; the library says the same with an <see cref="ArgumentException"/> that names no place.</summary>
internal sealed class NestedTooDeepException(int offset) : ArgumentException
{
    /// <summary>Of the list or quote that passes the limit.</summary>
    public int Offset { get; } = offset;
}

/// <summary>Why the marks inside a block were not read.</summary>
internal sealed record Cap(DiagnosticRule Rule, string Message);

internal static class InlineCaps
{
    private static readonly object CapKey = new();
    private static readonly object WorkKey = new();
    private static readonly SearchValues<char> Brackets = SearchValues.Create("[](<!&");
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_=~`$");

    public static Cap? Of(Block block) => (Cap?)block.GetData(CapKey);

    public static void Refuse(LeafBlock block, DiagnosticRule rule, string message)
    {
        block.ProcessInlines = false;
        block.SetData(CapKey, new Cap(rule, message));
    }

    public static void Check(BlockProcessor processor, Block block)
    {
        var leaf = (LeafBlock)block;
        (long brackets, long marks, long pipes, long widest) = Count(leaf.Lines);
        long work = brackets * brackets + (long)(processor.Document.GetData(WorkKey) ?? 0L);
        long cells = widest * leaf.Lines.Count;
        if (brackets > NoteLimits.Brackets || work > NoteLimits.BracketWork)
            Refuse(leaf, Rules.BlockTooDense, $"This block has {brackets} brackets, more than are read in one block or note.");
        else if (marks > NoteLimits.Marks)
            Refuse(leaf, Rules.BlockTooDense, $"This block has {marks} marks of emphasis, code or maths; {NoteLimits.Marks} is the most.");
        else if (pipes > 0 && cells > NoteLimits.Cells)
            Refuse(leaf, Rules.TableTooLarge, $"As a table this block has {cells} cells; {NoteLimits.Cells} is the most.");
        else
            processor.Document.SetData(WorkKey, work);
    }

    private static (long Brackets, long Marks, long Pipes, long Widest) Count(in StringLineGroup lines)
    {
        (long brackets, long marks, long pipes, long widest) = (0, 0, 0, 0);
        for (int i = 0; i < lines.Count; i++)
        {
            ReadOnlySpan<char> line = lines.Lines[i].Slice.AsSpan();
            long inLine = line.Count('|');
            pipes += inLine;
            widest = Math.Max(widest, inLine + 1);
            brackets += CountAny(line, Brackets);
            marks += CountAny(line, Marks);
        }

        return (brackets, marks, pipes, widest);
    }

    private static int CountAny(ReadOnlySpan<char> text, SearchValues<char> wanted)
    {
        int count = 0;
        for (int i = text.IndexOfAny(wanted); i >= 0; i = text.IndexOfAny(wanted))
        {
            count++;
            text = text[(i + 1)..];
        }

        return count;
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using DLQuiz.Core.Model;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>Writes blocks as Markdown of their own: dedented, lines of paragraphs joined, code, tables and maths line for line, comments, attributes, footnotes and definitions gone.</summary>
internal sealed class MarkdownWriter(string source, InlineText inlines)
{
    /// <summary>Blocks with an empty line between them.</summary>
    public string Write(IEnumerable<Block> blocks) => string.Join('\n', Lines(blocks, isTight: false)).Trim('\n');

    /// <summary>What stands in a bullet, without its marker.</summary>
    public string WritePoint(ListItemBlock point) =>
        string.Join('\n', Lines(point, isTight: point.Parent is ListBlock { IsLoose: false })).Trim('\n');

    private List<string> Lines(IEnumerable<Block> blocks, bool isTight)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var all = new List<string>();
        Block? above = null;
        foreach (Block block in blocks)
        {
            // Behind a list indented code would belong to its last bullet.
            List<string> lines = above is ListBlock && block is CodeBlock code and not FencedCodeBlock ? InFence(CodeLines(code)) : LinesOf(block);
            above = lines.Count > 0 ? block : above;
            if (lines.Count > 0 && all.Count > 0 && !(isTight && block is not ParagraphBlock))
                all.Add("");
            all.AddRange(lines);
        }

        return all;
    }

    private List<string> LinesOf(Block block) => block switch
    {
        CommentBlock or FootnoteBlock or LinkReferenceDefinitionGroup or LinkReferenceDefinition => [],
        HeadingBlock heading => [$"{new string('#', heading.Level)} {Attributes.TakeOff(inlines.Of(heading)).Text}"],
        ParagraphBlock paragraph => InlineLines(paragraph),
        ListBlock list => ListLines(list),
        QuoteBlock quote => [.. Lines(quote, isTight: false).Select(line => line.Length == 0 ? ">" : $"> {line}")],
        FencedCodeBlock fence => FenceLines(fence),
        CodeBlock code => [.. CodeLines(code).Select(line => line.Length == 0 ? "" : $"    {line}")],
        ThematicBreakBlock => ["***"],
        FieldBlock field => FieldLines(field),
        Table table => SourceLines(table),
        ContainerBlock container => Lines(container, isTight: false),
        _ => SourceLines(block),
    };

    private List<string> InlineLines(LeafBlock block)
    {
        string text = inlines.Of(block);
        if (block.Parent is ListItemBlock)
            text = Attributes.TakeOff(text).Text;
        return text.Length == 0 ? [] : [.. text.Split('\n')];
    }

    private List<string> ListLines(ListBlock list)
    {
        var all = new List<string>();
        int number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out int first) ? first : 1;
        foreach (ListItemBlock point in list.OfType<ListItemBlock>())
        {
            string marker = list.IsOrdered ? $"{number++}{list.OrderedDelimiter} " : $"{list.BulletType} ";
            string indent = new(' ', marker.Length);
            if (list.IsLoose && all.Count > 0)
                all.Add("");
            List<string> lines = Lines(point, isTight: !list.IsLoose);
            all.Add((marker + (lines.Count > 0 ? lines[0] : "")).TrimEnd());
            all.AddRange(lines.Skip(1).Select(line => line.Length == 0 ? "" : indent + line));
        }

        return all;
    }

    /// <summary>A field inside an answer keeps its mark.</summary>
    private List<string> FieldLines(FieldBlock field)
    {
        List<string> lines = Lines(field, isTight: false);
        return lines.Count > 0 ? [$"{field.Mark} {lines[0]}", .. lines.Skip(1)] : [field.Mark];
    }

    private static List<string> FenceLines(FencedCodeBlock fence)
    {
        List<string> code = CodeLines(fence);
        string mark = new(fence.FencedChar, Math.Max(fence.OpeningFencedCharCount, fence.FencedChar == '$' ? 2 : 3));
        string info = $"{fence.Info} {fence.Arguments}".Trim();
        return [mark + info, .. code, mark];
    }

    private static List<string> InFence(List<string> code)
    {
        int longest = code.Max(line => line.Length - line.AsSpan().TrimStart('`').Length);
        string mark = new('`', Math.Max(3, longest + 1));
        return [mark, .. code, mark];
    }

    private static List<string> CodeLines(LeafBlock block)
    {
        var all = new List<string>(block.Lines.Count);
        for (int i = 0; i < block.Lines.Count; i++)
            all.Add(Nfc.Of(block.Lines.Lines[i].Slice.ToString()));
        return all;
    }

    /// <summary>A table or a kind of block unknown here, line for line, less the prefixes of what holds it.</summary>
    private List<string> SourceLines(Block block)
    {
        int start = Math.Clamp(block.Span.Start, 0, source.Length);
        int end = Math.Clamp(block.Span.End + 1, start, source.Length);
        int quotes = 0;
        for (Block? above = block.Parent; above is not null; above = above.Parent)
            quotes += above is QuoteBlock ? 1 : 0;
        return [.. source[start..end].ReplaceLineEndings("\n").Split('\n').Select((line, i) => Nfc.Of(Dedent(line, i == 0 ? 0 : quotes)))];
    }

    private static string Dedent(string line, int quotes)
    {
        string text = line.Trim(' ', '\t');
        for (; quotes > 0 && text.StartsWith('>'); quotes--)
            text = text[1..].TrimStart(' ', '\t');
        return text;
    }
}

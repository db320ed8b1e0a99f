using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using DLQuiz.Terminal.Maths;
using DLQuiz.Terminal.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace DLQuiz.Terminal.Markdown;

/// <summary>Markdown as lines of a terminal.</summary>
public static class MarkdownText
{
    /// <summary>Below this many columns nothing is indented any more, so that deep nesting still leaves room for words.</summary>
    private const int Narrowest = 12;

    /// <summary>Lines of at most <paramref name="width"/> columns (at least 2); any text gives a result, at worst its plain self.</summary>
    /// <param name="markdown">A stranger's.</param>
    /// <param name="width">Columns.</param>
    /// <param name="keepLines">Whether a line end within a paragraph stays one, as the steps of a solution want it; otherwise a paragraph flows.</param>
    /// <param name="hasFlatMaths">Whether every formula is kept to one row for each of its lines, as a screen reader or a pipe wants it.</param>
    public static ImmutableArray<Line> Render(string markdown, int width, bool keepLines = false, bool hasFlatMaths = false)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        width = Math.Max(2, width);
        if (Dialect.Parse(markdown) is not { } document)
        {
            return Plain(markdown, width);
        }

        try
        {
            return [.. new Layout(keepLines, hasFlatMaths).Blocks(document, width, tight: false)];
        }
        catch (InsufficientExecutionStackException)
        {
            return Plain(markdown, width);
        }
    }

    private static ImmutableArray<Line> Plain(string text, int width) =>
        LineBreaker.Wrap([new Run(SafeText.Lines(text))], width);

    private sealed class Layout(bool keepLines, bool hasFlatMaths)
    {
        public List<Line> Blocks(ContainerBlock container, int width, bool tight)
        {
            // Blocks nest; the parser stops at 128, and this is the belt to that brace.
            RuntimeHelpers.EnsureSufficientExecutionStack();
            List<Line> lines = [];
            Block? before = null;
            foreach (Block block in container)
            {
                List<Line> part = [.. BlockLines(block, width)];
                if (part.Count > 0 && lines.Count > 0 && !tight && !(block is FootnoteBlock && before is FootnoteBlock))
                {
                    lines.Add(Line.Empty);
                }

                lines.AddRange(part);
                before = block;
            }

            return lines;
        }

        private IEnumerable<Line> BlockLines(Block block, int width) => block switch
        {
            HeadingBlock heading => Wrapped(InlineRuns.Of(heading.Inline, heading.Level <= 2 ? Ink.Heading | Ink.Strong : Ink.Strong, width: MathsWidth(width)), width),
            MathBlock or FencedCodeBlock { Info: "math" } => Indented(Formula((LeafBlock)block, Inner(width, 2)), width, "  ", "  "),
            CodeBlock code => Indented(CodeLines(code, Inner(width, 2)), width, "  ", "  "),
            Table table => MarkdownTable.Render(table, width),
            ParagraphBlock paragraph => Wrapped(InlineRuns.Of(paragraph.Inline, keepLines: keepLines, width: MathsWidth(width)), width),
            ListBlock list => ListLines(list, width),
            QuoteBlock quote => Indented(Blocks(quote, Inner(width, 2), tight: false), width, "│ ", "│ "),
            ThematicBreakBlock => [Line.Of(new string('─', Math.Min(width, 40)), Ink.Faint)],
            LinkReferenceDefinitionGroup => [],
            FootnoteBlock note => Note(note, width),
            ContainerBlock container => Blocks(container, width, tight: false),
            LeafBlock leaf => Plain(leaf.Lines.ToString(), width),
            _ => [],
        };

        private static IEnumerable<Line> Wrapped(List<Run> runs, int width) =>
            LineBreaker.Wrap(runs, width).SkipWhile(line => line.Runs.IsEmpty).Reverse().SkipWhile(line => line.Runs.IsEmpty).Reverse();

        private IEnumerable<Line> Formula(LeafBlock block, int width) => hasFlatMaths
            ? LineBreaker.Wrap(MathText.Plain(block.Lines.ToString()).Select((line, i) => new Run(i == 0 ? line : "\n" + line, Ink.Maths)), width)
            : MathText.Display(block.Lines.ToString(), width).Select(line => Line.Of(line, Ink.Maths));

        /// <summary>What inline runs may use for formulas in two dimensions.</summary>
        private int? MathsWidth(int width) => hasFlatMaths ? null : width;

        private static IEnumerable<Line> CodeLines(CodeBlock code, int width) =>
            SafeText.Lines(code.Lines.ToString().Replace("\t", "    ", StringComparison.Ordinal)).Split('\n').SelectMany(line => LineBreaker.Chop(line, Ink.Code, width));

        private List<Line> ListLines(ListBlock list, int width)
        {
            List<Line> lines = [];
            int number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out int start) ? start : 1;
            foreach (ListItemBlock item in list.OfType<ListItemBlock>())
            {
                string marker = list.IsOrdered ? $"{number++}. " : "• ";
                string indent = new(' ', Cells.Width(marker));
                List<Line> inner = Blocks(item, Inner(width, marker.Length), tight: !list.IsLoose);
                if (list.IsLoose && lines.Count > 0)
                {
                    lines.Add(Line.Empty);
                }

                lines.AddRange(Indented(inner.Count == 0 ? [Line.Empty] : inner, width, marker, indent));
            }

            return lines;
        }

        private List<Line> Note(FootnoteBlock note, int width)
        {
            string mark = $"[{SafeText.Of(note.Label)}] ";
            string margin = Cells.Width(mark) <= width / 3 ? new string(' ', Cells.Width(mark)) : "  ";
            List<Line> lines = Blocks(note, Inner(width, Cells.Width(mark)), tight: false);
            return [.. Indented(lines.Count == 0 ? [Line.Empty] : lines, width, mark, margin)];
        }

        private static int Inner(int width, int indent) => width - indent < Narrowest ? width : width - indent;

        private static IEnumerable<Line> Indented(IEnumerable<Line> lines, int width, string first, string rest) =>
            width - Cells.Width(first) < Narrowest
                ? lines
                : lines.Select((line, i) => i > 0 && line.Runs.IsEmpty && string.IsNullOrWhiteSpace(rest)
                    ? line
                    : line.After(Line.Of(i == 0 ? first : rest, Ink.Faint)));
    }
}

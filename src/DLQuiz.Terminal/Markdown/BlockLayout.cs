using System.Runtime.CompilerServices;
using DLQuiz.Core.Questions;
using DLQuiz.Terminal.Markdown.Numbers;
using DLQuiz.Terminal.Maths;
using DLQuiz.Terminal.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace DLQuiz.Terminal.Markdown;

/// <summary>The blocks of one text as lines.</summary>
internal sealed partial class BlockLayout(FilledText text, bool keepLines, bool hasFlatMaths)
{
    /// <summary>Below this many columns nothing is indented any more, so that deep nesting still leaves room for words.</summary>
    private const int Narrowest = 12;

    private const int LongestRule = 40;

    /// <summary>Of what was laid out last, the line that its first block is written on: not the first where that begins beside a matrix.</summary>
    private int baseline;

    public List<Line> Of(ContainerBlock container, int width, bool tight = false)
    {
        // Blocks nest; the parser stops at 128, and this is the belt to that brace.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        List<Line> lines = [];
        Block? before = null;
        int first = 0;
        foreach (Block block in container)
        {
            baseline = 0;
            List<Line> part = [.. LinesOf(block, width)];
            if (part.Count > 0 && lines.Count > 0 && !tight && !(block is FootnoteBlock && before is FootnoteBlock))
            {
                lines.Add(Line.Empty);
            }

            first = before is null ? baseline : first;
            lines.AddRange(part);
            before = block;
        }

        baseline = first;
        return lines;
    }

    private IEnumerable<Line> LinesOf(Block block, int width) => block switch
    {
        HeadingBlock heading => Heading(heading, width),
        MathBlock or FencedCodeBlock { Info: "math" } => Indented([.. Formula((LeafBlock)block, Inner(width, 2))], width, "  ", "  "),
        CodeBlock code => CodeText.Render(code, width),
        Table table => MarkdownTable.Render(table, width),
        ParagraphBlock paragraph => Paragraph(paragraph, width),
        ListBlock list => Points(list, width),
        QuoteBlock quote => Indented(Of(quote, Inner(width, 2)), width, "│ ", "│ "),
        ThematicBreakBlock => [Line.Of(new string('─', Math.Min(width, LongestRule)), Ink.Faint)],
        LinkReferenceDefinitionGroup definitions => Misread(definitions, width),
        FootnoteBlock note => Note(note, width),
        ContainerBlock container => Of(container, width),
        LeafBlock leaf => MarkdownText.Plain(leaf.Lines.ToString(), width),
        _ => [],
    };

    /// <summary>Underlined in the first two levels, else behind the marks of its level, so that each is told without bold or colour.</summary>
    private List<Line> Heading(HeadingBlock heading, int width)
    {
        Ink ink = heading.Level <= 2 ? Ink.Heading | Ink.Strong : Ink.Strong;
        string marks = heading.Level <= 2 ? "" : new string('#', heading.Level) + " ";
        List<Line> lines = [.. Trimmed(LineBreaker.Wrap(InlineRuns.Of(heading.Inline, ink, width: MathsWidth(width)), Inner(width, marks.Length)))];
        if (lines.Count > 0 && heading.Level <= 2)
        {
            lines.Add(Line.Of(new string(heading.Level == 1 ? '═' : '─', lines.Max(line => line.Width)), Ink.Faint));
        }

        return [.. Indented(lines, width, marks, new string(' ', marks.Length))];
    }

    private IEnumerable<Line> Paragraph(ParagraphBlock paragraph, int width)
    {
        Dictionary<int, NumberGrid> grids = [];
        List<Run> runs = InlineRuns.Of(paragraph.Inline, keepLines: keepLines, width: MathsWidth(width), grids: grids);
        if (grids.Count == 0 || hasFlatMaths)
        {
            return Trimmed(LineBreaker.Wrap(runs, width));
        }

        (IReadOnlyList<Line> lines, baseline) = LineFlow.Of(runs, grids, width);
        return Trimmed(lines);
    }

    private static IEnumerable<Line> Trimmed(IEnumerable<Line> lines) =>
        lines.SkipWhile(line => line.Runs.IsEmpty).Reverse().SkipWhile(line => line.Runs.IsEmpty).Reverse();

    private IEnumerable<Line> Formula(LeafBlock block, int width) => hasFlatMaths
        ? LineBreaker.Wrap(MathText.Plain(block.Lines.ToString()).Select((line, i) => new Run(i == 0 ? line : "\n" + line, Ink.Maths)), width)
        : MathText.Display(block.Lines.ToString(), width).Select(line => Line.Of(line, Ink.Maths));

    /// <summary>What inline runs may use for formulas in two dimensions.</summary>
    private int? MathsWidth(int width) => hasFlatMaths ? null : width;

    /// <summary>Numbers and a colon at the beginning of a line look like the definition of a link, which would not be shown.</summary>
    private IEnumerable<Line> Misread(LinkReferenceDefinitionGroup definitions, int width) => definitions
        .Where(definition => text.Grids.Any(grid => grid.Start == definition.Span.Start))
        .SelectMany(definition => MarkdownText.Plain(text.Markdown.Substring(definition.Span.Start, definition.Span.Length), width));

    private List<Line> Note(FootnoteBlock note, int width)
    {
        string mark = $"[{SafeText.Of(note.Label)}] ";
        string margin = Cells.Width(mark) <= width / 3 ? new string(' ', Cells.Width(mark)) : "  ";
        return [.. Indented(Of(note, Inner(width, Cells.Width(mark))), width, mark, margin)];
    }

    private static int Inner(int width, int indent) => width - indent < Narrowest ? width : width - indent;

    /// <summary>Without room for an indent the first mark stands before its text or, where it does not fit there, on its own.</summary>
    private static IEnumerable<Line> Indented(List<Line> lines, int width, string first, string rest, int markAt = 0)
    {
        List<Line> all = lines.Count == 0 && !string.IsNullOrWhiteSpace(first) ? [Line.Empty] : lines;
        if (width - Cells.Width(first) >= Narrowest)
        {
            return all.Select((line, i) => i > 0 && line.Runs.IsEmpty && string.IsNullOrWhiteSpace(rest)
                ? line
                : line.After(Line.Of(i == markAt ? first : rest, Ink.Faint)));
        }

        return string.IsNullOrWhiteSpace(first) ? all
            : Cells.Width(first) + all[0].Width <= width ? [all[0].After(Line.Of(first, Ink.Faint)), .. all.Skip(1)]
            : [.. LineBreaker.Wrap([new Run(first, Ink.Faint)], width), .. all];
    }
}

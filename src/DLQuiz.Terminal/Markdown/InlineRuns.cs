using System.Text;
using DLQuiz.Core.Questions;
using DLQuiz.Terminal.Maths;
using DLQuiz.Terminal.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Terminal.Markdown;

/// <summary>The text of a paragraph, heading or cell as styled runs.</summary>
internal static class InlineRuns
{
    /// <summary>Stands for a line end in the source until both its neighbours are known; never in visible text.</summary>
    private const string SoftBreak = "\r";

    /// <summary>Quotation marks, dashes and points of one column, of which Chinese text makes use too.</summary>
    private const string SharedMarks = "“”‘’—…·";

    /// <summary>Columns of a formula that is kept on one line.</summary>
    private const int LongestUnbroken = 24;

    /// <summary>Below this many columns a formula is not indented.</summary>
    private const int Narrowest = 14;

    /// <summary>Columns before a formula on lines of its own.</summary>
    private const string DisplayIndent = "  ";

    /// <summary>Walks with a stack of its own: emphasis may nest thousands deep, which recursion would not survive.</summary>
    /// <param name="container">What is to be shown.</param>
    /// <param name="ink">Of all of it.</param>
    /// <param name="keepLines">Whether a line end in the source stays one.</param>
    /// <param name="width">Columns for formulas in two dimensions; null keeps them to one row.</param>
    /// <param name="grids">Takes the numbers that may be laid out, each under the index of the run that tells it on one line.</param>
    public static List<Run> Of(ContainerInline? container, Ink ink = Ink.Plain, bool keepLines = false, int? width = null, Dictionary<int, NumberGrid>? grids = null)
    {
        List<Run> runs = [];
        Stack<(Inline Node, Ink Ink)> open = new();
        Push(open, container?.FirstChild, ink);
        while (open.TryPop(out (Inline Node, Ink Ink) next))
        {
            Push(open, next.Node.NextSibling, next.Ink);
            if (next.Node is ContainerInline inner)
            {
                // A bracket or bar that opened nothing stays in the tree as a container of what follows it.
                Add(runs, inner switch { LinkInline { IsImage: true } => Wording.Of("[image]") + " ", DelimiterInline delimiter => SafeText.Of(delimiter.ToLiteral()), _ => "" }, next.Ink);
                Push(open, inner is LinkInline link && LinkAddress.ToShow(link) is { } address ? new LiteralInline(address) : null, next.Ink | Ink.Faint);
                Push(open, inner.FirstChild, next.Ink | InkOf(inner));
            }
            else if (next.Node is GridSpan numbers)
            {
                grids?.Add(runs.Count, numbers.Grid);
                Add(runs, SafeText.Of(numbers.Grid.ToString()), next.Ink);
            }
            else
            {
                AddLeaf(runs, next.Node, next.Ink, width);
            }
        }

        return keepLines ? [.. runs.Select(run => run.Text == SoftBreak ? run with { Text = "\n" } : run)] : JoinLines(runs);
    }

    private static void Push(Stack<(Inline Node, Ink Ink)> open, Inline? node, Ink ink)
    {
        if (node is not null)
        {
            open.Push((node, ink));
        }
    }

    private static Ink InkOf(ContainerInline node) => node switch
    {
        EmphasisInline { DelimiterChar: '~' } => Ink.Struck,
        EmphasisInline { DelimiterChar: '=' } => Ink.Accent | Ink.Strong,
        EmphasisInline { DelimiterCount: >= 2 } => Ink.Strong,
        EmphasisInline => Ink.Emphasis,
        LinkInline => Ink.Underlined,
        _ => Ink.Plain,
    };

    private static void AddLeaf(List<Run> runs, Inline node, Ink ink, int? width)
    {
        switch (node)
        {
            case LiteralInline literal:
                Add(runs, SafeText.Of(literal.Content.ToString()), ink);
                break;
            case HtmlEntityInline entity:
                // Decoded first and then made visible: &#27; is an escape character too.
                Add(runs, SafeText.Of(entity.Transcoded.ToString()), ink);
                break;
            case CodeInline code:
                Add(runs, SafeText.Of(code.Content), ink | Ink.Code);
                break;
            case MathSpan { IsDisplay: true } formula:
                Add(runs, "\n" + string.Join('\n', DisplayLines(formula.Source, width)) + "\n", ink | Ink.Maths);
                break;
            case MathSpan formula:
                string shown = MathText.Inline(formula.Source);
                Add(runs, shown, ink | Ink.Maths | (Cells.Width(shown) <= LongestUnbroken ? Ink.Together : Ink.Plain));
                break;
            case LineBreakInline { IsHard: true }:
                Add(runs, "\n", ink);
                break;
            case LineBreakInline:
                Add(runs, SoftBreak, ink);
                break;
            case FootnoteMark note:
                Add(runs, $"[{SafeText.Of(note.Label)}]", ink | Ink.Accent | Ink.Together);
                break;
            case TaskList task:
                Add(runs, task.Checked ? "☑" : "☐", ink);
                break;
            case AutolinkInline link:
                Add(runs, SafeText.Of(link.Url), ink | Ink.Underlined);
                break;
            default:
                Add(runs, SafeText.Of(node.ToString() ?? ""), ink);
                break;
        }
    }

    private static IEnumerable<string> DisplayLines(string source, int? width)
    {
        string indent = width < Narrowest ? "" : DisplayIndent;
        return (width is { } columns ? MathText.Display(source, columns - indent.Length) : MathText.Plain(source)).Select(line => indent + line);
    }

    private static void Add(List<Run> runs, string text, Ink ink)
    {
        if (text.Length > 0)
        {
            runs.Add(new Run(text, ink));
        }
    }

    /// <summary>A source line that ends in Chinese meets the next without a blank; Latin words get theirs.</summary>
    private static List<Run> JoinLines(List<Run> runs)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            if (runs[i].Text == SoftBreak)
            {
                string before = i > 0 ? runs[i - 1].Text : "";
                string after = i + 1 < runs.Count ? runs[i + 1].Text : "";
                runs[i] = runs[i] with { Text = Joins(before, after) ? "" : " " };
            }
        }

        return runs;
    }

    /// <summary>Between two wide characters, or between one and a mark that Chinese text shares with Latin.</summary>
    private static bool Joins(string before, string after)
    {
        (bool isWideBefore, bool isMarkBefore) = Look(before, last: true);
        (bool isWideAfter, bool isMarkAfter) = Look(after, last: false);
        return (isWideBefore && (isWideAfter || isMarkAfter)) || (isMarkBefore && isWideAfter);
    }

    private static (bool IsWide, bool IsMark) Look(string text, bool last)
    {
        if (text.Length == 0)
        {
            return (false, false);
        }

        Rune rune = default;
        _ = last ? Rune.DecodeLastFromUtf16(text, out rune, out _) : Rune.DecodeFromUtf16(text, out rune, out _);
        return (LineBreaker.IsWide(rune.ToString()), SharedMarks.Contains(rune.ToString(), StringComparison.Ordinal));
    }
}

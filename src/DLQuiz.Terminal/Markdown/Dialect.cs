using System.Collections.Immutable;
using DLQuiz.Core.Questions;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace DLQuiz.Terminal.Markdown;

/// <summary>What of Markdown a card's text may use; extensions are named one by one, since some are quadratic.</summary>
internal static class Dialect
{
    /// <summary>Characters of one text; a longer one is shown as plain text.</summary>
    private const int Longest = 100_000;

    /// <summary>Cells that the table of a text could have at most: Markdig fills short rows up to the widest, 28 KB can ask for gigabytes.</summary>
    private const int MostCells = 20_000;

    /// <summary>Openings of links, autolinks and formulas, each of which is looked for up to the end of its block.</summary>
    private const int MostOpenings = 2_000;

    private static readonly MarkdownPipeline Pipeline = Build(tables: true);
    private static readonly MarkdownPipeline WithoutTables = Build(tables: false);

    /// <summary>Null where the text cannot be read as Markdown safely: too long, or nested too deep for the parser.</summary>
    /// <param name="text">A stranger's.</param>
    /// <param name="grids">Numbers that stand in it.</param>
    public static MarkdownDocument? Parse(string text, ImmutableArray<PlacedGrid> grids = default)
    {
        if (text.Length > Longest || text.AsSpan().CountAny('[', '<') + text.AsSpan().Count('$') + text.AsSpan().Count(@"\(") > MostOpenings)
        {
            return null;
        }

        try
        {
            return Markdig.Markdown.Parse(text, CouldFillMemory(text) ? WithoutTables : Pipeline, GridSpanParser.ContextOf(grids.IsDefault ? [] : grids));
        }
        catch (ArgumentException)
        {
            // Markdig refuses nesting beyond 128 levels so.
            return null;
        }
    }

    private static bool CouldFillMemory(string text)
    {
        int lines = 0, widest = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            lines++;
            widest = Math.Max(widest, line.Count('|'));
        }

        return (long)lines * widest > MostCells;
    }

    private static MarkdownPipeline Build(bool tables)
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePreciseSourceLocation()
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked)
            .UseCjkFriendlyEmphasis();
        if (tables)
        {
            builder.UsePipeTables();
        }

        builder.BlockParsers.Insert(0, new FootnoteBlockParser());
        builder.BlockParsers.Insert(0, new MathBlockParser());
        builder.InlineParsers.Insert(0, new FootnoteMarkParser());
        builder.InlineParsers.Insert(0, new MathSpanParser());
        builder.InlineParsers.Insert(0, new GridSpanParser());
        return builder.Build();
    }
}

using System.Collections.Immutable;
using DLQuiz.Core.Questions;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Terminal.Markdown;

/// <summary>Numbers of a variant within a paragraph.</summary>
internal sealed class GridSpan(NumberGrid grid) : LeafInline
{
    public NumberGrid Grid { get; } = grid;
}

/// <summary>Takes the numbers from where they are known to stand, so that their brackets are never those of a link.</summary>
/// <remarks>Within code, formulas and addresses nothing is looked for; there they stay text.</remarks>
internal sealed class GridSpanParser : InlineParser
{
    public GridSpanParser() => OpeningCharacters = ['['];

    public static MarkdownParserContext ContextOf(ImmutableArray<PlacedGrid> grids)
    {
        MarkdownParserContext context = new();
        context.Properties[typeof(PlacedGrid)] = grids.ToDictionary(placed => placed.Start, placed => placed.Grid);
        return context;
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.Context?.Properties[typeof(PlacedGrid)] is not Dictionary<int, NumberGrid> { Count: > 0 } grids
            || !grids.TryGetValue(processor.GetSourcePosition(slice.Start), out NumberGrid? grid)
            || !slice.AsSpan().StartsWith(grid.ToString()))
        {
            return false;
        }

        processor.Inline = new GridSpan(grid);
        slice.Start += grid.ToString().Length;
        return true;
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>Lays a formula out in the columns that there are, broken where authors would break it.</summary>
internal sealed class DisplayFit
{
    /// <summary>Columns that a line which goes on is indented by, where its relation does not tell.</summary>
    private const int Indent = 2;

    private readonly int width;
    private readonly Layout layout = new();

    private DisplayFit(int width) => this.width = width;

    /// <summary>Null where the formula does not fit the width in two dimensions, or is too big for it.</summary>
    public static Box? Of(MathNode node, int width)
    {
        DisplayFit fit = new(width);
        Box? box = fit.Fitted(node);
        return box is null || fit.layout.IsSpent || !IsExact(box) ? null : box;
    }

    /// <summary>Clusters that only form when two atoms meet are narrower than their parts.</summary>
    private static bool IsExact(Box box) => box.Rows.All(row => Cells.Width(row) == box.Width);

    private Box? Fitted(MathNode node)
    {
        switch (node)
        {
            case MathNode.Row { Parts: [MathNode.Grid or MathNode.Row] } row:
                return Fitted(row.Parts[0]);
            case MathNode.Row row:
                return FittedRow(row.Parts);
            case MathNode.Grid grid when GridLook.Of(grid.Environment).IsLoose:
                Box whole = layout.Draw(grid, MathStyle.Display);
                return whole.Width <= width ? whole : FittedLines(grid);
            default:
                return FittedRow([node]);
        }
    }

    /// <summary>Each line by itself, no longer aligned with the others.</summary>
    private Box? FittedLines(MathNode.Grid grid)
    {
        List<Box> lines = [];
        foreach (ImmutableArray<MathNode> cells in grid.Rows)
        {
            Box? line = FittedRow([.. cells.SelectMany(cell => cell is MathNode.Row row ? row.Parts : [cell])]);
            if (line is null)
            {
                return null;
            }

            lines.Add(line);
        }

        return GridDrawing.Lines(lines, isRoomy: false);
    }

    private Box? FittedRow(ImmutableArray<MathNode> parts)
    {
        List<Piece> pieces = RowDrawing.Pieces(parts, MathStyle.Display, layout);
        Box whole = Piece.Joined(CollectionsMarshal.AsSpan(pieces));
        if (whole.Width <= width || layout.IsSpent)
        {
            return whole;
        }

        int relation = pieces.FindIndex(piece => piece is { Left: AtomKind.Relation, Depth: 0 });
        int before = relation < 0 ? 0 : Piece.Joined(CollectionsMarshal.AsSpan(pieces)[..relation]).Width + 1;
        // Where less indent saves a fence from being broken, less it is.
        return ((int[])[before <= width / 3 ? before : Indent, Indent, 0])
            .Select(indent => LineBreaks.Of(pieces, width, indent))
            .OfType<(IReadOnlyList<Box> Lines, int Worst)>()
            .OrderBy(breaks => breaks.Worst)
            .Select(breaks => GridDrawing.Lines(breaks.Lines, isRoomy: false).WithBaseline(0))
            .FirstOrDefault();
    }
}

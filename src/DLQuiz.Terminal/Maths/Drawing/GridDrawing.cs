using System.Collections.Immutable;

namespace DLQuiz.Terminal.Maths.Drawing;

internal sealed class GridDrawing : NodeDrawing<MathNode.Grid>
{
    /// <summary>Blanks between two equations on one line.</summary>
    private const int BetweenEquations = 3;

    /// <summary>Beside a relation that begins or ends a cell it keeps the blank that it has within a row.</summary>
    private static readonly MathNode Nothing = new MathNode.Atom("");

    protected override Box Draw(MathNode.Grid node, MathStyle style, Layout layout)
    {
        GridLook look = GridLook.Of(node.Environment);
        MathStyle inner = style == MathStyle.Script ? style : look.Style;
        List<Box[]> rows = [.. node.Rows.Select(row => row.Select((cell, column) => DrawCell(cell, column, row.Length, look, inner, layout)).ToArray())];
        int columns = rows.Max(row => row.Length);
        // Short rows are filled up: a few characters of source could ask for millions of cells.
        if (!layout.Spend(columns + rows.Sum(row => row.Sum(box => box.Width)), rows.Count))
        {
            return Box.Empty;
        }

        string sides = look.IsAligned && columns == 1 ? "l" : node.Columns.Length > 0 ? string.Concat(node.Columns.Where(c => c is 'l' or 'c' or 'r')) : look.Columns;
        List<Box[]> cells = [.. Enumerable.Range(0, columns).Select(column => GridColumn.Of(rows, column, sides))];
        if (!layout.Spend(cells.Sum(column => column[0].Width + look.Gap), rows.Sum(row => row.Max(box => box.Height))))
        {
            return Box.Empty;
        }

        List<Box> lines = [.. rows.Select((_, row) => Box.Beside([.. Between([.. cells.Select(column => column[row])], look, node.Columns)]))];
        Box body = node.Rows.Any(HasRule) || node.Columns.Contains('|', StringComparison.Ordinal)
            ? Ruled(node, lines, cells, look)
            : Lines(lines, look.IsRoomy && lines.Count == 2);
        return FencedDrawing.Around(look.Open, look.Open == "{" ? body.Padded(1, 0) : body, look.Close, grows: true);
    }

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Grid node, Box box) => (AtomKind.Inner, AtomKind.Inner);

    /// <summary>Lines below one another, written on the middle one; tall neighbours are kept apart.</summary>
    public static Box Lines(IReadOnlyList<Box> lines, bool isRoomy)
    {
        List<Box> all = [];
        foreach (Box line in lines)
        {
            if (all.Count > 0 && (isRoomy || (all[^1].Below > 0 && line.Above > 0)))
            {
                all.Add(Box.Blank(0));
            }

            all.Add(line);
        }

        Box stack = Box.Stacked(0, Side.Left, all);
        return lines.Count == 1 ? stack : stack.WithBaseline((stack.Height - 1) / 2);
    }

    private static Box DrawCell(MathNode cell, int column, int columns, GridLook look, MathStyle style, Layout layout)
    {
        if (!look.IsAligned || columns == 1 || cell is not MathNode.Row row)
        {
            return layout.Draw(cell, style);
        }

        return layout.Draw(row with { Parts = column % 2 == 1 ? row.Parts.Insert(0, Nothing) : row.Parts.Add(Nothing) }, style);
    }

    private static bool HasRule(ImmutableArray<MathNode> row) => row[0] is MathNode.Row { Parts: [MathNode.Rule, ..] };

    /// <summary>A table: its lines stand close, its rules and bars meet.</summary>
    private static Box Ruled(MathNode.Grid node, List<Box> lines, List<Box[]> cells, GridLook look)
    {
        Box rule = Box.Beside([.. Between([.. cells.Select(column => Box.Of(new string('─', column[0].Width)))], look, node.Columns)]);
        string crossed = rule.Rows[0].Replace('│', '┼').Replace(' ', '─');
        List<Box> all = [];
        foreach ((int i, Box line) in lines.Index())
        {
            if (HasRule(node.Rows[i]))
            {
                all.Add(Box.Of(crossed));
            }

            bool isOnlyRule = HasRule(node.Rows[i]) && i == lines.Count - 1 && node.Rows[i] is [MathNode.Row { Parts.Length: 1 }];
            if (!isOnlyRule)
            {
                all.Add(line);
            }
        }

        Box stack = Box.Stacked(0, Side.Left, all);
        return stack.WithBaseline((stack.Height - 1) / 2);
    }

    private static IEnumerable<Box> Between(Box[] row, GridLook look, string spec)
    {
        ImmutableArray<int> bars = Bars(spec);
        int height = row.Max(box => box.Above), depth = row.Max(box => box.Below);
        for (int column = 0; column < row.Length; column++)
        {
            if (bars.Contains(column))
            {
                Box bar = Fence.Draw("|", height, depth);
                yield return height + depth == 0 ? Box.Of(column == 0 ? "│ " : " │ ") : bar.Padded(column == 0 ? 0 : 1, 1);
            }
            else if (column > 0)
            {
                yield return Box.Blank(look.IsAligned && column % 2 == 0 ? BetweenEquations : look.Gap);
            }

            yield return row[column];
        }

        if (bars.Contains(row.Length))
        {
            yield return height + depth == 0 ? Box.Of(" │") : Fence.Draw("|", height, depth).Padded(1, 0);
        }
    }

    /// <summary>The columns before which an array draws a bar.</summary>
    private static ImmutableArray<int> Bars(string spec)
    {
        ImmutableArray<int>.Builder bars = ImmutableArray.CreateBuilder<int>();
        int column = 0;
        foreach (char c in spec)
        {
            if (c == '|')
            {
                bars.Add(column);
            }

            column += c is 'l' or 'c' or 'r' ? 1 : 0;
        }

        return bars.ToImmutable();
    }
}

using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths;

/// <summary>What two dimensions would put above one another.</summary>
internal static partial class OneLine
{
    private static Piece LayFraction(MathNode.Fraction fraction, bool tight)
    {
        string text = $"{Operand(fraction.Above, tight)}/{Divisor(fraction.Below, tight)}";
        return fraction.IsSmall && MathSymbols.SmallFractions.TryGetValue(text, out string? small)
            ? new Piece(small, AtomKind.Ordinary, Hold.Atom)
            : new Piece(text, AtomKind.Ordinary, Hold.Product);
    }

    private static Piece LayStack(MathNode node, bool tight) => node switch
    {
        MathNode.Binomial choose => new Piece($"({Lay(choose.Above, tight).Text} choose {Lay(choose.Below, tight).Text})", AtomKind.Ordinary, Hold.Atom),
        MathNode.Brace brace => Lay(brace.Body, tight),
        MathNode.Boxed boxed => Lay(boxed.Body, tight),
        MathNode.Struck struck => LayStruck(struck, tight),
        MathNode.Phantom phantom => new Piece(new string(' ', phantom.KeepsWidth ? Cells.Width(Lay(phantom.Body, tight).Text) : 0), AtomKind.Space, Hold.Atom),
        MathNode.Arrow arrow => LayArrow(arrow),
        MathNode.Switch or MathNode.Rule => new Piece("", AtomKind.Space, Hold.Atom),
        _ => throw new InvalidOperationException($"No layout for {node.GetType().Name}."),
    };

    private static Piece LayStruck(MathNode.Struck struck, bool tight)
    {
        Piece body = Lay(struck.Body, tight);
        return body with { Text = string.Concat(Cells.Clusters(body.Text).Select(cluster => cluster == " " ? cluster : cluster + '\u0338')), Kind = AtomKind.Ordinary };
    }

    /// <summary>The labels stand in the shaft: <c>─f→</c>.</summary>
    private static Piece LayArrow(MathNode.Arrow arrow)
    {
        string label = string.Join('/', new[] { arrow.Above, arrow.Below }.OfType<MathNode>().Select(Tight));
        string text = label.Length == 0 ? arrow.Glyph : arrow.Glyph switch
        {
            "→" => $"─{label}→",
            "←" => $"←{label}─",
            "↔" => $"←{label}→",
            "=" => $"={label}=",
            _ => $"{arrow.Glyph}({label})",
        };
        return new Piece(text, AtomKind.Relation, Hold.Atom);
    }

    private static Piece LayGrid(MathNode.Grid grid, bool tight)
    {
        (string open, string close, string column) = grid.Environment switch
        {
            "pmatrix" => ("(", ")", ", "),
            "bmatrix" => ("[", "]", ", "),
            "Bmatrix" => ("{", "}", ", "),
            "vmatrix" => ("|", "|", ", "),
            "Vmatrix" => ("‖", "‖", ", "),
            "matrix" or "smallmatrix" or "array" => ("", "", ", "),
            "cases" or "dcases" => ("{ ", "", "  "),
            "rcases" => ("", " }", "  "),
            _ => ("", "", ""),
        };
        string between = grid.Environment is "substack" or "subarray" ? ", " : "; ";
        string text = open + string.Join(between, grid.Rows.Select(row => CellsOf(row, column, tight))) + close;
        return new Piece(text, AtomKind.Ordinary, close.Length > 0 ? Hold.Atom : Hold.Loose);
    }

    /// <summary>Cells of a broken formula meet at an ampersand, which only aligns; its neighbours still space as one row.</summary>
    private static string CellsOf(ImmutableArray<MathNode> cells, string between, bool tight) => between.Length == 0
        ? Lay(new MathNode.Row([.. cells.SelectMany(cell => cell is MathNode.Row row ? row.Parts : [cell])]), tight).Text.Trim()
        : string.Join(between, cells.Select(cell => Lay(cell, tight).Text.Trim()));
}

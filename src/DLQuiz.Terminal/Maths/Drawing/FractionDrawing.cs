namespace DLQuiz.Terminal.Maths.Drawing;

internal sealed class FractionDrawing : NodeDrawing<MathNode.Fraction>
{
    /// <summary>Columns of a fraction that stays on one row within a script.</summary>
    private const int LongestSlashed = 7;

    protected override Box Draw(MathNode.Fraction node, MathStyle style, Layout layout)
    {
        if (Slashed(node, style) is { } text)
        {
            return Box.Of(text);
        }

        MathStyle inner = style == MathStyle.Script ? style : MathStyle.Text;
        Box above = layout.Draw(node.Above, inner);
        Box below = layout.Draw(node.Below, inner);
        // The rule of a fraction is longer than those of the fractions in it.
        int width = Math.Max(1, Math.Max(above.Width, below.Width)) + (above.Height > 1 || below.Height > 1 ? 2 : 0);
        return Box.Stacked(1, Side.Centre, above, Box.Of(new string('─', width)), below);
    }

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Fraction node, Box box) =>
        box.Height > 1 ? (AtomKind.Inner, AtomKind.Inner) : (AtomKind.Ordinary, AtomKind.Ordinary);

    /// <summary>½, or 1/2 in a script; null where it has to be stacked.</summary>
    private static string? Slashed(MathNode.Fraction node, MathStyle style)
    {
        if (!node.IsSmall && style != MathStyle.Script)
        {
            return null;
        }

        string text = OneLine.Tight(node);
        return text.Length == 1 || (style == MathStyle.Script && text.Length <= LongestSlashed && !text.Contains('(', StringComparison.Ordinal)) ? text : null;
    }
}

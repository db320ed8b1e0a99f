using System.Buffers;

namespace DLQuiz.Terminal.Maths.Drawing;

internal sealed class FencedDrawing : NodeDrawing<MathNode.Fenced>
{
    /// <summary>Fences that touch what is beside them.</summary>
    private static readonly SearchValues<char> Thin = SearchValues.Create("|∣‖∥⟨⟩");

    protected override Box Draw(MathNode.Fenced node, MathStyle style, Layout layout) =>
        Around(node.Open, layout.Draw(node.Body, style), node.Close, Grows(node.Body));

    /// <summary>Rows of a small matrix count even where they are but two; null to look at the height.</summary>
    public static bool? Grows(MathNode body) => body is MathNode.Grid || (body is MathNode.Row row && row.Parts.Any(part => part is MathNode.Grid)) ? true : null;

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Fenced node, Box box) => Sides(node.Open, box, node.Close);

    /// <summary>A body in fences of its height; a script that only hangs or rises out of it asks for none.</summary>
    public static Box Around(string open, Box body, string close, bool? grows = null)
    {
        (int above, int below) = grows ?? body.Height > 2 ? (body.Above, body.Below) : (0, 0);
        Box left = Fence.Draw(open, above, below);
        Box right = Fence.Draw(close, above, below);
        // A bar that met the rule of a fraction would read as one sign with it.
        bool touches = body.Height > 2 && body.Rows.Any(row => row.StartsWith('─') || row.EndsWith('─')) && (open + close).AsSpan().ContainsAny(Thin);
        return Box.Beside(left, touches ? body.Padded(1, 1) : body, right);
    }

    public static (AtomKind Left, AtomKind Right) Sides(string open, Box box, string close) =>
        (open is "" or "|" or "‖" ? AtomKind.Ordinary : AtomKind.Open, close.Length == 0 ? AtomKind.Ordinary : box.Height > 2 ? AtomKind.Inner : AtomKind.Close);
}

internal sealed class BinomialDrawing : NodeDrawing<MathNode.Binomial>
{
    protected override Box Draw(MathNode.Binomial node, MathStyle style, Layout layout)
    {
        MathStyle inner = style == MathStyle.Script ? style : MathStyle.Text;
        Box above = layout.Draw(node.Above, inner);
        Box below = layout.Draw(node.Below, inner);
        return FencedDrawing.Around("(", Box.Stacked(1, Side.Centre, above, Box.Blank(0), below), ")");
    }

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Binomial node, Box box) => (AtomKind.Inner, AtomKind.Inner);
}

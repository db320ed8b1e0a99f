using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths.Drawing;

internal sealed class RootDrawing : NodeDrawing<MathNode.Root>
{
    protected override Box Draw(MathNode.Root node, MathStyle style, Layout layout)
    {
        Box radicand = layout.Draw(node.Radicand, style);
        string degree = node.Degree is null ? "" : OneLine.Tight(node.Degree);
        string? raised = degree is "" or "2" ? "" : OneLine.Script(degree, MathSymbols.Above);
        string sign = degree switch { "" or "2" => "√", "3" => "∛", "4" => "∜", _ => "√" };
        Box root = radicand.Height == 1 && IsOneSign(node.Radicand)
            ? Box.Beside(Box.Of(sign), radicand)
            : WithRule(sign, radicand);
        return sign != "√" || degree is "" or "2" ? root
            : raised is not null ? WithDegree(Box.Of(raised), root, radicand)
            : WithDegree(layout.Draw(node.Degree!, MathStyle.Script), root, radicand, isRaised: true);
    }

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Root node, Box box) =>
        (AtomKind.Ordinary, box.Height > 1 ? AtomKind.Inner : AtomKind.Ordinary);

    /// <summary>√2, √dₖ: what cannot be misread needs no rule; √x² could be the root's square.</summary>
    public static bool IsOneSign(MathNode node) => node switch
    {
        MathNode.Row { Parts: [var only] } => IsOneSign(only),
        MathNode.Atom { Kind: AtomKind.Number } => true,
        MathNode.Atom atom => Cells.Width(atom.Text) <= 1,
        MathNode.Accent accent => IsOneSign(accent.Base),
        MathNode.Scripts { Above: null } scripts => IsOneSign(scripts.Base),
        _ => false,
    };

    /// <summary>The stroke rises one column a row and meets the rule, which lies low in the row above.</summary>
    private static Box WithRule(string sign, Box radicand)
    {
        // What only hangs below the baseline, a subscript, needs no longer stroke.
        int height = radicand.Above == 0 ? 1 : radicand.Height;
        Box body = radicand.Padded(0, radicand.Rows.Any(row => row.EndsWith('─')) ? 1 : 0);
        List<string> rows = [new string(' ', height) + new string('_', Math.Max(1, body.Width))];
        for (int row = 0; row < body.Height; row++)
        {
            string stroke = row < height ? new string(' ', height - 1 - row) + (row == height - 1 ? sign : "╱") : "";
            rows.Add(stroke.PadRight(height) + Cells.PadRight(body.Rows[row], 1));
        }

        return Box.OfRows(rows, body.Above + 1);
    }

    /// <summary>Before the sign, on its row when small, above it when not.</summary>
    private static Box WithDegree(Box degree, Box root, Box radicand, bool isRaised = false)
    {
        int bottom = radicand.Above == 0 ? 0 : root.Below;
        return Box.Beside(Box.Placed((isRaised ? bottom - degree.Height : bottom, degree)), root);
    }
}

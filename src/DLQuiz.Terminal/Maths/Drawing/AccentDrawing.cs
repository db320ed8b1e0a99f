using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths.Drawing;

internal sealed class AccentDrawing : NodeDrawing<MathNode.Accent>
{
    protected override Box Draw(MathNode.Accent node, MathStyle style, Layout layout)
    {
        Box body = layout.Draw(node.Base, style);
        if (body.Height == 1 && Cells.Clusters(body.Rows[0]).Take(2).Count() == 1)
        {
            return Box.Of((body.Rows[0] + node.Mark).Normalize());
        }

        return node.Name.StartsWith("under", StringComparison.Ordinal)
            ? Box.Stacked(0, Side.Centre, body, Box.Of(new string('‾', body.Width)))
            : Box.Stacked(1, Side.Centre, Box.Of(Drawn(node.Name, Math.Max(1, body.Width))), body);
    }

    /// <summary>The accent in a row of its own, low where it is a rule and centred where it is a sign.</summary>
    private static string Drawn(string name, int width) => name switch
    {
        "overline" or "bar" => new string('_', width),
        "overrightarrow" => new string('─', width - 1) + "→",
        "overleftarrow" => "←" + new string('─', width - 1),
        "hat" or "widehat" => "^",
        "tilde" or "widetilde" => "~",
        "vec" => "→",
        "dot" => ".",
        "ddot" => "..",
        "dddot" => "...",
        "check" or "widecheck" => "ˇ",
        "breve" => "˘",
        "acute" => "´",
        "grave" => "`",
        _ => "°",
    };
}

internal sealed class StruckDrawing : NodeDrawing<MathNode.Struck>
{
    protected override Box Draw(MathNode.Struck node, MathStyle style, Layout layout)
    {
        Box body = layout.Draw(node.Body, style);
        return body.Width == 0 ? body : Box.OfRows(body.Rows.Select(Struck), body.Above);
    }

    private static string Struck(string row) =>
        string.Concat(Cells.Clusters(row).Select(cluster => cluster == " " ? cluster : cluster + '\u0338'));
}

internal sealed class BoxedDrawing : NodeDrawing<MathNode.Boxed>
{
    protected override Box Draw(MathNode.Boxed node, MathStyle style, Layout layout)
    {
        Box body = layout.Draw(node.Body, style).Padded(1, 1);
        string rule = new('─', body.Width);
        return Box.OfRows([$"┌{rule}┐", .. body.Rows.Select(row => $"│{row}│"), $"└{rule}┘"], body.Above + 1);
    }

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Boxed node, Box box) => (AtomKind.Inner, AtomKind.Inner);
}

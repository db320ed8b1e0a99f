namespace DLQuiz.Terminal.Maths.Drawing;

internal sealed class BraceDrawing : NodeDrawing<MathNode.Brace>
{
    protected override Box Draw(MathNode.Brace node, MathStyle style, Layout layout)
    {
        Box body = layout.Draw(node.Body, style);
        Box brace = Box.Of(node.IsOver ? Drawn(body.Width, "⏞", '╭', '┴', '╮') : Drawn(body.Width, "⏟", '╰', '┬', '╯'));
        return node.IsOver ? Box.Stacked(1, Side.Centre, brace, body) : Box.Stacked(0, Side.Centre, body, brace);
    }

    private static string Drawn(int width, string one, char left, char point, char right)
    {
        if (width < 3)
        {
            return width == 2 ? $"{left}{right}" : one;
        }

        int before = (width - 3) / 2;
        return left + new string('─', before) + point + new string('─', width - 3 - before) + right;
    }
}

internal sealed class ArrowDrawing : NodeDrawing<MathNode.Arrow>
{
    protected override Box Draw(MathNode.Arrow node, MathStyle style, Layout layout)
    {
        List<Box> boxes = [];
        if (node.Above is not null)
        {
            boxes.Add(layout.Draw(node.Above, MathStyle.Script));
        }

        int main = boxes.Count;
        if (node.Below is not null)
        {
            boxes.Add(layout.Draw(node.Below, MathStyle.Script));
        }

        int length = boxes.Select(box => box.Width).DefaultIfEmpty(0).Max() + 2;
        boxes.Insert(main, Box.Of(Shaft(node.Glyph, length)));
        return Box.Stacked(main, Side.Centre, boxes);
    }

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Arrow node, Box box) => (AtomKind.Relation, AtomKind.Relation);

    private static string Shaft(string glyph, int length) => glyph switch
    {
        "→" => new string('─', length - 1) + "→",
        "←" => "←" + new string('─', length - 1),
        "↔" => "←" + new string('─', length - 2) + "→",
        "⇒" => new string('═', length - 1) + "⇒",
        "⇐" => "⇐" + new string('═', length - 1),
        "↦" => "├" + new string('─', length - 2) + "→",
        _ => new string('═', length),
    };
}

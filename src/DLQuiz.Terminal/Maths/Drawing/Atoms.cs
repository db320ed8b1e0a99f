namespace DLQuiz.Terminal.Maths.Drawing;

internal sealed class AtomDrawing : NodeDrawing<MathNode.Atom>
{
    protected override Box Draw(MathNode.Atom node, MathStyle style, Layout layout) =>
        style == MathStyle.Display && node is { Kind: AtomKind.Big, HasLimits: false } ? Integral(node.Text) : Box.Of(node.Text);

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Atom node, Box box) => (node.Kind, node.Kind);

    /// <summary>Three rows high, as display asks for.</summary>
    private static Box Integral(string text)
    {
        (int count, string middle) = text switch { "∬" => (2, "⎮"), "∭" => (3, "⎮"), "⨌" => (4, "⎮"), "∮" => (1, "⌽"), "∯" => (2, "⌽"), "∰" => (3, "⌽"), _ => (1, "⎮") };
        return text is not ("∫" or "∬" or "∭" or "⨌" or "∮" or "∯" or "∰")
            ? Box.Of(text)
            : Box.OfRows(new[] { "⌠", middle, "⌡" }.Select(part => string.Concat(Enumerable.Repeat(part, count))), 1);
    }
}

internal sealed class WordsDrawing : NodeDrawing<MathNode.Words>
{
    protected override Box Draw(MathNode.Words node, MathStyle style, Layout layout) => Box.Of(node.Text);

    /// <summary>Words that bring their own blank need no other.</summary>
    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Words node, Box box) =>
        (node.Text.StartsWith(' ') ? AtomKind.Space : AtomKind.Ordinary, node.Text.EndsWith(' ') ? AtomKind.Space : AtomKind.Ordinary);
}

internal sealed class UnknownDrawing : NodeDrawing<MathNode.Unknown>
{
    protected override Box Draw(MathNode.Unknown node, MathStyle style, Layout layout) => Box.Of(node.Source);

    /// <summary>A blank shows where the name of a command ends.</summary>
    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Unknown node, Box box) =>
        (AtomKind.Function, node.Source.Length > 0 && char.IsLetter(node.Source[^1]) ? AtomKind.Function : AtomKind.Ordinary);
}

internal sealed class DelimiterDrawing : NodeDrawing<MathNode.Delimiter>
{
    protected override Box Draw(MathNode.Delimiter node, MathStyle style, Layout layout) =>
        Fence.Draw(node.Text, layout.Reach.Above, layout.Reach.Below);

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Delimiter node, Box box) => (node.Kind, node.Kind);
}

internal sealed class PhantomDrawing : NodeDrawing<MathNode.Phantom>
{
    protected override Box Draw(MathNode.Phantom node, MathStyle style, Layout layout)
    {
        Box body = layout.Draw(node.Body, style);
        return Box.Blank(node.KeepsWidth ? body.Width : 0, node.KeepsHeight ? body.Above : 0, node.KeepsHeight ? body.Below : 0);
    }
}

/// <summary>Grids see to it themselves; elsewhere it shows nothing.</summary>
internal sealed class RuleDrawing : NodeDrawing<MathNode.Rule>
{
    protected override Box Draw(MathNode.Rule node, MathStyle style, Layout layout) => Box.Empty;

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Rule node, Box box) => (AtomKind.Space, AtomKind.Space);
}

/// <summary>Rows see to it themselves; alone it shows nothing.</summary>
internal sealed class SwitchDrawing : NodeDrawing<MathNode.Switch>
{
    protected override Box Draw(MathNode.Switch node, MathStyle style, Layout layout) => Box.Empty;

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Switch node, Box box) => (AtomKind.Space, AtomKind.Space);
}

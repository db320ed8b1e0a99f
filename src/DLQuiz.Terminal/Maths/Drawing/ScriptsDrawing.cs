namespace DLQuiz.Terminal.Maths.Drawing;

internal sealed class ScriptsDrawing : NodeDrawing<MathNode.Scripts>
{
    protected override Box Draw(MathNode.Scripts node, MathStyle style, Layout layout)
    {
        Box body = layout.Draw(NeedsFence(node.Base) ? new MathNode.Fenced("(", node.Base, ")") : node.Base, style);
        return Attach(body, node, style, layout);
    }

    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Scripts node, Box box)
    {
        (AtomKind left, AtomKind right) = For(node.Base).Sides(node.Base, box);
        return (left, right == AtomKind.Number ? AtomKind.Ordinary : right);
    }

    /// <summary>The scripts of a node on its base, which is drawn already.</summary>
    public static Box Attach(Box body, MathNode.Scripts node, MathStyle style, Layout layout)
    {
        bool hasLimits = HasLimits(node.Base);
        if (node.Place == ScriptPlace.Stacked || (node.Place == ScriptPlace.ByBase && hasLimits && style == MathStyle.Display))
        {
            return WithLimits(body, node, layout);
        }

        bool isTallIntegral = body.Height > 1 && node.Base is MathNode.Atom { Kind: AtomKind.Big };
        string? below = isTallIntegral ? null : Small(node.Below, MathSymbols.Below);
        string? above = isTallIntegral ? null : Small(node.Above, MathSymbols.Above);
        if (node.Place == ScriptPlace.ByBase && hasLimits && (below is null || above is null))
        {
            return WithLimits(body, node, layout);
        }

        return Box.Beside(body, Column(body, node, below, above, layout));
    }

    /// <summary>Above and below the right edge: small characters on the base's own rows, anything else on rows further out.</summary>
    private static Box Column(Box body, MathNode.Scripts node, string? below, string? above, Layout layout)
    {
        bool isFence = body.Height > 2 && node.Base is MathNode.Fenced or MathNode.Grid or MathNode.Delimiter or MathNode.Binomial or MathNode.Atom or MathNode.Row;
        int top = isFence ? -body.Above : 0, bottom = isFence ? body.Below : 0;
        List<(int Top, Box Box)> parts = [];
        if (below is not null && above is not null && top == bottom)
        {
            parts.Add((top, Box.Of(below + above)));
            return Box.Placed(parts);
        }

        Add(node.Above, above, top, box => -Math.Max(1, body.Above) - (box.Height - 1));
        Add(node.Below, below, bottom, _ => Math.Max(1, body.Below));
        return Box.Placed(parts);

        void Add(MathNode? script, string? small, int row, Func<Box, int> far)
        {
            if (small is { Length: > 0 })
            {
                parts.Add((row, Box.Of(small)));
            }
            else if (small is null && script is not null)
            {
                Box box = layout.Draw(script, MathStyle.Script);
                parts.Add((far(box), box));
            }
        }
    }

    private static Box WithLimits(Box body, MathNode.Scripts node, Layout layout)
    {
        List<Box> boxes = [body];
        if (node.Below is not null)
        {
            boxes.Add(layout.Draw(node.Below, MathStyle.Script));
        }

        if (node.Above is not null)
        {
            boxes.Insert(0, layout.Draw(node.Above, MathStyle.Script));
        }

        return Box.Stacked(node.Above is null ? 0 : 1, Side.Centre, boxes);
    }

    /// <summary>Empty for no script; null when Unicode lacks one of its characters.</summary>
    private static string? Small(MathNode? script, IReadOnlyDictionary<string, string> characters) =>
        script is null ? "" : OneLine.Script(OneLine.Tight(script), characters);

    private static bool HasLimits(MathNode node) => node switch
    {
        MathNode.Atom atom => atom.HasLimits,
        MathNode.Row { Parts: [var only] } => HasLimits(only),
        _ => false,
    };

    /// <summary>A group of several factors or a fraction, whose last part would seem to carry the script alone.</summary>
    private static bool NeedsFence(MathNode node) => node switch
    {
        MathNode.Row { Parts: [var only] } => NeedsFence(only),
        MathNode.Row row => row.Parts.Count(part => part is not MathNode.Switch) > 1,
        MathNode.Fraction { IsSmall: false } => true,
        _ => false,
    };
}

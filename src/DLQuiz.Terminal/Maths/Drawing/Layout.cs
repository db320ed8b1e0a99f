namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>One drawing of one formula, with what it may cost.</summary>
internal sealed class Layout
{
    /// <summary>Characters written for a formula, those of its parts counted again at each level.</summary>
    private const int MostCells = 400_000;

    /// <summary>A formula that is higher than several screens says more in a line.</summary>
    private const int MostRows = 100;

    private int spent;

    /// <summary>Whether the formula asks for more than it may; what was drawn is then of no use.</summary>
    public bool IsSpent => spent > MostCells;

    /// <summary>How far the row around a single fence reaches above and below the baseline.</summary>
    public (int Above, int Below) Reach { get; set; }

    public Box Draw(MathNode node, MathStyle style)
    {
        if (IsSpent)
        {
            return Box.Empty;
        }

        Box box = NodeDrawing.For(node).Draw(node, style, this);
        return Spend(box.Width, box.Height) ? box : Box.Empty;
    }

    /// <summary>False when a box of that size is too much.</summary>
    public bool Spend(int width, int height)
    {
        spent = height > MostRows ? MostCells + 1 : (int)Math.Min(int.MaxValue / 2, spent + ((long)width * height) + 1);
        return !IsSpent;
    }
}

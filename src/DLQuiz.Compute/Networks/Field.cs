namespace DLQuiz.Compute.Networks;

/// <summary>What one output of a layer sees of the input: output o reaches the indices [o·Jump − Padding, o·Jump − Padding + Size − 1].</summary>
/// <param name="Size">The receptive field r.</param>
/// <param name="Jump">Input cells between neighbouring outputs.</param>
/// <param name="Padding">How far output 0 reaches before the input.</param>
internal sealed record Field(long Size, long Jump, long Padding)
{
    public static Field OfInput { get; } = new(1, 1, 0);

    /// <summary>Twice the distance of the centre from the output's own place; equal for aligned branches.</summary>
    public long DoubledOffset => Size - (2 * Padding);

    /// <summary>The centre of output 0, in coordinates where pixel 0 spans [0, 1].</summary>
    public double Start => 0.5 + ((Size - 1) / 2.0) - Padding;

    public Field After(ChainLayer layer) => checked(new(Size + (layer.Reach * Jump), Jump * layer.Stride, Padding + (layer.Before * Jump)));
}

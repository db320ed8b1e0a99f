using System.Runtime.InteropServices;

namespace DLQuiz.Compute.Networks;

/// <summary>What one output sees of the input along an axis: output o reaches the indices o·Jump − Padding … o·Jump − Padding + Size − 1.</summary>
/// <param name="Size">r, in input cells.</param>
/// <param name="Jump">j, input cells between neighbouring outputs.</param>
/// <param name="Padding">P: output 0 reaches back to index −P.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReceptiveFieldState(long Size, long Jump, long Padding)
{
    /// <summary>The input itself.</summary>
    public static ReceptiveFieldState Input { get; } = new(1, 1, 0);

    /// <summary>The last index that output 0 reaches.</summary>
    public long Right => Size - 1 - Padding;

    /// <summary>The centre of output 0, where input pixel 0 spans [0, 1].</summary>
    public double Start => 0.5 + ((Size - 1) / 2.0) - Padding;

    /// <summary>After one more layer.</summary>
    public ReceptiveFieldState Through(Window window) => checked(new(
        Size + ((window.Extent - 1) * Jump),
        Jump * window.Stride,
        Padding + (window.Before * Jump)));

    /// <summary>The span of several branches that meet; they must have one jump.</summary>
    public static ReceptiveFieldState Span(IReadOnlyCollection<ReceptiveFieldState> branches)
    {
        long padding = branches.Max(static branch => branch.Padding);
        long right = branches.Max(static branch => branch.Right);
        return checked(new(padding + right + 1, branches.First().Jump, padding));
    }
}

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>A window that slides along one axis.</summary>
/// <param name="Input">Cells of the axis, without padding.</param>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Cells between neighbouring outputs.</param>
/// <param name="Dilation">Cells between neighbouring taps.</param>
internal sealed record Window(long Input, long Kernel, long Stride, long Dilation)
{
    /// <summary>From the first tap to the last: one less than the span of the dilated kernel.</summary>
    public long Reach => checked(Dilation * (Kernel - 1));

    /// <summary>How many whole windows fit; 0 or less when none does.</summary>
    public long OutputSize(long before, long after)
    {
        long room = Input + before + after - Reach - 1;
        return room < 0 ? 0 : (room / Stride) + 1;
    }
}

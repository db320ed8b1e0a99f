using System.Runtime.InteropServices;

namespace DLQuiz.Compute.Networks;

/// <summary>The cells of one axis that lie under one window, without its padding.</summary>
/// <param name="First">Index of the first; where there is none, of the first tap that is not before the axis.</param>
/// <param name="Count">0 when all taps meet padding.</param>
/// <param name="Step">The dilation.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellRun(long First, int Count, long Step)
{
    public static CellRun Under(SpatialAxis axis, int output)
    {
        Window window = axis.Window;
        long start = axis.Position(output, 0);
        long skipped = start >= 0 ? 0 : (-start + window.Dilation - 1) / window.Dilation;
        long first = start + (skipped * window.Dilation);
        if (first >= axis.Input)
            return new(first, 0, window.Dilation);
        return new(first, (int)Math.Min(window.Kernel - skipped, ((axis.Input - 1 - first) / window.Dilation) + 1), window.Dilation);
    }

    /// <summary>Taps on cells of the axis or of its padding; those beyond exist in ceil mode only, and never count.</summary>
    public static long Counted(SpatialAxis axis, int output) =>
        Math.Min(axis.Window.Kernel, ((axis.Input + axis.Window.After - 1 - axis.Position(output, 0)) / axis.Window.Dilation) + 1);

    public long this[int at] => First + (at * Step);
}

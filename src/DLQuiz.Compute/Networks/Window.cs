using System.Runtime.InteropServices;

namespace DLQuiz.Compute.Networks;

/// <summary>What a convolution or a pooling does along one axis; padding is in cells of its input.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Window(long Kernel, long Stride = 1, long Before = 0, long After = 0, long Dilation = 1)
{
    /// <summary>Cells from the first tap to the last, both counted.</summary>
    public long Extent => checked((Dilation * (Kernel - 1)) + 1);

    /// <summary>Windows that lie within the padded input; 0 when not even one does.</summary>
    public long Outputs(long input)
    {
        long room = checked(input + Before + After - Extent);
        return room < 0 ? 0 : (room / Stride) + 1;
    }

    /// <summary>As <see cref="Outputs"/>; with <paramref name="ceiling"/> also the last window that starts before the padding at the end.</summary>
    public long PooledOutputs(long input, bool ceiling)
    {
        if (!ceiling)
            return Outputs(input);
        long room = checked(input + Before + After - Extent + Stride - 1);
        long outputs = room < 0 ? 0 : (room / Stride) + 1;
        return outputs > 0 && checked((outputs - 1) * Stride) >= input + Before ? outputs - 1 : outputs;
    }

    /// <summary>Cells that a transposed convolution of this window makes; below 1 when everything is cropped.</summary>
    public long TransposedOutputs(long input, long outputPadding) =>
        checked(((input - 1) * Stride) - Before - After + Extent + outputPadding);

    /// <summary>How the number of outputs comes about, for a trace.</summary>
    public string Derivation(long input, bool ceiling = false)
    {
        string quotient = $"({input} + {Before} + {After} − {Dilation}·({Kernel} − 1) − 1)/{Stride}";
        return ceiling ? $"⌈{quotient}⌉ + 1, without a window that would start in the padding at the end" : $"⌊{quotient}⌋ + 1";
    }
}

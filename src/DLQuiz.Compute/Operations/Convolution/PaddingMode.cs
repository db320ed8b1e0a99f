using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>What the cells of the padding hold.</summary>
internal enum PaddingMode
{
    Zeros,

    /// <summary>Mirrored at the outermost cell, which is not repeated.</summary>
    Reflect,

    /// <summary>The outermost cell.</summary>
    Replicate,

    /// <summary>Continued from the other end.</summary>
    Circular,
}

internal static class PaddingModes
{
    public static ChoiceParameter<PaddingMode> Argument() =>
        new("padding_mode", "What the padding cells hold.", ("zeros", PaddingMode.Zeros), ("reflect", PaddingMode.Reflect), ("replicate", PaddingMode.Replicate), ("circular", PaddingMode.Circular)) { Default = "zeros" };

    /// <summary>Reflection and continuation go around at most once.</summary>
    public static void Check(Arguments a, Argument padding, PaddingMode mode, SpatialAxis axis)
    {
        long most = mode switch
        {
            PaddingMode.Reflect => axis.Input - 1,
            PaddingMode.Circular => axis.Input,
            _ => long.MaxValue,
        };
        long widest = Math.Max(axis.Window.Before, axis.Window.After);
        if (widest > most)
            throw a.Refuse(padding, $"is {widest}", $"at most {most} cells for '{(mode == PaddingMode.Reflect ? "reflect" : "circular")}' on an axis of {axis.Input}");
    }

    /// <summary>The cell of the input that a position shows; −1 for a zero.</summary>
    public static long Source(PaddingMode mode, long position, int length)
    {
        if ((ulong)position < (ulong)length)
            return position;
        return mode switch
        {
            PaddingMode.Reflect => position < 0 ? -position : (2L * (length - 1)) - position,
            PaddingMode.Replicate => position < 0 ? 0 : length - 1,
            PaddingMode.Circular => position < 0 ? position + length : position - length,
            _ => -1,
        };
    }
}

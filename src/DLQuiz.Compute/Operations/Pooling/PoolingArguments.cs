using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

/// <summary>The arguments that poolings share; each call makes an argument of its own.</summary>
internal static class PoolingArguments
{
    public static ValueParameter<AxisList> Kernel(int axes) => new("kernel", AxisList.Expected(1), static value => AxisList.Read(value, 1), "Cells of a window, per axis.")
    {
        Samples = SpatialArguments.Lists(axes, 1, 2, 2, 3),
    };

    /// <summary>Null reads as <see cref="AxisList.None"/>.</summary>
    public static ValueParameter<AxisList> Stride(int axes) => new("stride", $"{AxisList.Expected(1)}, or null for the kernel", static value => value is Null ? AxisList.None : AxisList.Read(value, 1), "How many cells the window moves at a time, per axis; null moves it by its own size.")
    {
        Default = Null.Value,
        Samples = [Null.Value, .. SpatialArguments.Lists(axes, 1, 2, 3)],
    };

    public static ValueParameter<Padding> Padding(int axes) => new("padding", $"{Networks.Padding.Lists}, each at most kernel/2", Networks.Padding.ReadCells, "Cells added around x.")
    {
        Default = IntegerTensor.Scalar(0),
        Samples = [SpatialArguments.Pairs(axes, 0, 0), SpatialArguments.Pairs(axes, 1, 1), SpatialArguments.Pairs(axes, 0, 1)],
    };

    public static FlagParameter IsCeiling() => new("ceil_mode", "Whether a last window that runs over the end counts, as long as it starts before it.") { Default = false };
}

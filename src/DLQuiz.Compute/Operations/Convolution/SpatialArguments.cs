using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>The arguments that convolutions and poolings share; each call makes an argument of its own.</summary>
internal static class SpatialArguments
{
    public static ValueParameter<AxisList> Stride(int axes) => new("stride", AxisList.Expected(1), static value => AxisList.Read(value, 1), "How many cells the window moves at a time, per axis.")
    {
        Default = IntegerTensor.Scalar(1),
        Samples = Lists(axes, 1, 2, 3),
    };

    public static ValueParameter<AxisList> Dilation(int axes) => new("dilation", AxisList.Expected(1), static value => AxisList.Read(value, 1), "The distance between neighbouring taps, per axis.")
    {
        Default = IntegerTensor.Scalar(1),
        Samples = Lists(axes, 1, 1, 2),
    };

    /// <summary>Rules or numbers.</summary>
    public static ValueParameter<Padding> Padding(int axes) => new("padding", $"{Networks.Padding.Names} | {Networks.Padding.Lists}", Networks.Padding.Read, "Cells added around x, in numbers or by a rule.")
    {
        Default = new Text("valid"),
        Samples = [new Text("valid"), new Text("same"), new Text("same_upper"), new Text("same_lower"), new Text("causal"), Pairs(axes, 1, 1), Pairs(axes, 0, 2)],
    };

    /// <summary>Numbers only.</summary>
    /// <param name="axes">How many axes the samples are for.</param>
    /// <param name="summary">What the cells are.</param>
    public static ValueParameter<Padding> CellPadding(int axes, string summary) => new("padding", Networks.Padding.Lists, Networks.Padding.ReadCells, summary)
    {
        Default = IntegerTensor.Scalar(0),
        Samples = [Pairs(axes, 0, 0), Pairs(axes, 1, 1), Pairs(axes, 0, 1)],
    };

    public static IntegerParameter Groups() => new("groups", "Consecutive blocks of channels that are convolved apart.") { Default = 1, AtLeast = 1 };

    public static ImmutableArray<Value> Lists(int axes, params ReadOnlySpan<long> samples)
    {
        ImmutableArray<Value>.Builder lists = ImmutableArray.CreateBuilder<Value>(samples.Length);
        foreach (long sample in samples)
            lists.Add(Repeat(axes, sample));
        return lists.MoveToImmutable();
    }

    public static Value Pairs(int axes, long before, long after) =>
        IntegerTensor.Adopt(Shape.Of(axes, 2), [.. Enumerable.Range(0, axes * 2).Select(at => at % 2 == 0 ? before : after)]);

    private static IntegerTensor Repeat(int axes, long value) => IntegerTensor.Vector([.. Enumerable.Repeat(value, axes)]);
}

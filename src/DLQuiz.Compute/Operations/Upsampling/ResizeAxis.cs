using System.Runtime.InteropServices;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Upsampling;

/// <summary>How one axis is resized.</summary>
/// <param name="Input">Cells before.</param>
/// <param name="Output">Cells after.</param>
/// <param name="Scale">The scale factor, where that was given and not the size.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ResizeAxis(int Input, int Output, double? Scale)
{
    /// <summary>Stands for the axis that one-dimensional data lack.</summary>
    public static ResizeAxis Single { get; } = new(1, 1, null);

    /// <summary>Source cells from one output to the next; a scale factor is taken at its word, not recomputed from the sizes.</summary>
    public double Step => Scale is { } scale ? 1 / scale : (double)Input / Output;
}

/// <summary>The arguments that resizing operations share, and what follows from them.</summary>
internal sealed record ResizePlan(OptionalIntegersParameter Size, OptionalNumbersParameter Scale)
{
    public static ResizePlan Create() => new(
        new OptionalIntegersParameter("size", "The wanted cells of each spatial axis; this or scale_factor.") { AtLeast = 1 },
        new OptionalNumbersParameter("scale_factor", "How many times as large each spatial axis becomes, rounded down; this or size.") { Above = 0, AtMost = 1e9 });

    /// <exception cref="OperationRefusedException">Not exactly one of size and scale_factor is given, or an axis would be empty.</exception>
    public (ResizeAxis Rows, ResizeAxis Columns) Of(Arguments a, Shape x)
    {
        if (a.Get(Size) is null == a.Get(Scale) is null)
            throw a.Refuse(Size, a.Get(Size) is null ? "is missing, and so is scale_factor" : "is given together with scale_factor", "one of the two");
        int axes = x.Rank - 2;
        return (axes == 2 ? Axis(a, x[2], 0, 2) : ResizeAxis.Single, Axis(a, x[axes + 1], axes - 1, axes));
    }

    public static Shape OutputShape(Arguments a, Shape x, ResizeAxis rows, ResizeAxis columns) =>
        x.Rank == 3 ? a.Allocate(x[0], x[1], columns.Output) : a.Allocate(x[0], x[1], rows.Output, columns.Output);

    private ResizeAxis Axis(Arguments a, int input, int axis, int axes)
    {
        if (a.Get(Size) is { } size)
            return new(input, Length(a, Size, size.Data[Place(a, Size, size.Count, axis, axes)]), null);
        RealTensor factors = a.Get(Scale)!;
        double scale = factors.Data[Place(a, Scale, factors.Count, axis, axes)];
        return new(input, Length(a, Scale, Math.Floor(input * scale)), scale);
    }

    private static int Place(Arguments a, Argument list, int count, int axis, int axes) =>
        count == 1 || count == axes ? (count == 1 ? 0 : axis) : throw a.Refuse(list, $"has {count} values", $"{axes}, one for each spatial axis, or one for all");

    private static int Length(Arguments a, Argument argument, double length) => length is >= 1 and <= Shape.MaxCount
        ? (int)length
        : throw a.Refuse(argument, $"makes {ValueFormatter.RoundTrip.Format(length)} cells along one axis", $"1 … {Shape.MaxCount}");
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>Reads the sliding windows of one evaluation and refuses those that do not fit.</summary>
internal static class ConvolutionPlan
{
    /// <summary>One or two spatial axes, which follow the two axes of batch and channels.</summary>
    /// <exception cref="OperationRefusedException">An argument does not suit the axes, or there would be no output.</exception>
    public static SlidingPlane Of(Arguments a, Argument input, Shape x, Argument kernel, Shape weight, ValueParameter<AxisList> stride, ValueParameter<Padding> padding, ValueParameter<AxisList> dilation)
    {
        int axes = x.Rank - 2;
        if (axes is not (1 or 2))
            throw a.Refuse(input, $"has {axes} spatial axes", "one or two");
        if (weight.Rank != x.Rank)
            throw a.Refuse(kernel, $"has shape {weight}", $"{axes} spatial axes as {input.Name} has");
        SpatialAxis columns = Axis(axes - 1);
        return new(axes == 2 ? Axis(0) : SpatialAxis.Single, columns);

        SpatialAxis Axis(int axis)
        {
            Window window = WindowOf(a, weight[axis + 2], x[axis + 2], axis, axes, stride, padding, dilation);
            long output = window.Outputs(x[axis + 2]);
            if (output < 1)
                throw a.Refuse(kernel, $"spans {window.Extent} cells", $"at most {x[axis + 2] + window.Before + window.After}, the padded length of {input.Name}{(axes == 1 ? "" : axis == 0 ? " along rows" : " along columns")}");
            return new(window, x[axis + 2], Length(a, output));
        }
    }

    /// <summary>The window along one axis, with padding rules resolved for this input length.</summary>
    public static Window WindowOf(Arguments a, long kernel, long input, int axis, int axes, ValueParameter<AxisList> stride, ValueParameter<Padding> padding, ValueParameter<AxisList> dilation) =>
        Pad(a, padding, new Window(kernel, On(a, stride, axis, axes), Dilation: On(a, dilation, axis, axes)), input, axis, axes);

    /// <summary>The window with the padding of one axis.</summary>
    public static Window Pad(Arguments a, ValueParameter<Padding> padding, Window window, long input, int axis = 0, int axes = 1)
    {
        try
        {
            return a.Get(padding).Pad(window, axis, axes, input);
        }
        catch (NetworkException problem)
        {
            throw a.Refuse(padding, problem.Found, problem.Expected);
        }
    }

    public static long On(Arguments a, ValueParameter<AxisList> list, int axis, int axes)
    {
        try
        {
            return a.Get(list).On(axis, axes);
        }
        catch (NetworkException problem)
        {
            throw a.Refuse(list, problem.Found, problem.Expected);
        }
    }

    /// <summary>An axis's length as a shape can hold it.</summary>
    public static int Length(Arguments a, long length) => length <= Shape.MaxCount
        ? (int)length
        : throw a.Refuse($"the output would have {length} cells along one axis", $"at most {Shape.MaxCount}");

    /// <summary>The shape of the output, announced before it is made.</summary>
    public static Shape OutputShape(Arguments a, Shape x, long channels, SlidingPlane plane) => x.Rank == 3
        ? a.Allocate(x[0], channels, plane.Columns.Output)
        : a.Allocate(x[0], channels, plane.Rows.Output, plane.Columns.Output);

    public static void Explain(Trace trace, SlidingPlane plane, int axes, bool isCeiling = false)
    {
        if (axes == 2)
            Explain(trace, plane.Rows, "H_out", "top and bottom", isCeiling);
        Explain(trace, plane.Columns, axes == 2 ? "W_out" : "L_out", axes == 2 ? "left and right" : "before and after", isCeiling);
    }

    private static void Explain(Trace trace, SpatialAxis axis, string name, string ends, bool isCeiling)
    {
        Window window = axis.Window;
        if (window.Before + window.After > 0)
            trace.Add($"padding for {name}", IntegerTensor.Vector(window.Before, window.After), $"cells {ends}");
        trace.Add(name, IntegerTensor.Scalar(axis.Output), window.Derivation(axis.Input, isCeiling));
    }
}

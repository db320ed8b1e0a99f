using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

/// <summary>The windows of a pooling, and what walks over them.</summary>
/// <param name="Kernel">Per axis.</param>
/// <param name="Stride">Per axis; null for the kernel.</param>
/// <param name="Padding">At most half of the kernel.</param>
/// <param name="Dilation">Per axis.</param>
/// <param name="IsCeiling">Whether a last window may run over the end.</param>
internal sealed record PoolingPlan(ValueParameter<AxisList> Kernel, ValueParameter<AxisList> Stride, ValueParameter<Padding> Padding, ValueParameter<AxisList> Dilation, FlagParameter IsCeiling)
{
    private const int MostTracedCells = 256;

    /// <summary>One or two spatial axes, which follow the two axes of batch and channels.</summary>
    public SlidingPlane Of(Arguments a, Shape x)
    {
        int axes = x.Rank - 2;
        return new(axes == 2 ? Axis(a, x[2], 0, 2) : SpatialAxis.Single, Axis(a, x[axes + 1], axes - 1, axes));
    }

    /// <summary>The window along one axis.</summary>
    /// <exception cref="OperationRefusedException">The padding is above kernel/2, or a list does not suit the axes.</exception>
    public Window WindowOf(Arguments a, long input, int axis, int axes)
    {
        long kernel = ConvolutionPlan.On(a, Kernel, axis, axes);
        long stride = a.Get(Stride).Count == 0 ? kernel : ConvolutionPlan.On(a, Stride, axis, axes);
        Window window = ConvolutionPlan.Pad(a, Padding, new Window(kernel, stride, Dilation: ConvolutionPlan.On(a, Dilation, axis, axes)), input, axis, axes);
        long widest = Math.Max(window.Before, window.After);
        return widest <= kernel / 2 ? window : throw a.Refuse(Padding, $"is {widest}", $"at most {kernel / 2}, half of kernel = {kernel}");
    }

    /// <exception cref="OperationRefusedException">Not even one window fits.</exception>
    public long CountOf(Arguments a, Window window, long input)
    {
        long outputs = window.PooledOutputs(input, a.Get(IsCeiling));
        return outputs >= 1 ? outputs : throw a.Refuse(Kernel, $"spans {window.Extent} cells", $"at most {input + window.Before + window.After}, the padded length of the axis");
    }

    private SpatialAxis Axis(Arguments a, int input, int axis, int axes)
    {
        Window window = WindowOf(a, input, axis, axes);
        return new(window, input, ConvolutionPlan.Length(a, CountOf(a, window, input)));
    }

    /// <summary>The shape of the output, announced together with the work of visiting every cell.</summary>
    public static Shape OutputShape(Arguments a, Shape x, SlidingPlane plane)
    {
        Shape shape = ConvolutionPlan.OutputShape(a, x, x[1], plane);
        a.Spend(shape.Size * CellsOf(plane));
        return shape;
    }

    /// <summary>The cells of a window, at most; no more than a plane has.</summary>
    private static long CellsOf(SlidingPlane plane) =>
        Math.Min(plane.Rows.Window.Kernel, plane.Rows.Input) * Math.Min(plane.Columns.Window.Kernel, plane.Columns.Input);

    /// <summary>The sizes, and the cells of every window of the first channel while these are few.</summary>
    public static void Explain(Trace trace, RealTensor x, SlidingPlane plane, bool isCeiling)
    {
        ConvolutionPlan.Explain(trace, plane, x.Shape.Rank - 2, isCeiling);
        if (plane.Outputs * CellsOf(plane) > MostTracedCells)
            return;
        for (int output = 0; output < plane.Outputs; output++)
        {
            (int row, int column) = Math.DivRem(output, plane.Columns.Output);
            List<double> cells = [];
            CellRun rows = CellRun.Under(plane.Rows, row);
            CellRun columns = CellRun.Under(plane.Columns, column);
            for (int i = 0; i < rows.Count; i++)
            {
                for (int j = 0; j < columns.Count; j++)
                    cells.Add(x.Data[(int)((rows[i] * plane.Columns.Input) + columns[j])]);
            }
            trace.Add($"window {output}", RealTensor.Vector([.. cells]), "the values under it, padding left out");
        }
    }
}

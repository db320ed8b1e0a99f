using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>What conv_transpose1d and conv_transpose2d do alike.</summary>
internal static class TransposedForward
{
    public static ValueParameter<AxisList> OutputPadding(int axes) => new("output_padding", AxisList.Expected(0), static value => AxisList.Read(value, 0), "Cells added at the end, below max(stride, dilation).")
    {
        Default = IntegerTensor.Scalar(0),
        Samples = SpatialArguments.Lists(axes, 0, 0, 1),
    };

    public static void Run(
        Arguments a, Outputs o, RealInput input, RealInput kernel, OptionalRealInput bias,
        ValueParameter<AxisList> stride, ValueParameter<Padding> padding, ValueParameter<AxisList> outputPadding, ValueParameter<AxisList> dilation,
        IntegerParameter groupCount, RealOutput output)
    {
        RealTensor x = a.Get(input);
        RealTensor weight = a.Get(kernel);
        SlidingPlane plane = TransposedPlan.Of(a, x.Shape, weight.Shape, stride, padding, outputPadding, dilation);
        int groups = ConvolutionForward.GroupsOf(a, groupCount, kernel, weight.Shape);
        long channels = (long)weight.Shape[1] * groups;
        Shape shape = x.Shape.Rank == 3 ? a.Allocate(x.Shape[0], channels, plane.Columns.Input) : a.Allocate(x.Shape[0], channels, plane.Rows.Input, plane.Columns.Input);
        a.Spend(x.Count * (long)(weight.Count / weight.Shape[0]));
        double[] y = new double[shape.Size];
        if (a.Get(bias) is { } added)
            Fill(y, added.Data, plane.Inputs);
        new ConvolutionAdjoint(plane, groups).Scatter(x, weight, y);
        o.Set(output, shape, y);
        if (o.Trace is { } trace)
            Explain(a, trace, plane, x.Shape.Rank - 2, outputPadding);
    }

    private static void Fill(Span<double> y, ReadOnlySpan<double> bias, int inner)
    {
        for (int map = 0; map * inner < y.Length; map++)
            y.Slice(map * inner, inner).Fill(bias[map % bias.Length]);
    }

    private static void Explain(Arguments a, Trace trace, SlidingPlane plane, int axes, ValueParameter<AxisList> outputPadding)
    {
        if (axes == 2)
            TransposedPlan.Explain(trace, "H_out", plane.Rows.Window, plane.Rows.Output, a.Get(outputPadding).On(0, 2), plane.Rows.Input);
        TransposedPlan.Explain(trace, axes == 2 ? "W_out" : "L_out", plane.Columns.Window, plane.Columns.Output, a.Get(outputPadding).On(axes - 1, axes), plane.Columns.Input);
    }

    /// <summary>Every input adds its value times the whole kernel, wherever nothing is cropped.</summary>
    public static bool SpreadsTheSum(Arguments a, Outputs o, RealInput input, RealInput kernel, OptionalRealInput bias, ValueParameter<Padding> padding, RealOutput output)
    {
        if (a.Get(bias) is not null || a.Get(padding) is not Padding.Cells cells || cells.Axes.Any(static ends => ends.Before + ends.After > 0))
            return true;
        RealTensor x = a.Get(input);
        RealTensor weight = a.Get(kernel);
        int inner = x.Shape.CountBetween(2, x.Shape.Rank);
        int perChannel = weight.Count / weight.Shape[0];
        double expected = 0;
        double scale = 0;
        for (int i = 0; i < x.Count; i++)
        {
            foreach (double tap in weight.Data.Slice(i / inner % x.Shape[1] * perChannel, perChannel))
            {
                expected += x.Data[i] * tap;
                scale += Math.Abs(x.Data[i] * tap);
            }
        }
        double sum = 0;
        foreach (double value in o.Get(output).Data)
            sum += value;
        return Closeness.Near(sum, expected, scale);
    }
}

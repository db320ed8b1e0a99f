using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>What conv1d and conv2d do alike.</summary>
internal static class ConvolutionForward
{
    private const int MostTracedCells = 256;

    public static void Run(
        Arguments a, Outputs o, RealInput input, RealInput kernel, OptionalRealInput bias,
        ValueParameter<AxisList> stride, ValueParameter<Padding> padding, ValueParameter<AxisList> dilation,
        IntegerParameter groupCount, ChoiceParameter<PaddingMode> paddingMode, RealOutput output)
    {
        RealTensor x = a.Get(input);
        RealTensor weight = a.Get(kernel);
        SlidingPlane plane = ConvolutionPlan.Of(a, input, x.Shape, kernel, weight.Shape, stride, padding, dilation);
        int groups = GroupsOf(a, groupCount, kernel, weight.Shape);
        PaddingMode mode = a.Get(paddingMode);
        PaddingModes.Check(a, padding, mode, plane.Rows);
        PaddingModes.Check(a, padding, mode, plane.Columns);
        Shape shape = ConvolutionPlan.OutputShape(a, x.Shape, weight.Shape[0], plane);
        a.Spend(shape.Size * (long)(weight.Count / weight.Shape[0]));
        double[] y = new double[shape.Size];
        CrossCorrelation correlation = new(plane, mode, groups);
        correlation.Apply(x, weight, a.Get(bias), y);
        o.Set(output, shape, y);
        if (o.Trace is not { } trace)
            return;
        ConvolutionPlan.Explain(trace, plane, x.Shape.Rank - 2);
        int depth = weight.Count / weight.Shape[0];
        for (int place = 0; place < plane.Outputs && plane.Outputs * (long)depth <= MostTracedCells; place++)
            trace.Add($"window {place}", RealTensor.Vector(correlation.Window(x, depth, place)), "the cells under the first kernel, channel by channel, padding included");
        trace.Add("y", o.Get(output), "Σ window · kernel, plus the bias");
    }

    /// <summary>The second axis was checked already; the first has to divide as well.</summary>
    public static int GroupsOf(Arguments a, IntegerParameter groups, Argument kernel, Shape weight)
    {
        long count = a.Get(groups);
        if (weight[0] % count != 0)
            throw a.Refuse(kernel, $"has first axis {weight[0]}", $"a multiple of groups = {count}");
        return (int)count;
    }
}

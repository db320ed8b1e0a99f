using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>Reads the windows of a transposed convolution and refuses those that do not fit.</summary>
internal static class TransposedPlan
{
    /// <summary>The plane of the convolution whose adjoint it is: its inputs are the outputs here.</summary>
    public static SlidingPlane Of(Arguments a, Shape x, Shape weight, ValueParameter<AxisList> stride, ValueParameter<Padding> padding, ValueParameter<AxisList> outputPadding, ValueParameter<AxisList> dilation)
    {
        int axes = x.Rank - 2;
        return new(axes == 2 ? Axis(0) : SpatialAxis.Single, Axis(axes - 1));

        SpatialAxis Axis(int axis)
        {
            int input = x[axis + 2];
            Window window = ConvolutionPlan.WindowOf(a, weight[axis + 2], input, axis, axes, stride, padding, dilation);
            long extra = ConvolutionPlan.On(a, outputPadding, axis, axes);
            return new(window, ConvolutionPlan.Length(a, Check(a, window, input, extra, outputPadding)), input);
        }
    }

    /// <summary>The output's size along one axis.</summary>
    /// <exception cref="OperationRefusedException">It is below 1, or output_padding is not below max(stride, dilation).</exception>
    public static long Check(Arguments a, Window window, long input, long extra, Argument outputPadding)
    {
        if (extra >= Math.Max(window.Stride, window.Dilation))
            throw a.Refuse(outputPadding, $"is {extra}", $"less than max(stride, dilation) = {Math.Max(window.Stride, window.Dilation)}");
        long output = window.TransposedOutputs(input, extra);
        return output >= 1 ? output : throw a.Refuse($"the padding crops the output to {output} cells", "at least 1");
    }

    public static void Explain(Trace trace, string name, Window window, long input, long extra, long output) => trace.Add(
        name, IntegerTensor.Scalar(output), $"({input} − 1)·{window.Stride} − {window.Before} − {window.After} + {window.Dilation}·({window.Kernel} − 1) + {extra} + 1");
}

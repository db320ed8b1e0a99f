using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class ConvOutputSize : Operation
{
    private static readonly IntegerParameter Input = new("input", "Cells of the axis.") { AtLeast = 1 };
    private static readonly IntegerParameter Kernel = new("kernel", "Taps of the kernel.") { AtLeast = 1 };
    private static readonly IntegerParameter Stride = new("stride", "Cells between neighbouring outputs.") { AtLeast = 1, Default = 1 };
    private static readonly ValueParameter<Padding> PaddingCells = SpatialArguments.Padding(1);
    private static readonly IntegerParameter Dilation = new("dilation", "Cells between neighbouring taps.") { AtLeast = 1, Default = 1 };

    private static readonly IntegerOutput Size = new("output", "scalar", "Cells of the result.");

    public override Declaration Declaration { get; } = new("conv_output_size", Family.Convolution, "How many outputs a convolution or pooling window has along one axis.")
    {
        Arguments = [Input, Kernel, Stride, PaddingCells, Dilation],
        Outputs = [Size],
        Definition = new(
            @"o=\left\lfloor\frac{i+p_{before}+p_{after}-d\,(k-1)-1}{s}\right\rfloor+1",
            "Dumoulin and Visin 2016, arXiv:1603.07285, relationship 15"),
        Examples =
        [
            new("conv_output_size(input=5, kernel=3, stride=2, padding=1)", "3", "Dumoulin and Visin 2016, figure 2.6"),
            new("conv_output_size(input=7, kernel=3, dilation=2)", "3", "Dumoulin and Visin 2016, figure 5.1"),
            new("conv_output_size(input=224, kernel=7, stride=2, padding=3)", "112", "He et al. 2015, arXiv:1512.03385, table 1, conv1"),
        ],
        Laws =
        [
            new("one more output would not fit, and the last one does", IsTheLargestThatFits),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Window window = WindowOf(a);
        long input = a.Get(Input);
        long size = window.Outputs(input);
        long padded = input + window.Before + window.After;
        if (size < 1)
            throw a.Refuse(Kernel, $"spans {window.Extent} cells with its dilation", $"at most the {padded} of the padded input");
        o.Set(Size, size);
        if (o.Trace is not { } trace)
            return;
        trace.Add("k′", IntegerTensor.Scalar(window.Extent), "d·(k − 1) + 1, the span of the dilated kernel");
        trace.Add("padding", IntegerTensor.Vector(window.Before, window.After), "cells before and after");
        trace.Add("i′", IntegerTensor.Scalar(padded), "the padded input");
        trace.Add("o", IntegerTensor.Scalar(size), $"⌊(i′ − k′)/{window.Stride}⌋ + 1");
    }

    private static Window WindowOf(Arguments a) =>
        ConvolutionPlan.Pad(a, PaddingCells, new Window(a.Get(Kernel), a.Get(Stride), Dilation: a.Get(Dilation)), a.Get(Input));

    private static bool IsTheLargestThatFits(Arguments a, Outputs o)
    {
        Window window = WindowOf(a);
        long last = ((o.Get(Size).Data[0] - 1) * window.Stride) + window.Extent;
        long cells = a.Get(Input) + window.Before + window.After;
        return last <= cells && last + window.Stride > cells;
    }
}

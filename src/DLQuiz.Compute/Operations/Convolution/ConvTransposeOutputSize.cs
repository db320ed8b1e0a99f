using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class ConvTransposeOutputSize : Operation
{
    private static readonly IntegerParameter Input = new("input", "Cells along the axis.") { AtLeast = 1 };
    private static readonly IntegerParameter Kernel = new("kernel", "Taps of the kernel.") { AtLeast = 1 };
    private static readonly IntegerParameter Stride = new("stride", "How far apart neighbouring inputs write.") { Default = 1, AtLeast = 1 };
    private static readonly ValueParameter<Padding> Padding = SpatialArguments.CellPadding(1, "Cells cropped from the full output.");
    private static readonly IntegerParameter OutputPadding = new("output_padding", "Cells added at the end, below max(stride, dilation).") { Default = 0, AtLeast = 0 };
    private static readonly IntegerParameter Dilation = new("dilation", "The distance between neighbouring taps.") { Default = 1, AtLeast = 1 };

    private static readonly IntegerOutput Output = new("output", "scalar", "Cells of the output.");

    public override Declaration Declaration { get; } = new("conv_transpose_output_size", Family.Convolution, "How long a transposed convolution's output is along one axis.")
    {
        Arguments = [Input, Kernel, Stride, Padding, OutputPadding, Dilation],
        Outputs = [Output],
        Definition = new(@"(n-1)s-p_{\text{before}}-p_{\text{after}}+d(k-1)+p_{\text{out}}+1", "Dumoulin and Visin 2016, arXiv:1603.07285, relationship 14"),
        Examples =
        [
            new("conv_transpose_output_size(7, 4, stride=2, padding=[1, 1])", "14", "by hand: 6·2 − 2 + 3 + 1"),
            new("conv_transpose_output_size(16, 64, stride=32, padding=16)", "512", "by hand: 15·32 − 32 + 63 + 1, the 32-fold upsampling of arXiv:1411.4038"),
        ],
        Laws = [new("a convolution with the same window makes the input's size of it again, when output_padding is below the stride", IsInverted)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        long output = TransposedPlan.Check(a, WindowOf(a), a.Get(Input), a.Get(OutputPadding), OutputPadding);
        o.Set(Output, output);
        if (o.Trace is { } trace)
            TransposedPlan.Explain(trace, "output", WindowOf(a), a.Get(Input), a.Get(OutputPadding), output);
    }

    private static Window WindowOf(Arguments a) =>
        ConvolutionPlan.Pad(a, Padding, new Window(a.Get(Kernel), a.Get(Stride), Dilation: a.Get(Dilation)), a.Get(Input));

    private static bool IsInverted(Arguments a, Outputs o) =>
        a.Get(OutputPadding) >= a.Get(Stride) || WindowOf(a).Outputs(o.Get(Output).Data[0]) == a.Get(Input);
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class ConvTransposeOutputSize : Operation
{
    private static readonly IntegerParameter Input = new("input", "Cells of the axis.") { AtLeast = 1 };
    private static readonly IntegerParameter Kernel = new("kernel", "Taps of the kernel.") { AtLeast = 1 };
    private static readonly IntegerParameter Stride = new("stride", "Cells between the places of neighbouring inputs in the output.") { AtLeast = 1, Default = 1 };
    private static readonly ValueParameter<Padding> PaddingCells = Padding.CellsParameter("Cells cropped before and after the full output.");
    private static readonly IntegerParameter OutputPadding = new("output_padding", "Cells added at the end only; below max(stride, dilation).") { AtLeast = 0, Default = 0 };
    private static readonly IntegerParameter Dilation = new("dilation", "Cells between neighbouring taps.") { AtLeast = 1, Default = 1 };

    private static readonly IntegerOutput Size = new("output", "scalar", "Cells of the result.");

    public override Declaration Declaration { get; } = new("conv_transpose_output_size", Family.Convolution, "How many outputs a transposed convolution has along one axis.")
    {
        Arguments = [Input, Kernel, Stride, PaddingCells, OutputPadding, Dilation],
        Outputs = [Size],
        Definition = new(@"o=(i-1)\,s-p_{before}-p_{after}+d\,(k-1)+p_{out}+1", "Dumoulin and Visin 2016, arXiv:1603.07285, relationship 14"),
        Examples =
        [
            new("conv_transpose_output_size(input=2, kernel=3, stride=2, padding=0)", "5", "Dumoulin and Visin 2016, figure 4.5"),
            new("conv_transpose_output_size(input=16, kernel=4, stride=2, padding=1)", "32", "Radford, Metz and Chintala 2016, arXiv:1511.06434: each layer of the generator doubles the size"),
        ],
        Laws = [new("a convolution with the same stride, padding and dilation leads back to the input", LeadsBack)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        (long before, long after) = a.Get(PaddingCells) is Padding.Explicit { Pairs.Length: 1 } cells ? cells.Pairs[0] : throw a.Refuse(PaddingCells, "has several pairs", "one pair for the one axis");
        TransposedAxis axis = TransposedAxis.Of(
            a, new(a.Get(Input), a.Get(Kernel), a.Get(Stride), a.Get(Dilation)), before, after, a.Get(OutputPadding), OutputPadding, PaddingCells);
        o.Set(Size, axis.Output);
        o.Trace?.Add("full", IntegerTensor.Scalar(axis.Output + before + after - a.Get(OutputPadding)), "(i − 1)·s + d·(k − 1) + 1");
        o.Trace?.Add("o", o.Get(Size), "full − padding + output_padding");
    }

    private static bool LeadsBack(Arguments a, Outputs o)
    {
        (long before, long after) = ((Padding.Explicit)a.Get(PaddingCells)).Pairs[0];
        Window back = new(o.Get(Size).Data[0], a.Get(Kernel), a.Get(Stride), a.Get(Dilation));
        // Output padding of a stride or more would add an input of its own.
        return a.Get(OutputPadding) >= a.Get(Stride) || back.OutputSize(before, after) == a.Get(Input);
    }
}

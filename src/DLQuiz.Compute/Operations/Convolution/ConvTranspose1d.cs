using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class ConvTranspose1d : Operation
{
    private static readonly RealInput X = new("x", "[N,Cin,L]", "The signal; a plain list is one channel, a matrix one sample.", plain: "[L] or [Cin,L]");
    private static readonly RealInput Weight = new("weight", "[Cin,Cout/groups,K]", "The kernels, input channels first.", plain: "[K]");
    private static readonly OptionalRealInput Bias = new("bias", "[Cout]", "Added to every output of a channel; 0 when left out.");
    private static readonly ValueParameter<AxisList> Stride = SpatialArguments.Stride(1);
    private static readonly ValueParameter<Padding> Padding = SpatialArguments.CellPadding(1, "Cells cropped from the full output.");
    private static readonly ValueParameter<AxisList> OutputPadding = TransposedForward.OutputPadding(1);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(1);
    private static readonly IntegerParameter Groups = SpatialArguments.Groups();

    private static readonly RealOutput Y = new("y", "[N,Cout,Lout]", "The stretched signal.");

    public override Declaration Declaration { get; } = new("conv_transpose1d", Family.Convolution, "Transposed convolution along one axis: every input value adds itself times the kernel, stride cells apart.")
    {
        Arguments = [X, Weight, Bias, Stride, Padding, OutputPadding, Dilation, Groups],
        Outputs = [Y],
        Definition = new(@"y_{n,c,t}=b_c+\sum_{i,o,k:\,os+kd-p=t}x_{n,i,o}\,w_{i,c,k}", "Dumoulin and Visin 2016, arXiv:1603.07285, chapter 4"),
        Examples =
        [
            new("conv_transpose1d([1, 2], [1, 10, 100], stride=2)", "[1, 10, 102, 20, 200]", "by hand: 1, 10, 100 + 2, 20, 200"),
            new("conv_transpose1d([1, 2], [1, 10], stride=3)", "[1, 10, 0, 2, 20]", "by hand: nothing reaches the cell between"),
        ],
        Laws = [new("without padding and bias, Σ y = Σ x·w over every input and tap", static (a, o) => TransposedForward.SpreadsTheSum(a, o, X, Weight, Bias, Padding, Y))],
    };

    private protected override void Compute(Arguments a, Outputs o) => TransposedForward.Run(a, o, X, Weight, Bias, Stride, Padding, OutputPadding, Dilation, Groups, Y);
}

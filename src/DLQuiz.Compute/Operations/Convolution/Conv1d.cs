using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class Conv1d : Operation
{
    private static readonly RealInput X = new("x", "[N,Cin,L]", "The signal; a plain list is one channel, a matrix one sample.", plain: "[L] or [Cin,L]");
    private static readonly RealInput Weight = new("weight", "[Cout,Cin/groups,K]", "The kernels, which are not flipped.", plain: "[K]");
    private static readonly OptionalRealInput Bias = new("bias", "[Cout]", "Added to every output of a channel; 0 when left out.");
    private static readonly ValueParameter<AxisList> Stride = SpatialArguments.Stride(1);
    private static readonly ValueParameter<Padding> Padding = SpatialArguments.Padding(1);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(1);
    private static readonly IntegerParameter Groups = SpatialArguments.Groups();
    private static readonly ChoiceParameter<PaddingMode> Mode = PaddingModes.Argument();

    private static readonly RealOutput Y = new("y", "[N,Cout,Lout]", "The filtered signal.");

    public override Declaration Declaration { get; } = new("conv1d", Family.Convolution, "Convolution along one axis as networks mean it: a cross-correlation, the kernel is not flipped.")
    {
        Arguments = [X, Weight, Bias, Stride, Padding, Dilation, Groups, Mode],
        Outputs = [Y],
        Definition = new(
            @"y_{n,c,o}=b_c+\sum_{i,k}x_{n,i,\,o s+k d-p}\,w_{c,i,k}",
            "Goodfellow, Bengio and Courville 2016, Deep Learning, equation 9.6; dilation: van den Oord et al. 2016, arXiv:1609.03499, section 2.1"),
        Examples =
        [
            new("conv1d([1, 2, 3, 4, 5], [1, 0, -1])", "[-2, -2, -2]", "by hand: 1 − 3, 2 − 4, 3 − 5"),
            new("conv1d([1, 2, 3, 4], [1, 1], padding='causal', dilation=2)", "[1, 2, 4, 6]", "by hand: each value and the one two steps before it"),
            new("conv1d([[1, 2, 3], [1, 0, 1]], [[[1, 1], [2, 0]]], bias=[1])", "[[6, 6]]", "by hand: 1 + 2 + 2·1 + 1 and 2 + 3 + 2·0 + 1"),
        ],
        Laws =
        [
            new("conv(2x) − bias = 2·(conv(x) − bias)", static (a, o) => ConvolutionLaws.IsHomogeneous(a, o, X, Bias, Y)),
            new("with padding 'same', 'same_upper', 'same_lower' and 'causal' there are ⌈L/stride⌉ outputs", static (a, _) => ConvolutionLaws.KeepsTheSize(a, X, Stride, Padding)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o) => ConvolutionForward.Run(a, o, X, Weight, Bias, Stride, Padding, Dilation, Groups, Mode, Y);
}

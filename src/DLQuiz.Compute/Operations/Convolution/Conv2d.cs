using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class Conv2d : Operation
{
    private static readonly RealInput X = new("x", "[N,Cin,H,W]", "The images; a matrix is one channel, three axes are one sample.", plain: "[H,W] or [Cin,H,W]");
    private static readonly RealInput Weight = new("weight", "[Cout,Cin/groups,KH,KW]", "The kernels, which are not flipped.", plain: "[KH,KW]");
    private static readonly OptionalRealInput Bias = new("bias", "[Cout]", "Added to every output of a channel; 0 when left out.");
    private static readonly ValueParameter<AxisList> Stride = SpatialArguments.Stride(2);
    private static readonly ValueParameter<Padding> Padding = SpatialArguments.Padding(2);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(2);
    private static readonly IntegerParameter Groups = SpatialArguments.Groups();
    private static readonly ChoiceParameter<PaddingMode> Mode = PaddingModes.Argument();

    private static readonly RealOutput Y = new("y", "[N,Cout,Hout,Wout]", "The filtered images.");

    public override Declaration Declaration { get; } = new("conv2d", Family.Convolution, "Convolution of images as networks mean it: a cross-correlation, the kernel is not flipped.")
    {
        Arguments = [X, Weight, Bias, Stride, Padding, Dilation, Groups, Mode],
        Outputs = [Y],
        Definition = new(
            @"y_{n,c,i,j}=b_c+\sum_{m,k,l}x_{n,m,\,i s_1+k d_1-p_1,\,j s_2+l d_2-p_2}\,w_{c,m,k,l}",
            "Goodfellow, Bengio and Courville 2016, Deep Learning, equation 9.6; dilation: Yu and Koltun 2016, arXiv:1511.07122, equation 2"),
        Examples =
        [
            new("conv2d([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, -1]])", "[[-4, -4], [-4, -4]]", "by hand: each value minus its lower right neighbour"),
            new("conv2d([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 1], [1, 1]], stride=2, padding=[[1, 0], [1, 0]])", "[[1, 5], [11, 28]]", "by hand: 1, 2 + 3, 4 + 7, 5 + 6 + 8 + 9"),
            new("conv2d([[1, 2], [3, 4]], [[1, 1, 1], [1, 1, 1], [1, 1, 1]], padding='same', padding_mode='replicate')", "[[18, 21], [24, 27]]", "by hand: the border repeated around the image, 1 + 1 + 2 + 1 + 1 + 2 + 3 + 3 + 4"),
        ],
        Laws =
        [
            new("conv(2x) − bias = 2·(conv(x) − bias)", static (a, o) => ConvolutionLaws.IsHomogeneous(a, o, X, Bias, Y)),
            new("with padding 'same', 'same_upper', 'same_lower' and 'causal' there are ⌈size/stride⌉ outputs along each axis", static (a, _) => ConvolutionLaws.KeepsTheSize(a, X, Stride, Padding)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o) => ConvolutionForward.Run(a, o, X, Weight, Bias, Stride, Padding, Dilation, Groups, Mode, Y);
}

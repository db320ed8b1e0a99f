using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class ConvTranspose2d : Operation
{
    private static readonly RealInput X = new("x", "[N,Cin,H,W]", "The images; a matrix is one channel, three axes are one sample.", plain: "[H,W] or [Cin,H,W]");
    private static readonly RealInput Weight = new("weight", "[Cin,Cout/groups,KH,KW]", "The kernels, input channels first.", plain: "[KH,KW]");
    private static readonly OptionalRealInput Bias = new("bias", "[Cout]", "Added to every output of a channel; 0 when left out.");
    private static readonly ValueParameter<AxisList> Stride = SpatialArguments.Stride(2);
    private static readonly ValueParameter<Padding> Padding = SpatialArguments.CellPadding(2, "Cells cropped from the full output.");
    private static readonly ValueParameter<AxisList> OutputPadding = TransposedForward.OutputPadding(2);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(2);
    private static readonly IntegerParameter Groups = SpatialArguments.Groups();

    private static readonly RealOutput Y = new("y", "[N,Cout,Hout,Wout]", "The stretched images.");

    public override Declaration Declaration { get; } = new("conv_transpose2d", Family.Convolution, "Transposed convolution of images: every input value adds itself times the kernel, stride cells apart.")
    {
        Arguments = [X, Weight, Bias, Stride, Padding, OutputPadding, Dilation, Groups],
        Outputs = [Y],
        Definition = new(@"y_{n,c,u,v}=b_c+\sum_{m,i,k:\,is_1+kd_1-p_1=u}\ \sum_{j,l:\,js_2+ld_2-p_2=v}x_{n,m,i,j}\,w_{m,c,k,l}", "Dumoulin and Visin 2016, arXiv:1603.07285, chapter 4"),
        Examples =
        [
            new("conv_transpose2d([[1, 2]], [[1, 10], [100, 1000]], stride=[1, 2])", "[[1, 10, 2, 20], [100, 1000, 200, 2000]]", "by hand: the kernel once for each value"),
            new("conv_transpose2d([[1, 2], [3, 4]], [[1, 1], [1, 1]], padding=1)", "[[10]]", "by hand: only the cell that all four kernels reach is left"),
        ],
        Laws = [new("without padding and bias, Σ y = Σ x·w over every input and tap", static (a, o) => TransposedForward.SpreadsTheSum(a, o, X, Weight, Bias, Padding, Y))],
    };

    private protected override void Compute(Arguments a, Outputs o) => TransposedForward.Run(a, o, X, Weight, Bias, Stride, Padding, OutputPadding, Dilation, Groups, Y);
}

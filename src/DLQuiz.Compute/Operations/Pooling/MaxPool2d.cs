using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.Convolution;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class MaxPool2d : Operation
{
    private static readonly RealInput X = new("x", "[N,C,H,W]", "The images; a matrix is one channel, three axes are one sample.", plain: "[H,W] or [C,H,W]");
    private static readonly ValueParameter<AxisList> Kernel = PoolingArguments.Kernel(2);
    private static readonly ValueParameter<AxisList> Stride = PoolingArguments.Stride(2);
    private static readonly ValueParameter<Padding> Padding = PoolingArguments.Padding(2);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(2);
    private static readonly FlagParameter IsCeiling = PoolingArguments.IsCeiling();
    private static readonly PoolingPlan Plan = new(Kernel, Stride, Padding, Dilation, IsCeiling);

    private static readonly RealOutput Y = new("y", "[N,C,Hout,Wout]", "The maximum of each window; NaN wins its window.");
    private static readonly IntegerOutput Indices = new("indices", "[N,C,Hout,Wout]", "Where each maximum stands in its unpadded plane, in row-major order; the first of equal ones, and for a window over padding only (y = −∞) where PyTorch puts it, beyond the plane or at a cell that is not its own.");

    public override Declaration Declaration { get; } = new("max_pool2d", Family.Pooling, "The maximum of each sliding window of images; padding counts as −∞.")
    {
        Arguments = [X, Kernel, Stride, Padding, Dilation, IsCeiling],
        Outputs = [Y, Indices],
        Definition = new(@"y_{n,c,i,j}=\max_{k,l}x_{n,c,\,is_1+kd_1-p_1,\,js_2+ld_2-p_2}", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 9.3"),
        Examples =
        [
            new("max_pool2d([[1, 2, 5], [4, 3, 0], [0, 1, 2]], 2, stride=1)", "[[4, 5], [4, 3]]", "by hand"),
            new("max_pool2d([[1, 2, 5], [4, 3, 0], [0, 1, 2]], 2, stride=1).indices", "[[3, 2], [3, 4]]", "by hand: 3·row + column"),
            new("max_pool2d([[1, 2, 5], [4, 3, 0], [0, 1, 2]], 2, ceil_mode=true)", "[[4, 5], [1, 2]]", "by hand: the last row and column have windows of their own"),
        ],
        Laws =
        [
            new("y is the value of x at indices", static (a, o) => MaxPooling.PointsAtTheMaxima(a, o, X, Y, Indices)),
            new("a window's maximum is at least the mean of its cells", static (a, o) => MaxPooling.IsAtLeastTheMean(a, o, X, Plan, Y)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o) => MaxPooling.Run(a, o, X, Plan, Y, Indices);
}

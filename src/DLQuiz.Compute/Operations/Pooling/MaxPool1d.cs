using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.Convolution;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class MaxPool1d : Operation
{
    private static readonly RealInput X = new("x", "[N,C,L]", "The signals; a plain list is one channel, a matrix one sample.", plain: "[L] or [C,L]");
    private static readonly ValueParameter<AxisList> Kernel = PoolingArguments.Kernel(1);
    private static readonly ValueParameter<AxisList> Stride = PoolingArguments.Stride(1);
    private static readonly ValueParameter<Padding> Padding = PoolingArguments.Padding(1);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(1);
    private static readonly FlagParameter IsCeiling = PoolingArguments.IsCeiling();
    private static readonly PoolingPlan Plan = new(Kernel, Stride, Padding, Dilation, IsCeiling);

    private static readonly RealOutput Y = new("y", "[N,C,Lout]", "The maximum of each window; NaN wins its window.");
    private static readonly IntegerOutput Indices = new("indices", "[N,C,Lout]", "Where each maximum stands in its unpadded plane, in row-major order; the first of equal ones, and for a window over padding only (y = −∞) where PyTorch puts it, beyond the plane or at a cell that is not its own.");

    public override Declaration Declaration { get; } = new("max_pool1d", Family.Pooling, "The maximum of each sliding window along one axis; padding counts as −∞.")
    {
        Arguments = [X, Kernel, Stride, Padding, Dilation, IsCeiling],
        Outputs = [Y, Indices],
        Definition = new(@"y_{n,c,o}=\max_{k}x_{n,c,\,os+kd-p}", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 9.3"),
        Examples =
        [
            new("max_pool1d([1, 3, 2, 5], 2)", "[3, 5]", "by hand"),
            new("max_pool1d([-1, -2, -3, -4], 3, stride=2, padding=1)", "[-1, -2]", "by hand: the padding is −∞, not 0"),
            new("max_pool1d([1, 3, 3, 5], 3, stride=1).indices", "[1, 3]", "by hand: the first of the two threes"),
        ],
        Laws =
        [
            new("y is the value of x at indices", static (a, o) => MaxPooling.PointsAtTheMaxima(a, o, X, Y, Indices)),
            new("a window's maximum is at least the mean of its cells", static (a, o) => MaxPooling.IsAtLeastTheMean(a, o, X, Plan, Y)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o) => MaxPooling.Run(a, o, X, Plan, Y, Indices);
}

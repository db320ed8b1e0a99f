using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.Convolution;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class AvgPool1d : Operation
{
    private static readonly RealInput X = new("x", "[N,C,L]", "The signals; a plain list is one channel, a matrix one sample.", plain: "[L] or [C,L]");
    private static readonly ValueParameter<AxisList> Kernel = PoolingArguments.Kernel(1);
    private static readonly ValueParameter<AxisList> Stride = PoolingArguments.Stride(1);
    private static readonly ValueParameter<Padding> Padding = PoolingArguments.Padding(1);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(1);
    private static readonly FlagParameter IsCeiling = PoolingArguments.IsCeiling();
    private static readonly FlagParameter CountsPadding = AveragePooling.CountsPadding();
    private static readonly PoolingPlan Plan = new(Kernel, Stride, Padding, Dilation, IsCeiling);

    private static readonly RealOutput Y = new("y", "[N,C,Lout]", "The mean of each window; 0 for one that lies over padding only.");

    public override Declaration Declaration { get; } = new("avg_pool1d", Family.Pooling, "The mean of each sliding window along one axis; cells beyond the padded input never count.")
    {
        Arguments = [X, Kernel, Stride, Padding, Dilation, IsCeiling, CountsPadding],
        Outputs = [Y],
        Definition = new(@"y_{n,c,o}=\frac{1}{|W_o|}\sum_{k}x_{n,c,\,os+kd-p}", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 9.3"),
        Examples =
        [
            new("avg_pool1d([1, 3, 2, 5], 2)", "[2, 3.5]", "by hand"),
            new("avg_pool1d([3, 6, 9], 3, stride=2, padding=1)", "[3, 5]", "by hand: (0 + 3 + 6)/3 and (6 + 9 + 0)/3"),
            new("avg_pool1d([3, 6, 9], 3, stride=2, padding=1, count_include_pad=false)", "[4.5, 7.5]", "by hand: (3 + 6)/2 and (6 + 9)/2"),
        ],
        Laws = [new("every mean lies between the extremes of x and 0", static (a, o) => AveragePooling.StaysBetween(a, o, X, Y))],
    };

    private protected override void Compute(Arguments a, Outputs o) => AveragePooling.Run(a, o, X, Plan, a.Get(CountsPadding), divisor: 0, Y);
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class AvgPool2d : Operation
{
    private static readonly RealInput X = new("x", "[N,C,H,W]", "The images; a matrix is one channel, three axes are one sample.", plain: "[H,W] or [C,H,W]");
    private static readonly ValueParameter<AxisList> Kernel = PoolingArguments.Kernel(2);
    private static readonly ValueParameter<AxisList> Stride = PoolingArguments.Stride(2);
    private static readonly ValueParameter<Padding> Padding = PoolingArguments.Padding(2);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(2);
    private static readonly FlagParameter IsCeiling = PoolingArguments.IsCeiling();
    private static readonly FlagParameter CountsPadding = AveragePooling.CountsPadding();
    private static readonly ValueParameter<long> Divisor = new("divisor_override", "integer ≥ 1, or null", ReadDivisor, "Divides every sum in place of the number of cells; null for none.") { Default = Null.Value, Samples = [Null.Value, IntegerTensor.Scalar(3)] };
    private static readonly PoolingPlan Plan = new(Kernel, Stride, Padding, Dilation, IsCeiling);

    private static readonly RealOutput Y = new("y", "[N,C,Hout,Wout]", "The mean of each window; 0 for one that lies over padding only.");

    public override Declaration Declaration { get; } = new("avg_pool2d", Family.Pooling, "The mean of each sliding window of images; cells beyond the padded input never count.")
    {
        Arguments = [X, Kernel, Stride, Padding, Dilation, IsCeiling, CountsPadding, Divisor],
        Outputs = [Y],
        Definition = new(@"y_{n,c,i,j}=\frac{1}{|W_{ij}|}\sum_{k,l}x_{n,c,\,is_1+kd_1-p_1,\,js_2+ld_2-p_2}", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 9.3"),
        Examples =
        [
            new("avg_pool2d([[1, 3], [2, 6]], 2)", "[[3]]", "by hand: 12/4"),
            new("avg_pool2d([[1, 3], [2, 6]], 2, divisor_override=3)", "[[4]]", "by hand: 12/3"),
            new("avg_pool2d([[4, 8], [12, 16]], 2, padding=1)", "[[1, 2], [3, 4]]", "by hand: one value and three zeros in each window"),
        ],
        Laws = [new("without divisor_override, every mean lies between the extremes of x and 0", static (a, o) => a.Get(Divisor) > 0 || AveragePooling.StaysBetween(a, o, X, Y))],
    };

    private protected override void Compute(Arguments a, Outputs o) => AveragePooling.Run(a, o, X, Plan, a.Get(CountsPadding), a.Get(Divisor), Y);

    /// <summary>0 stands for null.</summary>
    private static long ReadDivisor(Value value) => value switch
    {
        Null => 0,
        Tensor { IsScalar: true } number when IntegerTensor.From(number) is { } divisor && divisor.Data[0] is >= 1 and <= 1_000_000_000 => divisor.Data[0],
        _ => throw new FormatException("an integer ≥ 1, or null"),
    };
}

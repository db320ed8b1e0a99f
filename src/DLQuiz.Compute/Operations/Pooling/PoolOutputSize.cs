using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.Convolution;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class PoolOutputSize : Operation
{
    private static readonly IntegerParameter Input = new("input", "Cells along the axis.") { AtLeast = 1 };
    private static readonly ValueParameter<AxisList> Kernel = PoolingArguments.Kernel(1);
    private static readonly ValueParameter<AxisList> Stride = PoolingArguments.Stride(1);
    private static readonly ValueParameter<Padding> Padding = PoolingArguments.Padding(1);
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(1);
    private static readonly FlagParameter IsCeiling = PoolingArguments.IsCeiling();
    private static readonly PoolingPlan Plan = new(Kernel, Stride, Padding, Dilation, IsCeiling);

    private static readonly IntegerOutput Size = new("output", "scalar", "Windows along the axis.");

    public override Declaration Declaration { get; } = new("pool_output_size", Family.Pooling, "How many windows a pooling has along one axis.")
    {
        Arguments = [Input, Kernel, Stride, Padding, Dilation, IsCeiling],
        Outputs = [Size],
        Definition = new(
            @"\left\lfloor\frac{n+p_{\text{before}}+p_{\text{after}}-d(k-1)-1}{s}\right\rfloor+1,\quad\lceil\cdot\rceil\text{ in ceil mode, one less if }(o-1)s\ge n+p_{\text{before}}",
            "Dumoulin and Visin 2016, arXiv:1603.07285, chapter 3; the ceil mode as PyTorch's MaxPool2d documents it"),
        Examples =
        [
            new("pool_output_size(112, 3, stride=2, padding=1)", "56", "He et al. 2015, arXiv:1512.03385, table 1, conv2_x"),
            new("pool_output_size(55, 3, stride=2)", "27", "Krizhevsky, Sutskever and Hinton 2012, figure 2: 55 to 27"),
            new("pool_output_size(5, 2, ceil_mode=true)", "3", "by hand: ⌈3/2⌉ + 1"),
            new("pool_output_size(3, 2, stride=3, padding=1, ceil_mode=true)", "2", "by hand: ⌈3/3⌉ + 1, the second window starts at 3 < 3 + 1"),
        ],
        Laws =
        [
            new("in floor mode the last window fits and one more would not", FitsTheLastWindow),
            new("ceil mode adds at most one window", AddsAtMostOne),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Window window = Plan.WindowOf(a, a.Get(Input), 0, 1);
        long size = Plan.CountOf(a, window, a.Get(Input));
        o.Set(Size, size);
        o.Trace?.Add("output", o.Get(Size), window.Derivation(a.Get(Input), a.Get(IsCeiling)));
    }

    private static bool FitsTheLastWindow(Arguments a, Outputs o)
    {
        Window window = Plan.WindowOf(a, a.Get(Input), 0, 1);
        long end = ((o.Get(Size).Data[0] - 1) * window.Stride) + window.Extent;
        long padded = a.Get(Input) + window.Before + window.After;
        return a.Get(IsCeiling) || (end <= padded && end + window.Stride > padded);
    }

    private static bool AddsAtMostOne(Arguments a, Outputs o)
    {
        long floor = Plan.WindowOf(a, a.Get(Input), 0, 1).Outputs(a.Get(Input));
        return o.Get(Size).Data[0] - floor is 0 or 1;
    }
}

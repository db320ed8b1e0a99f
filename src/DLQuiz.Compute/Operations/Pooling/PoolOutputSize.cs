using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class PoolOutputSize : Operation
{
    private static readonly IntegerParameter Input = new("input", "Cells of the axis.") { AtLeast = 1 };
    private static readonly IntegerParameter Kernel = new("kernel", "Cells of the window.") { AtLeast = 1 };
    private static readonly IntegerParameter Stride = new("stride", "Cells between neighbouring windows.") { AtLeast = 1, Default = 1 };
    private static readonly ValueParameter<Padding> PaddingCells = Padding.CellsParameter("Cells around the axis, at most half the kernel.");
    private static readonly IntegerParameter Dilation = new("dilation", "Cells between neighbouring cells of a window.") { AtLeast = 1, Default = 1 };
    private static readonly FlagParameter IsCeiling = new("ceil_mode", "Whether a last window may reach beyond the padded input.") { Default = false };

    private static readonly IntegerOutput Size = new("output", "scalar", "How many windows.");

    public override Declaration Declaration { get; } = new("pool_output_size", Family.Pooling, "How many outputs pooling has along one axis, with floor or ceiling.")
    {
        Arguments = [Input, Kernel, Stride, PaddingCells, Dilation, IsCeiling],
        Outputs = [Size],
        Definition = new(@"o=\left\lfloor\frac{i+p_{before}+p_{after}-d\,(k-1)-1}{s}\right\rfloor+1", "Dumoulin and Visin 2016, arXiv:1603.07285, relationship 7; the last window in ceil mode: PyTorch 1.13, MaxPool2d"),
        Examples =
        [
            new("pool_output_size(input=112, kernel=3, stride=2, padding=1)", "56", "He et al. 2015, arXiv:1512.03385, table 1, the max pool of conv2_x"),
            new("pool_output_size(input=5, kernel=2, stride=2, ceil_mode=true)", "3", "by hand: the last window has one cell"),
        ],
        Laws = [new("ceiling adds at most one window", static (a, o) => o.Get(Size).Data[0] - Floor(a) is 0 or 1 && (a.Get(IsCeiling) || o.Get(Size).Data[0] == Floor(a)))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Window window = WindowOf(a);
        (long before, long after) = Cells(a);
        o.Set(Size, PoolWindow.Of(a, window, before, after, a.Get(IsCeiling), Kernel, PaddingCells).Output);
        o.Trace?.Add("room", IntegerTensor.Scalar(window.Input + before + after - window.Reach - 1), "i + p − d·(k − 1) − 1");
        o.Trace?.Add("o", o.Get(Size), "room/s rounded, + 1");
    }

    private static Window WindowOf(Arguments a) => new(a.Get(Input), a.Get(Kernel), a.Get(Stride), a.Get(Dilation));

    private static (long Before, long After) Cells(Arguments a) =>
        a.Get(PaddingCells) is Padding.Explicit { Pairs.Length: 1 } cells ? cells.Pairs[0] : throw a.Refuse(PaddingCells, "has several pairs", "one pair for the one axis");

    private static long Floor(Arguments a)
    {
        (long before, long after) = Cells(a);
        return WindowOf(a).OutputSize(before, after);
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.ReceptiveField;

internal sealed class EffectiveKernelSize : Operation
{
    private static readonly IntegerParameter Kernel = new("kernel", "Taps of the kernel.") { AtLeast = 1 };
    private static readonly IntegerParameter Dilation = new("dilation", "Cells between neighbouring taps.") { AtLeast = 1 };

    private static readonly IntegerOutput Size = new("size", "scalar", "Cells from the first tap to the last, both included.");

    public override Declaration Declaration { get; } = new("effective_kernel_size", Family.ReceptiveField, "The span of a dilated kernel along one axis.")
    {
        Arguments = [Kernel, Dilation],
        Outputs = [Size],
        Definition = new(@"k'=k+(k-1)(d-1)=d\,(k-1)+1", "Dumoulin and Visin 2016, arXiv:1603.07285, section 5.1"),
        Examples =
        [
            new("effective_kernel_size(3, 2)", "5", "Dumoulin and Visin 2016, figure 5.1"),
            new("effective_kernel_size(kernel=3, dilation=1)", "3", "by hand: without dilation nothing is inserted"),
        ],
        Laws = [new("k′ − 1 = d·(k − 1)", static (a, o) => o.Get(Size).Data[0] - 1 == a.Get(Dilation) * (a.Get(Kernel) - 1))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        long inserted = checked((a.Get(Kernel) - 1) * (a.Get(Dilation) - 1));
        o.Set(Size, checked(a.Get(Kernel) + inserted));
        o.Trace?.Add("inserted", IntegerTensor.Scalar(inserted), "(k − 1)·(d − 1) zeros between the taps");
        o.Trace?.Add("k′", o.Get(Size), "k + inserted");
    }
}

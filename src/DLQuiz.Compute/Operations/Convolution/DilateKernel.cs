using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class DilateKernel : Operation
{
    private static readonly RealInput Weight = new("weight", "any", "The kernel; its trailing axes are spatial.");
    private static readonly IntegersParameter Dilation = new("dilation", "One number for each trailing axis.") { AtLeast = 1 };

    private static readonly RealOutput Dilated = new("weight", "any", "The kernel with dilation − 1 zeros between its taps.");

    public override Declaration Declaration { get; } = new("dilate_kernel", Family.Convolution, "A kernel with zeros between its taps: convolving with it undilated is the dilated convolution.")
    {
        Arguments = [Weight, Dilation],
        Outputs = [Dilated],
        Definition = new(@"k'=k+(k-1)(d-1),\quad w'_{k d}=w_k", "Dumoulin and Visin 2016, arXiv:1603.07285, section 5.1"),
        Examples =
        [
            new("dilate_kernel([1, 2, 3], 2)", "[1, 0, 2, 0, 3]", "by hand"),
            new("conv1d([1, 2, 3, 4, 5], dilate_kernel([1, 1], 2))", "[4, 6, 8]", "by hand: as conv1d with dilation 2"),
        ],
        Laws = [new("the taps keep their sum", static (a, o) => Closeness.Near(Statistics.Sum(a.Get(Weight).Data), Statistics.Sum(o.Get(Dilated).Data), 100))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor weight = a.Get(Weight);
        ReadOnlySpan<long> dilation = a.Get(Dilation).Data;
        int leading = weight.Shape.Rank - dilation.Length;
        if (leading < 0)
            throw a.Refuse(Dilation, $"has {dilation.Length} numbers", $"at most the {weight.Shape.Rank} axes of weight");
        long[] factors = [.. Enumerable.Repeat(1L, leading), .. dilation];
        long[] axes = [.. weight.Shape.Axes.ToArray().Select((length, axis) => length == 0 ? 0 : ((length - 1) * factors[axis]) + 1)];
        Shape shape = a.Allocate(axes);
        double[] dilated = new double[shape.Size];
        for (int i = 0; i < weight.Count; i++)
        {
            int place = 0;
            for (int axis = 0; axis < axes.Length; axis++)
            {
                int index = i / weight.Shape.CountBetween(axis + 1, axes.Length) % weight.Shape[axis];
                place += index * (int)factors[axis] * shape.CountBetween(axis + 1, axes.Length);
            }
            dilated[place] = weight.Data[i];
        }
        o.Set(Dilated, shape, dilated);
    }
}

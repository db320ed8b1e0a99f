using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class DilateKernel : Operation
{
    private static readonly RealInput Weight = new("weight", "any", "Kernels of any shape; the spatial axes come last.");
    private static readonly ValueParameter<AxisList> Dilation = new("dilation", "a list of integers ≥ 1, one for each trailing axis", static value => AxisList.Read(value, 1), "The distance between neighbouring taps along the trailing axes; a single number is for the last axis.")
    {
        Samples = [IntegerTensor.Vector(1), IntegerTensor.Vector(2), IntegerTensor.Vector(3)],
    };

    private static readonly RealOutput Dilated = new("weight", "any", "The kernels with dilation − 1 zeros between neighbouring taps.");

    public override Declaration Declaration { get; } = new("dilate_kernel", Family.Convolution, "A kernel with zeros between its taps: convolving with it equals the dilated convolution.")
    {
        Arguments = [Weight, Dilation],
        Outputs = [Dilated],
        Definition = new(@"w'_{di}=w_i,\ 0\text{ elsewhere},\quad k'=k+(k-1)(d-1)", "Yu and Koltun 2016, arXiv:1511.07122, equation 2"),
        Examples =
        [
            new("dilate_kernel([1, 2, 3], 2)", "[1, 0, 2, 0, 3]", "by hand"),
            new("dilate_kernel([[1, 2], [3, 4]], [2, 3])", "[[1, 0, 0, 2], [0, 0, 0, 0], [3, 0, 0, 4]]", "by hand"),
            new("conv1d([1, 2, 3, 4, 5, 6], dilate_kernel([1, 10], 3))", "[41, 52, 63]", "by hand: 1 + 10·4, 2 + 10·5, 3 + 10·6, the convolution with dilation 3"),
        ],
        Laws =
        [
            new("taps keep their values at multiples of the dilation, and nothing else is added", KeepsTheTaps),
            new("conv1d with the dilated kernel = conv1d with the dilation", ConvolvesAlike),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor weight = a.Get(Weight);
        AxisList dilation = a.Get(Dilation);
        int leading = weight.Shape.Rank - dilation.Count;
        if (leading < 0)
            throw a.Refuse(Dilation, $"has {dilation.Count} values", $"at most {weight.Shape.Rank}, the axes of weight");
        long[] axes = new long[weight.Shape.Rank];
        for (int axis = 0; axis < axes.Length; axis++)
            axes[axis] = axis < leading || weight.Shape[axis] == 0 ? weight.Shape[axis] : new Window(weight.Shape[axis], Dilation: dilation.Values[axis - leading]).Extent;
        Shape shape = a.Allocate(axes);
        double[] dilated = new double[shape.Size];
        for (int i = 0; i < weight.Count; i++)
            dilated[PlaceOf(i, weight.Shape, shape, dilation.Values)] = weight.Data[i];
        o.Set(Dilated, shape, dilated);
    }

    /// <summary>Where a tap comes to stand; an empty kernel has none.</summary>
    private static int PlaceOf(int tap, Shape from, Shape to, ReadOnlySpan<long> dilation)
    {
        long place = 0;
        int step = 1;
        for (int axis = from.Rank - 1; axis >= 0; axis--)
        {
            (tap, int at) = Math.DivRem(tap, from[axis]);
            int trailing = axis - (from.Rank - dilation.Length);
            place += at * (trailing < 0 ? 1 : dilation[trailing]) * step;
            step *= to[axis];
        }
        return (int)place;
    }

    private static bool KeepsTheTaps(Arguments a, Outputs o)
    {
        RealTensor weight = a.Get(Weight);
        RealTensor dilated = o.Get(Dilated);
        int kept = 0;
        for (int i = 0; i < weight.Count; i++)
        {
            if (!dilated.Data[PlaceOf(i, weight.Shape, dilated.Shape, a.Get(Dilation).Values)].Equals(weight.Data[i]))
                return false;
            kept += weight.Data[i] == 0 ? 0 : 1;
        }
        return dilated.Count - dilated.Data.Count(0.0) == kept;
    }

    private static bool ConvolvesAlike(Arguments a, Outputs o)
    {
        if (a.Get(Weight) is not { Shape.Rank: 1 } weight)
            return true;
        RealTensor dilated = o.Get(Dilated);
        double[] ramp = new double[dilated.Count + 2];
        for (int i = 0; i < ramp.Length; i++)
            ramp[i] = i - 1;
        RealTensor x = RealTensor.Vector(ramp);
        Operation conv = OperationRegistry.Find("conv1d")!;
        RealTensor expanded = (RealTensor)conv.Evaluate(conv.Bind(x, dilated)).First;
        RealTensor direct = (RealTensor)conv.Evaluate(conv.Bind(x, weight, null, null, null, IntegerTensor.Scalar(a.Get(Dilation).Values[0]))).First;
        return Closeness.Near(expanded.Data, direct.Data);
    }
}

using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.ReceptiveField;

internal sealed class ReceptiveFieldCoverage : Operation
{
    private static readonly ValueParameter<ImmutableArray<Layer>> Layers = NetworkArguments.Windows(
        "{kernel, dilation}",
        "Stride-1 layers in order; dilation is 1 where left out, padding plays no part.",
        NetworkArguments.Chain(NetworkArguments.Window(3, dilation: 2), NetworkArguments.Window(3, dilation: 2)),
        NetworkArguments.Chain(NetworkArguments.Window(2), NetworkArguments.Window(2, dilation: 2), NetworkArguments.Window(2, dilation: 4)),
        NetworkArguments.Chain(NetworkArguments.Window(1), NetworkArguments.Window(3, dilation: 4), NetworkArguments.Window(2)));

    private static readonly IntegerOutput Paths = new("paths", "[r]", "Paths from one output to each input offset.");
    private static readonly IntegerOutput Covered = new("covered", "scalar", "Offsets that some path reaches.");
    private static readonly IntegerOutput R = new("r", "scalar", "The receptive field, gaps included.");

    public override Declaration Declaration { get; } = new("receptive_field_coverage", Family.ReceptiveField, "How often each input offset inside a receptive field is reached: where dilations leave gaps, it is 0 times.")
    {
        Arguments = [Layers],
        Outputs = [Paths, Covered, R],
        Definition = new(@"\text{paths}=u_{k_1,d_1}*u_{k_2,d_2}*\cdots,\quad u_{k,d}\text{ with ones at }0,d,\ldots,(k-1)d", "Wang et al. 2018, arXiv:1702.08502, section 3.2 on gridding"),
        Examples =
        [
            new("receptive_field_coverage([{kernel: 3, dilation: 2}, {kernel: 3, dilation: 2}, {kernel: 3, dilation: 2}])", "[1, 0, 3, 0, 6, 0, 7, 0, 6, 0, 3, 0, 1]", "by hand: (1 + x + x²)³, every second offset is missed; Wang et al. 2018, figure 2a"),
            new("receptive_field_coverage([{kernel: 2}, {kernel: 2, dilation: 2}, {kernel: 2, dilation: 4}])", "[1, 1, 1, 1, 1, 1, 1, 1]", "by hand: the binary digits 0 … 7, each reached once"),
            new("receptive_field_coverage([{kernel: 3, dilation: 3}]).covered", "3", "by hand: offsets 0, 3 and 6"),
        ],
        Laws =
        [
            new("the paths number the product of the kernels", CountsEveryPath),
            new("paths read the same from both ends", static (_, o) => IsSymmetric(o.Get(Paths).Data)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        long[] paths = [1];
        foreach (Layer layer in a.Get(Layers))
        {
            Window window = WindowOf(a, layer);
            Shape shape = a.Allocate(checked(paths.Length + window.Extent - 1));
            paths = Spread(paths, window, shape.Size);
            o.Trace?.Add($"paths after {layer.Place}", IntegerTensor.Vector(paths), $"each path goes on by 0, {window.Dilation}, …, {window.Extent - 1}");
        }
        o.Set(Paths, IntegerTensor.Vector(paths));
        o.Set(Covered, paths.Length - paths.AsSpan().Count(0L));
        o.Set(R, paths.Length);
    }

    private static Window WindowOf(Arguments a, Layer layer)
    {
        try
        {
            Window window = layer.WindowAlong(axis: 0, input: null);
            return window.Stride == 1 ? window : throw new NetworkException($"is {window.Stride}", "1, as coverage is counted for stride-1 stacks", $"{layer.Place}.stride");
        }
        catch (NetworkException problem)
        {
            throw NetworkArguments.Refusal(a, Layers, problem);
        }
    }

    /// <summary>Adds the paths, dilation cells apart, that a running sum over kernel cells holds: no step more for a longer kernel.</summary>
    private static long[] Spread(long[] paths, Window window, int length)
    {
        long[] spread = new long[length];
        for (int offset = 0; offset < length; offset++)
        {
            long sum = offset >= window.Dilation ? spread[offset - window.Dilation] : 0;
            long gone = offset - (window.Kernel * window.Dilation);
            if (offset < paths.Length)
                sum = checked(sum + paths[offset]);
            if (gone >= 0 && gone < paths.Length)
                sum -= paths[gone];
            spread[offset] = sum;
        }
        return spread;
    }

    private static bool CountsEveryPath(Arguments a, Outputs o)
    {
        long product = 1;
        foreach (Layer layer in a.Get(Layers))
            product *= layer.WindowAlong(axis: 0, input: null).Kernel;
        long sum = 0;
        foreach (long paths in o.Get(Paths).Data)
            sum += paths;
        return sum == product;
    }

    private static bool IsSymmetric(ReadOnlySpan<long> paths)
    {
        for (int i = 0; i < paths.Length / 2; i++)
        {
            if (paths[i] != paths[^(i + 1)])
                return false;
        }
        return true;
    }
}

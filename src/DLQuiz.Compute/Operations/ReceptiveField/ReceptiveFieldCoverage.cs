using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.ReceptiveField;

internal sealed class ReceptiveFieldCoverage : Operation
{
    private static readonly ValueParameter<ImmutableArray<ChainLayer>> Layers = new(
        "layers", "list of {kernel, dilation}", static value => RecordReader.Each(value, "layers", static reader => new ChainLayer(reader.Integer("kernel", 1), 1, 0, 0, reader.Integer("dilation", 1, 1))), "The stride-1 layers in order; dilation is 1 when left out.")
    {
        Samples = [Sample(2, 1), Sample(3, 2), Sample(3, 4)],
    };

    private static readonly IntegerOutput Paths = new("paths", "[r]", "Paths from one output to each input offset.");
    private static readonly IntegerOutput Covered = new("covered", "scalar", "Offsets that are reached at all.");
    private static readonly IntegerOutput R = new("r", "scalar", "The receptive field.");

    public override Declaration Declaration { get; } = new("receptive_field_coverage", Family.ReceptiveField, "Gridding: how many paths lead from one output to each input offset inside its receptive field.")
    {
        Arguments = [Layers],
        Outputs = [Paths, Covered, R],
        Definition = new(@"paths=\mathbf 1_{k_1,d_1}*\mathbf 1_{k_2,d_2}*\cdots", "Wang et al. 2018, arXiv:1702.08502, section 3.2"),
        Examples =
        [
            new("receptive_field_coverage([{kernel: 3, dilation: 2}, {kernel: 3, dilation: 2}])", "[1, 0, 2, 0, 3, 0, 2, 0, 1]", "by hand: every second offset is never seen"),
            new("receptive_field_coverage([{kernel: 3, dilation: 1}, {kernel: 3, dilation: 2}, {kernel: 3, dilation: 3}]).covered", "13", "Wang et al. 2018, figure 2: dilations 1, 2, 3 leave no holes"),
        ],
        Laws =
        [
            new("the paths add up to the product of the kernels", static (a, o) => o.Get(Paths).Data.ToArray().Sum() == a.Get(Layers).Aggregate(1L, static (product, layer) => product * layer.Kernel)),
            new("both ends are always reached", static (_, o) => o.Get(Paths).Data[0] > 0 && o.Get(Paths).Data[^1] > 0),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        long[] paths = [1];
        foreach (ChainLayer layer in a.Get(Layers))
        {
            Shape shape = a.Allocate(paths.Length + layer.Reach);
            a.Spend(paths.Length * layer.Kernel);
            long[] next = new long[shape.Size];
            for (int tap = 0; tap < layer.Kernel; tap++)
            {
                for (int i = 0; i < paths.Length; i++)
                    next[i + (tap * layer.Dilation)] = checked(next[i + (tap * layer.Dilation)] + paths[i]);
            }
            paths = next;
            o.Trace?.Add("paths", IntegerTensor.Vector(paths), $"after kernel {layer.Kernel} with dilation {layer.Dilation}");
        }
        o.Set(Paths, IntegerTensor.Vector(paths));
        o.Set(Covered, paths.Count(static count => count > 0));
        o.Set(R, paths.Length);
    }

    private static Value Sample(long kernel, long dilation)
    {
        RecordValue layer = new(KeyValuePair.Create<string, Value>("kernel", IntegerTensor.Scalar(kernel)), KeyValuePair.Create<string, Value>("dilation", IntegerTensor.Scalar(dilation)));
        return ListValue.Gather(layer, layer);
    }
}

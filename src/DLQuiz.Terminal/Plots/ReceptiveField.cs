using System.Collections.Immutable;

namespace DLQuiz.Terminal.Plots;

/// <summary>Which neurons one output sees, layer by layer.</summary>
/// <param name="Layers">From the input upwards.</param>
/// <param name="Sizes">The field before the first layer, 1, and after each one, in inputs.</param>
/// <param name="Jumps">Inputs between two neighbours, before the first layer and after each one.</param>
/// <param name="Rows">For the input and each layer the neurons that reach the output, rising; null where they are too many to draw.</param>
internal sealed record ReceptiveField(ImmutableArray<WindowLayer> Layers, ImmutableArray<long> Sizes, ImmutableArray<long> Jumps, ImmutableArray<ImmutableArray<long>>? Rows)
{
    private const int MostNeurons = 20_000;
    private const long Most = long.MaxValue / 4;

    /// <summary>Inputs that reach the output; null where they were not counted.</summary>
    public long? Seen => Rows?[0].Length;

    public static ReceptiveField Of(ImmutableArray<WindowLayer> layers)
    {
        ImmutableArray<long>.Builder sizes = ImmutableArray.CreateBuilder<long>();
        ImmutableArray<long>.Builder jumps = ImmutableArray.CreateBuilder<long>();
        Int128 size = 1, jump = 1;
        sizes.Add(1);
        jumps.Add(1);
        foreach (WindowLayer layer in layers)
        {
            // r = r + (k − 1)·d·j, j = j·s (Araujo, Norris and Sim 2019, "Computing receptive fields of convolutional neural networks").
            size = Int128.Min(Most, size + (Int128.Max(0, layer.Kernel - 1) * Math.Max(1, layer.Dilation) * jump));
            jump = Int128.Min(Most, jump * Math.Max(1, layer.Stride));
            sizes.Add((long)size);
            jumps.Add((long)jump);
        }

        return new ReceptiveField(layers, sizes.ToImmutable(), jumps.ToImmutable(), RowsOf(layers, (long)size));
    }

    private static ImmutableArray<ImmutableArray<long>>? RowsOf(ImmutableArray<WindowLayer> layers, long size)
    {
        if (size > MostNeurons || layers.Any(layer => layer.Kernel < 1 || layer.Dilation < 1 || layer.Stride < 1))
        {
            return null;
        }

        List<ImmutableArray<long>> rows = [[0]];
        foreach (WindowLayer layer in layers.Reverse())
        {
            if ((long)rows[0].Length * layer.Kernel > MostNeurons)
            {
                return null;
            }

            rows.Insert(0, [.. rows[0].SelectMany(neuron => Enumerable.Range(0, layer.Kernel).Select(tap => (neuron * layer.Stride) + ((long)tap * layer.Dilation))).Distinct().Order()]);
        }

        return [.. rows];
    }
}

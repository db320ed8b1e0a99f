using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.ReceptiveField;

internal sealed class DilatedStackReceptiveField : Operation
{
    private static readonly IntegerParameter Kernel = new("kernel", "Taps of every layer's kernel.") { AtLeast = 1 };
    private static readonly IntegersParameter Dilations = new("dilations", "The dilation of each layer of one stack, in order.") { AtLeast = 1 };
    private static readonly IntegerParameter Stacks = new("stacks", "How often the stack is repeated.") { AtLeast = 1, AtMost = 1_000_000, Default = 1 };
    private static readonly FlagParameter IsCausal = new("causal", "Whether an output sees no later input.") { Default = false };

    private static readonly IntegerOutput Field = new("r", "scalar", "Input steps that one output sees.");
    private static readonly IntegerOutput PerLayer = new("per_layer", "[L]", "The receptive field after each layer.");
    private static readonly IntegerOutput Past = new("past", "scalar", "Steps seen before the output's own position.");
    private static readonly IntegerOutput Future = new("future", "scalar", "Steps seen after it.");

    public override Declaration Declaration { get; } = new("dilated_stack_receptive_field", Family.ReceptiveField, "The receptive field of stride-1 dilated layers, such as a WaveNet.")
    {
        Arguments = [Kernel, Dilations, Stacks, IsCausal],
        Outputs = [Field, PerLayer, Past, Future],
        Definition = new(@"r=1+S\,(k-1)\sum_l d_l", "van den Oord et al. 2016, arXiv:1609.03499, section 2.1; Yu and Koltun 2016, arXiv:1511.07122, section 2"),
        Examples =
        [
            new("dilated_stack_receptive_field(2, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512], causal=true)", "1024", "van den Oord et al. 2016, section 2.1: a block 1 … 512 sees 1024 samples"),
            new("dilated_stack_receptive_field(3, [1, 2, 4]).per_layer", "[3, 7, 15]", "Yu and Koltun 2016, figure 1"),
        ],
        Laws =
        [
            new("r = past + 1 + future", static (_, o) => o.Get(Field).Data[0] == o.Get(Past).Data[0] + 1 + o.Get(Future).Data[0]),
            new("r is the last of per_layer, which never falls", static (_, o) => o.Get(PerLayer).Data[^1] == o.Get(Field).Data[0] && IsRising(o.Get(PerLayer).Data)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        ReadOnlySpan<long> dilations = a.Get(Dilations).Data;
        Shape layers = a.Allocate(checked(dilations.Length * a.Get(Stacks)));
        long[] perLayer = new long[layers.Size];
        long field = 1;
        long past = 0;
        for (int layer = 0; layer < perLayer.Length; layer++)
        {
            long reach = checked((a.Get(Kernel) - 1) * dilations[layer % dilations.Length]);
            field = checked(field + reach);
            past += a.Get(IsCausal) ? reach : reach / 2;
            perLayer[layer] = field;
            o.Trace?.Add($"r{layer + 1}", IntegerTensor.Scalar(field), $"+ (k − 1)·{dilations[layer % dilations.Length]} = {reach}");
        }
        o.Set(Field, field);
        o.Set(PerLayer, layers, perLayer);
        o.Set(Past, past);
        o.Set(Future, field - 1 - past);
    }

    private static bool IsRising(ReadOnlySpan<long> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
                return false;
        }
        return true;
    }
}

using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.ReceptiveField;

internal sealed class ReceptiveFieldChain : Operation
{
    private static readonly IntegerParameter InputSize = new("input_size", "Cells of the input axis.") { AtLeast = 1 };
    private static readonly ValueParameter<ImmutableArray<ChainLayer>> Layers = ChainLayer.Parameter();

    private static readonly IntegerOutput N = new("n", "[L]", "The size after each layer.");
    private static readonly IntegerOutput R = new("r", "[L]", "The receptive field after each layer.");
    private static readonly IntegerOutput Jump = new("jump", "[L]", "Input cells between neighbouring outputs of each layer.");
    private static readonly IntegerOutput PaddingOut = new("padding", "[L]", "How far output 0 of each layer reaches before the input.");
    private static readonly RealOutput Start = new("start", "[L]", "The centre of output 0, where cell 0 spans [0, 1].");

    public override Declaration Declaration { get; } = new("receptive_field", Family.ReceptiveField, "Size, receptive field, jump, padding and start after each layer of a chain, along one axis.")
    {
        Arguments = [InputSize, Layers],
        Outputs = [N, R, Jump, PaddingOut, Start],
        Definition = new(@"r\mathrel{+}=(k-1)\,d\,j,\quad P\mathrel{+}=p_{before}\,j,\quad start=\tfrac12+\tfrac{r-1}2-P,\quad j\mathrel{*}=s", "Araujo, Norris and Sim 2019, Computing Receptive Fields of Convolutional Neural Networks, Distill, eq. 2 and 4"),
        Examples =
        [
            new("receptive_field(32, [{kernel: 3}, {kernel: 3}, {kernel: 3}]).r", "[3, 5, 7]", "Simonyan and Zisserman 2015, arXiv:1409.1556, section 2.3: three 3×3 layers see 7×7"),
            new("receptive_field(224, [{kernel: 7, stride: 2, padding: 3}, {kernel: 3, stride: 2, padding: 1}]).jump", "[2, 4]", "He et al. 2015, arXiv:1512.03385, table 1: conv1 and the max pool halve the size"),
            new("receptive_field(128, [{kernel: 3}, {kernel: 3}, {kernel: 3, dilation: 2}, {kernel: 3, dilation: 4}, {kernel: 3, dilation: 8}, {kernel: 3, dilation: 16}, {kernel: 3}]).r[-1]", "67", "Yu and Koltun 2016, arXiv:1511.07122, table 1: the basic context module sees 67×67") { Tolerance = 0 },
        ],
        Laws =
        [
            new("start = 0.5 + (r − 1)/2 − P after every layer", StartFollowsFromSize),
            new("r never falls and the jump is the product of the strides", NeverFalls),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        ImmutableArray<ChainLayer> layers = a.Get(Layers);
        Shape shape = a.Allocate(layers.Length);
        long[][] columns = [new long[layers.Length], new long[layers.Length], new long[layers.Length], new long[layers.Length]];
        double[] start = new double[layers.Length];
        Field field = Field.OfInput;
        long size = a.Get(InputSize);
        for (int i = 0; i < layers.Length; i++)
        {
            size = layers[i].OutputSize(size);
            if (size < 1)
                throw a.Refuse(Layers, $"let layer {i + 1} span {layers[i].Reach + 1} cells", "at most its padded input, so that its output is not empty");
            field = field.After(layers[i]);
            (columns[0][i], columns[1][i], columns[2][i], columns[3][i], start[i]) = (size, field.Size, field.Jump, field.Padding, field.Start);
            o.Trace?.Add($"layer {i + 1}", IntegerTensor.Vector(size, field.Size, field.Jump), "n, r and j after it");
        }
        o.Set(N, shape, columns[0]);
        o.Set(R, shape, columns[1]);
        o.Set(Jump, shape, columns[2]);
        o.Set(PaddingOut, shape, columns[3]);
        o.Set(Start, shape, start);
    }

    private static bool StartFollowsFromSize(Arguments a, Outputs o) => Enumerable.Range(0, a.Get(Layers).Length).All(
        i => o.Get(Start).Data[i] == 0.5 + ((o.Get(R).Data[i] - 1) / 2.0) - o.Get(PaddingOut).Data[i]);

    private static bool NeverFalls(Arguments a, Outputs o)
    {
        long jump = 1;
        for (int i = 0; i < a.Get(Layers).Length; i++)
        {
            jump *= a.Get(Layers)[i].Stride;
            if (o.Get(Jump).Data[i] != jump || (i > 0 && o.Get(R).Data[i] < o.Get(R).Data[i - 1]))
                return false;
        }
        return true;
    }
}

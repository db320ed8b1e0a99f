using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.ReceptiveField;

internal sealed class ReceptiveFieldOfChain : Operation
{
    private static readonly IntegerParameter InputSize = new("input_size", "Cells of the input along the axis.") { AtLeast = 1 };

    private static readonly ValueParameter<ImmutableArray<Layer>> Layers = NetworkArguments.Windows(
        "{kernel, stride, padding: [before, after], dilation}, or typed layers as network_summary takes them",
        "Convolutions and poolings in order; stride and dilation are 1 and padding 0 where left out.",
        NetworkArguments.Chain(NetworkArguments.Window(3, 1, 1, 1)),
        NetworkArguments.Chain(NetworkArguments.Window(3, 2, 1, 1), NetworkArguments.Window(3, 1, 2, 2, 2)),
        NetworkArguments.Chain(NetworkArguments.Window(2, 1, 1, 0), NetworkArguments.Window(2, 1, 2, 0, 2), NetworkArguments.Window(1, 2)),
        NetworkArguments.Chain(NetworkArguments.Typed("conv2d", ("in", 3), ("out", 8), ("kernel", 3), ("padding", 1)), NetworkArguments.Typed("relu"), NetworkArguments.Typed("max_pool2d", ("kernel", 2))));

    private static readonly IntegerParameter Axis = new("axis", "The axis to follow in layers that have two: 0 for rows, 1 for columns.") { Default = 0, AtLeast = 0, AtMost = 1 };

    private static readonly IntegerOutput N = new("n", "[L]", "Cells along the axis after each layer.");
    private static readonly IntegerOutput R = new("r", "[L]", "The receptive field after each layer, in input cells.");
    private static readonly IntegerOutput Jump = new("jump", "[L]", "Input cells between neighbouring outputs.");
    private static readonly IntegerOutput Padding = new("padding", "[L]", "P, with output 0 reaching back to input index −P.");
    private static readonly RealOutput Start = new("start", "[L]", "The centre of output 0, where input pixel 0 spans [0, 1].");

    public override Declaration Declaration { get; } = new("receptive_field", Family.ReceptiveField, "What one output of a chain of convolutions and poolings sees of the input, along one axis and after each layer.")
    {
        Arguments = [InputSize, Layers, Axis],
        Outputs = [R, N, Jump, Padding, Start],
        Definition = new(
            @"r_l=r_{l-1}+(k_l-1)d_l\,j_{l-1},\quad P_l=P_{l-1}+p_l\,j_{l-1},\quad c_l=c_{l-1}+\bigl(\tfrac{d_l(k_l-1)}2-p_l\bigr)j_{l-1},\quad j_l=j_{l-1}s_l",
            "Araujo, Norris and Sim 2019, Computing Receptive Fields of Convolutional Neural Networks, Distill, equations 2 and 4; Dang-Ha 2017 for the centres"),
        Examples =
        [
            new("receptive_field(64, [{kernel: 3, padding: 1}, {kernel: 3, padding: 1}, {kernel: 3, padding: 2, dilation: 2}, {kernel: 3, padding: 4, dilation: 4}, {kernel: 3, padding: 8, dilation: 8}, {kernel: 3, padding: 16, dilation: 16}, {kernel: 3, padding: 1}, {kernel: 1}])", "[3, 5, 9, 17, 33, 65, 67, 67]", "the context module: Yu and Koltun 2016, arXiv:1511.07122, table 1"),
            new($"receptive_field(224, [{VggBlock(2)}, {VggBlock(2)}, {VggBlock(3)}, {VggBlock(3)}, {VggBlock(3)}]).r[-1]", "212", "VGG-16: Araujo, Norris and Sim 2019, table of models"),
            new($"receptive_field(224, [{VggBlock(2)}, {VggBlock(2)}, {VggBlock(3)}, {VggBlock(3)}, {VggBlock(3)}]).padding[-1]", "90", "VGG-16: Araujo, Norris and Sim 2019, table of models"),
            new($"receptive_field(224, [{{kernel: 7, stride: 2, padding: 3}}, {{kernel: 3, stride: 2, padding: 1}}, {ResNetBlock(3, 1)}, {ResNetBlock(4, 2)}, {ResNetBlock(6, 2)}, {ResNetBlock(3, 2)}]).r[-1]", "483", "ResNet-50, its stride in the first 1×1 convolution of a block: Araujo, Norris and Sim 2019, table of models"),
            new("receptive_field(28, [{kernel: 5}, {kernel: 2, stride: 2}, {kernel: 5}, {kernel: 2, stride: 2}]).start", "[2.5, 3, 7, 8]", "by hand: 0.5 + 2, + 0.5, + 2·2, + 0.5·2"),
        ],
        Laws =
        [
            new("start = 0.5 + (r − 1)/2 − P after every layer", static (_, o) => StartsAtTheCentre(o)),
            new("r and jump never fall, and every jump divides the next", static (_, o) => GrowsSteadily(o)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        ImmutableArray<Layer> layers = a.Get(Layers);
        Shape shape = a.Allocate(layers.Length);
        (long[] n, long[] r, long[] jump, long[] padding) = (new long[layers.Length], new long[layers.Length], new long[layers.Length], new long[layers.Length]);
        double[] start = new double[layers.Length];
        ReceptiveFieldState state = ReceptiveFieldState.Input;
        long size = a.Get(InputSize);
        for (int layer = 0; layer < layers.Length; layer++)
        {
            (size, state) = Step(a, layers[layer], size, state);
            (n[layer], r[layer], jump[layer], padding[layer], start[layer]) = (size, state.Size, state.Jump, state.Padding, state.Start);
        }
        o.Set(N, shape, n);
        o.Set(R, shape, r);
        o.Set(Jump, shape, jump);
        o.Set(Padding, shape, padding);
        o.Set(Start, shape, start);
        if (o.Trace is { } trace)
            Explain(a, trace, o);
    }

    private static (long Size, ReceptiveFieldState State) Step(Arguments a, Layer layer, long size, ReceptiveFieldState state)
    {
        try
        {
            Window window = layer.WindowAlong((int)a.Get(Axis), size);
            long outputs = layer.OutputsAlong(window, size);
            return outputs >= 1
                ? (outputs, state.Through(window))
                : throw new NetworkException($"spans {window.Extent} cells", $"at most {size + window.Before + window.After}, the padded length that reaches it", $"{layer.Place}.kernel");
        }
        catch (NetworkException problem)
        {
            throw NetworkArguments.Refusal(a, Layers, problem);
        }
    }

    private static void Explain(Arguments a, Trace trace, Outputs o)
    {
        ReceptiveFieldState before = ReceptiveFieldState.Input;
        long size = a.Get(InputSize);
        foreach (Layer layer in a.Get(Layers))
        {
            Window window = layer.WindowAlong((int)a.Get(Axis), size);
            ReceptiveFieldState after = before.Through(window);
            string number = layer.Place[(layer.Place.IndexOf('[', StringComparison.Ordinal) + 1)..^1];
            trace.Add($"n{number}", IntegerTensor.Scalar(layer.OutputsAlong(window, size)), window.Derivation(size));
            trace.Add($"r{number}", IntegerTensor.Scalar(after.Size), $"{before.Size} + ({window.Kernel} − 1)·{window.Dilation}·{before.Jump}");
            trace.Add($"P{number}", IntegerTensor.Scalar(after.Padding), $"{before.Padding} + {window.Before}·{before.Jump}");
            trace.Add($"start{number}", RealTensor.Scalar(after.Start), $"{before.Start} + ({window.Dilation}·({window.Kernel} − 1)/2 − {window.Before})·{before.Jump}");
            trace.Add($"j{number}", IntegerTensor.Scalar(after.Jump), $"{before.Jump}·{window.Stride}");
            size = layer.OutputsAlong(window, size);
            before = after;
        }
    }

    private static string VggBlock(int convolutions) =>
        string.Concat(Enumerable.Repeat("{kernel: 3, padding: 1}, ", convolutions)) + "{kernel: 2, stride: 2}";

    /// <summary>The convolutions of the longest path; those of 1×1 at stride 1 change nothing.</summary>
    private static string ResNetBlock(int units, int stride) =>
        $"{{kernel: 1, stride: {stride}}}, " + string.Join(", ", Enumerable.Repeat("{kernel: 3, padding: 1}", units));

    private static bool StartsAtTheCentre(Outputs o)
    {
        for (int layer = 0; layer < o.Get(R).Count; layer++)
        {
            if (o.Get(Start).Data[layer] != 0.5 + ((o.Get(R).Data[layer] - 1) / 2.0) - o.Get(Padding).Data[layer])
                return false;
        }
        return true;
    }

    private static bool GrowsSteadily(Outputs o)
    {
        for (int layer = 1; layer < o.Get(R).Count; layer++)
        {
            if (o.Get(R).Data[layer] < o.Get(R).Data[layer - 1] || o.Get(Jump).Data[layer] % o.Get(Jump).Data[layer - 1] != 0)
                return false;
        }
        return true;
    }
}

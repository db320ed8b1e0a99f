using System.Collections.Immutable;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Networks;

/// <summary>What one layer makes of a shape and what that costs.</summary>
/// <param name="Output">The shape after it, batch included.</param>
/// <param name="Parameters">Learnable numbers.</param>
/// <param name="Buffers">Numbers kept but not learnt: running statistics.</param>
/// <param name="Macs">Multiply-accumulates; padding zeros count, bias additions do not.</param>
internal sealed record LayerCost(ImmutableArray<long> Output, long Parameters, long Buffers, long Macs)
{
    public long OutputElements => Product(Output);

    public static long Product(ImmutableArray<long> axes) => axes.Aggregate(1L, static (product, axis) => checked(product * axis));
}

/// <summary>A layer of a sequential network, as far as shapes and costs are concerned.</summary>
internal abstract record CostLayer
{
    private CostLayer()
    {
    }

    /// <exception cref="FormatException">The shape does not fit; the message completes "expected".</exception>
    public abstract LayerCost On(ImmutableArray<long> input);

    public static CostLayer Read(RecordReader reader) => reader.Word("type") switch
    {
        "conv1d" => Convolution.ReadConvolution(reader, 1),
        "conv2d" => Convolution.ReadConvolution(reader, 2),
        "conv_transpose2d" => Transposed.ReadTransposed(reader),
        "linear" => new Linear(reader.Integer("in", 1), reader.Integer("out", 1), reader.Flag("bias", true)),
        "batch_norm" => Normalization.OfChannels(reader.Integer("channels", 1), buffersPerChannel: 2),
        "group_norm" => Normalization.OfGroups(reader.Integer("channels", 1), reader.Integer("groups", 1)),
        "layer_norm" => Normalization.OfShape(reader.Integers("shape", 1)),
        "max_pool2d" or "avg_pool2d" => Pooling.ReadPooling(reader),
        "global_avg_pool" => new GlobalPooling(),
        "relu" => new Unchanged(),
        "dropout" => Unchanged.Dropout(reader),
        "flatten" => new Flatten(),
        "upsample" => new Upsampling(reader.Integer("scale", 1)),
        string other => throw new FormatException($"{reader.Place}.type to be a layer such as 'conv2d' or 'linear', not '{other}'"),
    };

    public static Value Sample(string type, params ReadOnlySpan<(string Name, long Value)> fields)
    {
        List<KeyValuePair<string, Value>> record = [KeyValuePair.Create<string, Value>("type", new Text(type))];
        foreach ((string name, long value) in fields)
            record.Add(KeyValuePair.Create<string, Value>(name, IntegerTensor.Scalar(value)));
        return new RecordValue([.. record]);
    }

    private static void Expect(ImmutableArray<long> input, int rank, long channels)
    {
        if (input.Length != rank || input[1] != channels)
            throw new FormatException($"an input of {rank} axes with {channels} channels, not [{string.Join(", ", input)}]");
    }

    private static long Along(ImmutableArray<long> numbers, int axis) => numbers[numbers.Length == 1 ? 0 : axis];

    private static ImmutableArray<long> PerAxis(RecordReader reader, string name, long least, int axes, long? fallback)
    {
        ImmutableArray<long> numbers = reader.Integers(name, least, fallback is { } value ? [value] : null);
        return numbers.Length == 1 || numbers.Length == axes ? numbers : throw new FormatException($"{reader.Place}.{name} to have one number, or one for each axis");
    }

    private sealed record Convolution(int Axes, long In, long Out, ImmutableArray<long> Kernel, ImmutableArray<long> Stride, ImmutableArray<long> Padding, ImmutableArray<long> Dilation, long Groups, bool HasBias) : CostLayer
    {
        public static Convolution ReadConvolution(RecordReader reader, int axes)
        {
            Convolution layer = new(
                axes, reader.Integer("in", 1), reader.Integer("out", 1), PerAxis(reader, "kernel", 1, axes, null), PerAxis(reader, "stride", 1, axes, 1),
                PerAxis(reader, "padding", 0, axes, 0), PerAxis(reader, "dilation", 1, axes, 1), reader.Integer("groups", 1, 1), reader.Flag("bias", true));
            return layer.In % layer.Groups == 0 && layer.Out % layer.Groups == 0 ? layer : throw new FormatException($"{reader.Place}.groups to divide in and out");
        }

        public override LayerCost On(ImmutableArray<long> input)
        {
            Expect(input, Axes + 2, In);
            List<long> output = [input[0], Out];
            long cells = 1;
            for (int axis = 0; axis < Axes; axis++)
            {
                long size = new Window(input[2 + axis], Along(Kernel, axis), Along(Stride, axis), Along(Dilation, axis)).OutputSize(Along(Padding, axis), Along(Padding, axis));
                output.Add(size >= 1 ? size : throw new FormatException("an input that the dilated kernel fits: the output would be empty"));
                cells = checked(cells * Along(Kernel, axis));
            }
            ImmutableArray<long> shape = [.. output];
            long weights = checked(In / Groups * cells);
            return new(shape, checked((Out * weights) + (HasBias ? Out : 0)), 0, checked(LayerCost.Product(shape) * weights));
        }
    }

    private sealed record Transposed(long In, long Out, ImmutableArray<long> Kernel, ImmutableArray<long> Stride, ImmutableArray<long> Padding, ImmutableArray<long> Dilation, ImmutableArray<long> Extra, long Groups, bool HasBias) : CostLayer
    {
        public static Transposed ReadTransposed(RecordReader reader)
        {
            Transposed layer = new(
                reader.Integer("in", 1), reader.Integer("out", 1), PerAxis(reader, "kernel", 1, 2, null), PerAxis(reader, "stride", 1, 2, 1), PerAxis(reader, "padding", 0, 2, 0),
                PerAxis(reader, "dilation", 1, 2, 1), PerAxis(reader, "output_padding", 0, 2, 0), reader.Integer("groups", 1, 1), reader.Flag("bias", true));
            return layer.In % layer.Groups == 0 && layer.Out % layer.Groups == 0 ? layer : throw new FormatException($"{reader.Place}.groups to divide in and out");
        }

        public override LayerCost On(ImmutableArray<long> input)
        {
            Expect(input, 4, In);
            long[] output = [input[0], Out, 0, 0];
            for (int axis = 0; axis < 2; axis++)
            {
                if (Along(Extra, axis) >= Math.Max(Along(Stride, axis), Along(Dilation, axis)))
                    throw new FormatException("output_padding below max(stride, dilation)");
                long size = checked(((input[2 + axis] - 1) * Along(Stride, axis)) - (2 * Along(Padding, axis)) + (Along(Dilation, axis) * (Along(Kernel, axis) - 1)) + Along(Extra, axis) + 1);
                output[2 + axis] = size >= 1 ? size : throw new FormatException("less padding: the output would be empty");
            }
            long weights = checked(Out / Groups * Along(Kernel, 0) * Along(Kernel, 1));
            return new([.. output], checked((In * weights) + (HasBias ? Out : 0)), 0, checked(LayerCost.Product(input) * weights));
        }
    }

    private sealed record Linear(long In, long Out, bool HasBias) : CostLayer
    {
        public override LayerCost On(ImmutableArray<long> input)
        {
            if (input[^1] != In)
                throw new FormatException($"an input whose last axis has {In} elements, not [{string.Join(", ", input)}]");
            ImmutableArray<long> output = input.SetItem(input.Length - 1, Out);
            return new(output, checked((In * Out) + (HasBias ? Out : 0)), 0, checked(LayerCost.Product(output) * In));
        }
    }

    private sealed record Normalization(ImmutableArray<long> Trailing, long? Channels, long BuffersPerChannel) : CostLayer
    {
        public static Normalization OfChannels(long channels, long buffersPerChannel) => new([], channels, buffersPerChannel);

        public static Normalization OfGroups(long channels, long groups) => channels % groups == 0 ? OfChannels(channels, 0) : throw new FormatException($"groups that divide {channels} channels, not {groups}");

        public static Normalization OfShape(ImmutableArray<long> shape) => new(shape, null, 0);

        public override LayerCost On(ImmutableArray<long> input)
        {
            if (Channels is { } channels && (input.Length < 2 || input[1] != channels))
                throw new FormatException($"an input with {channels} channels, not [{string.Join(", ", input)}]");
            if (input.Length < Trailing.Length || !input.AsSpan()[^Trailing.Length..].SequenceEqual(Trailing.AsSpan()))
                throw new FormatException($"an input that ends in [{string.Join(", ", Trailing)}], not [{string.Join(", ", input)}]");
            long size = Channels ?? LayerCost.Product(Trailing);
            return new(input, 2 * size, BuffersPerChannel * size, 0);
        }
    }

    private sealed record Pooling(ImmutableArray<long> Kernel, ImmutableArray<long>? Stride, ImmutableArray<long> Padding) : CostLayer
    {
        public static Pooling ReadPooling(RecordReader reader) => new(
            PerAxis(reader, "kernel", 1, 2, null), reader.Has("stride") ? PerAxis(reader, "stride", 1, 2, null) : null, PerAxis(reader, "padding", 0, 2, 0));

        public override LayerCost On(ImmutableArray<long> input)
        {
            if (input.Length != 4)
                throw new FormatException($"an input of 4 axes, not [{string.Join(", ", input)}]");
            long[] output = [.. input];
            for (int axis = 0; axis < 2; axis++)
            {
                if (Along(Padding, axis) > Along(Kernel, axis) / 2)
                    throw new FormatException("padding of at most half the kernel");
                long size = new Window(input[2 + axis], Along(Kernel, axis), Along(Stride ?? Kernel, axis), 1).OutputSize(Along(Padding, axis), Along(Padding, axis));
                output[2 + axis] = size >= 1 ? size : throw new FormatException("an input that the window fits: the output would be empty");
            }
            return new([.. output], 0, 0, 0);
        }
    }

    private sealed record GlobalPooling : CostLayer
    {
        public override LayerCost On(ImmutableArray<long> input) =>
            input.Length > 2 ? new([.. input.Select(static (axis, place) => place < 2 ? axis : 1)], 0, 0, 0) : throw new FormatException($"an input with spatial axes, not [{string.Join(", ", input)}]");
    }

    private sealed record Unchanged : CostLayer
    {
        public static Unchanged Dropout(RecordReader reader)
        {
            reader.Number("p", 0, 1);
            return new();
        }

        public override LayerCost On(ImmutableArray<long> input) => new(input, 0, 0, 0);
    }

    private sealed record Flatten : CostLayer
    {
        public override LayerCost On(ImmutableArray<long> input) => new([input[0], LayerCost.Product(input) / input[0]], 0, 0, 0);
    }

    private sealed record Upsampling(long Scale) : CostLayer
    {
        public override LayerCost On(ImmutableArray<long> input) =>
            input.Length > 2 ? new([.. input.Select((axis, place) => place < 2 ? axis : checked(axis * Scale))], 0, 0, 0) : throw new FormatException($"an input with spatial axes, not [{string.Join(", ", input)}]");
    }
}

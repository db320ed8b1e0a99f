using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks.Layers;

/// <summary>{in, out, kernel, stride, padding, dilation, groups, bias [, output_padding]}.</summary>
internal sealed class Convolutions : LayerKind
{
    public override ImmutableArray<string> Types { get; } = ["conv1d", "conv2d", "conv_transpose1d", "conv_transpose2d"];

    public override Layer Read(string type, LayerFields fields)
    {
        int axes = type.EndsWith("1d", StringComparison.Ordinal) ? 1 : 2;
        long groups = fields.Integer("groups", 1, byDefault: 1);
        Channels channels = new(fields.Integer("in", 1), fields.Integer("out", 1), groups, fields.Flag("bias", byDefault: true));
        foreach ((string key, long count) in new[] { ("in", channels.In), ("out", channels.Out) })
        {
            if (count % groups != 0)
                throw fields.Problem(key, $"a multiple of groups = {groups}");
        }
        SlidingWindow window = SlidingWindow.Read(fields, axes);
        return type.StartsWith("conv_transpose", StringComparison.Ordinal)
            ? new TransposedConvolutionLayer(fields.Place, type, channels, window, fields.Axes("output_padding", 0, byDefault: 0))
            : new ConvolutionLayer(fields.Place, type, channels, window);
    }
}

internal sealed record Channels(long In, long Out, long Groups, bool HasBias);

internal sealed record ConvolutionLayer(string Place, string Type, Channels Channels, SlidingWindow Sliding) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape)
    {
        CheckChannels("in", Channels.In, shape);
        if (shape.Length != Sliding.Axes + 2)
            throw Refuse("type", $"is '{Type}'", $"a layer for the shape [{string.Join(", ", shape)}] that reaches it");
        long[] output = [shape[0], Channels.Out, .. new long[Sliding.Axes]];
        for (int axis = 0; axis < Sliding.Axes; axis++)
        {
            Window window = Sliding.Along(axis, shape[axis + 2]);
            output[axis + 2] = window.Outputs(shape[axis + 2]);
            if (output[axis + 2] < 1)
                throw Refuse("kernel", $"spans {window.Extent} cells", $"at most {shape[axis + 2] + window.Before + window.After}, the padded length of axis {axis + 2}");
        }
        long perOutput = checked(Channels.In / Channels.Groups * Sliding.Cells);
        return new([.. output], checked((Channels.Out * perOutput) + (Channels.HasBias ? Channels.Out : 0)), Macs: checked(Product(output) * perOutput));
    }

    public override Window WindowAlong(int axis, long? input) => Sliding.Along(axis, input);
}

internal sealed record TransposedConvolutionLayer(string Place, string Type, Channels Channels, SlidingWindow Sliding, AxisList OutputPadding) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape)
    {
        CheckChannels("in", Channels.In, shape);
        if (shape.Length != Sliding.Axes + 2)
            throw Refuse("type", $"is '{Type}'", $"a layer for the shape [{string.Join(", ", shape)}] that reaches it");
        long[] output = [shape[0], Channels.Out, .. new long[Sliding.Axes]];
        for (int axis = 0; axis < Sliding.Axes; axis++)
            output[axis + 2] = Outputs(axis, shape[axis + 2]);
        long perInput = checked(Channels.Out / Channels.Groups * Sliding.Cells);
        return new([.. output], checked((Channels.In * perInput) + (Channels.HasBias ? Channels.Out : 0)), Macs: checked(Product(shape.AsSpan()) * perInput));
    }

    private long Outputs(int axis, long input)
    {
        Window window = Sliding.Along(axis, input);
        long extra = Sliding.On("output_padding", OutputPadding, axis);
        if (extra >= Math.Max(window.Stride, window.Dilation))
            throw Refuse("output_padding", $"is {extra}", $"less than max(stride, dilation) = {Math.Max(window.Stride, window.Dilation)}");
        long output = window.TransposedOutputs(input, extra);
        return output >= 1 ? output : throw Refuse("padding", $"crops the output to {output} cells", "at least 1");
    }
}

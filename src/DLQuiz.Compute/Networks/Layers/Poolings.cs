using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks.Layers;

/// <summary>{kernel, stride, padding [, dilation, ceil_mode]}; without a stride the window moves by its own size.</summary>
internal sealed class Poolings : LayerKind
{
    public override ImmutableArray<string> Types { get; } = ["max_pool1d", "max_pool2d", "avg_pool1d", "avg_pool2d"];

    public override Layer Read(string type, LayerFields fields) => new PoolingLayer(
        fields.Place, type, SlidingWindow.Read(fields, type.EndsWith("1d", StringComparison.Ordinal) ? 1 : 2, strideIsKernel: true), fields.Flag("ceil_mode", byDefault: false));
}

internal sealed record PoolingLayer(string Place, string Type, SlidingWindow Sliding, bool IsCeiling) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape)
    {
        if (shape.Length != Sliding.Axes + 2)
            throw Refuse("type", $"is '{Type}'", $"a layer for the shape [{string.Join(", ", shape)}] that reaches it");
        long[] output = [.. shape];
        for (int axis = 0; axis < Sliding.Axes; axis++)
        {
            Window window = WindowAlong(axis, shape[axis + 2]);
            output[axis + 2] = OutputsAlong(window, shape[axis + 2]);
            if (output[axis + 2] < 1)
                throw Refuse("kernel", $"spans {window.Extent} cells", $"at most {shape[axis + 2] + window.Before + window.After}, the padded length of axis {axis + 2}");
        }
        return new([.. output]);
    }

    public override Window WindowAlong(int axis, long? input)
    {
        Window window = Sliding.Along(axis, input);
        long widest = Math.Max(window.Before, window.After);
        return widest <= window.Kernel / 2 ? window : throw Refuse("padding", $"is {widest}", $"at most {window.Kernel / 2}, half of kernel = {window.Kernel}");
    }

    public override long OutputsAlong(Window window, long input) => window.PooledOutputs(input, IsCeiling);
}

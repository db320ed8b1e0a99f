using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks.Layers;

/// <summary>batch_norm {channels}, layer_norm {shape}, group_norm {groups, channels}: a scale and a shift are learned for each channel or position.</summary>
internal sealed class Normalizations : LayerKind
{
    public override ImmutableArray<string> Types { get; } = ["batch_norm", "layer_norm", "group_norm"];

    public override Layer Read(string type, LayerFields fields)
    {
        if (type == "layer_norm")
            return new LayerNormLayer(fields.Place, type, [.. fields.Axes("shape", 1).Values]);
        long channels = fields.Integer("channels", 1);
        if (type == "group_norm" && channels % fields.Integer("groups", 1) != 0)
            throw fields.Problem("groups", $"a divisor of channels = {channels}");
        return new ChannelNormLayer(fields.Place, type, channels, Buffers: type == "batch_norm" ? 2 * channels : 0);
    }
}

internal sealed record ChannelNormLayer(string Place, string Type, long Count, long Buffers) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape)
    {
        CheckChannels("channels", Count, shape);
        return new(shape, 2 * Count, Buffers);
    }

    public override Window WindowAlong(int axis, long? input) => new(1);
}

internal sealed record LayerNormLayer(string Place, string Type, ImmutableArray<long> Normalized) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape)
    {
        if (Normalized.Length > shape.Length || !shape.AsSpan()[^Normalized.Length..].SequenceEqual(Normalized.AsSpan()))
            throw Refuse("shape", $"is [{string.Join(", ", Normalized)}]", $"the last axes of the shape [{string.Join(", ", shape)}] that reaches it");
        return new(shape, checked(2 * Product(Normalized.AsSpan())));
    }
}

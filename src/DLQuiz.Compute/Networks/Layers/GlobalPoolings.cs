using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks.Layers;

/// <summary>No fields: every channel becomes one number, the axes stay with length 1.</summary>
internal sealed class GlobalPoolings : LayerKind
{
    public override ImmutableArray<string> Types { get; } = ["global_avg_pool"];

    public override Layer Read(string type, LayerFields fields) => new GlobalPoolingLayer(fields.Place, type);
}

internal sealed record GlobalPoolingLayer(string Place, string Type) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape) => shape.Length >= 3
        ? new([shape[0], shape[1], .. Enumerable.Repeat(1L, shape.Length - 2)])
        : throw Refuse("type", $"is '{Type}'", $"a layer for the shape [{string.Join(", ", shape)}], which has no spatial axis");

    public override Window WindowAlong(int axis, long? input) =>
        new(input ?? throw new NetworkException($"is '{Type}'", "a layer whose window does not depend on the input's size", $"{Place}.type"));
}

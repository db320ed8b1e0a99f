using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks.Layers;

/// <summary>No fields: every sample becomes one row.</summary>
internal sealed class Flattenings : LayerKind
{
    public override ImmutableArray<string> Types { get; } = ["flatten"];

    public override Layer Read(string type, LayerFields fields) => new FlattenLayer(fields.Place, type);
}

internal sealed record FlattenLayer(string Place, string Type) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape) => shape.Length >= 2
        ? new([shape[0], Product(shape.AsSpan()[1..])])
        : throw Refuse("type", $"is '{Type}'", $"a layer for the shape [{string.Join(", ", shape)}], which has one axis only");
}

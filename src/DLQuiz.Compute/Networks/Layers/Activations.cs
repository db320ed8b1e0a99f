using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks.Layers;

/// <summary>Activations and dropout {p}: every element by itself, at no multiply-accumulate.</summary>
internal sealed class Activations : LayerKind
{
    public override ImmutableArray<string> Types { get; } = ["relu", "leaky_relu", "elu", "gelu", "silu", "sigmoid", "tanh", "softmax", "identity", "dropout"];

    public override Layer Read(string type, LayerFields fields)
    {
        if (type == "dropout" && fields.Has("p"))
            fields.Number("p", 0, 1);
        return new ElementwiseLayer(fields.Place, type);
    }
}

internal sealed record ElementwiseLayer(string Place, string Type) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape) => new(shape);

    public override Window WindowAlong(int axis, long? input) => new(1);
}

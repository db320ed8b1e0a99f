using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks.Layers;

/// <summary>{in, out, bias}: an affine map of the last axis.</summary>
internal sealed class Linears : LayerKind
{
    public override ImmutableArray<string> Types { get; } = ["linear"];

    public override Layer Read(string type, LayerFields fields) => new LinearLayer(fields.Place, type, fields.Integer("in", 1), fields.Integer("out", 1), fields.Flag("bias", byDefault: true));
}

internal sealed record LinearLayer(string Place, string Type, long In, long Out, bool HasBias) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape)
    {
        if (shape[^1] != In)
            throw Refuse("in", $"is {In}", $"{shape[^1]}, the last axis of the shape [{string.Join(", ", shape)}] that reaches it");
        long rows = Product(shape.AsSpan()[..^1]);
        return new([.. shape[..^1], Out], checked((In * Out) + (HasBias ? Out : 0)), Macs: checked(rows * In * Out));
    }
}

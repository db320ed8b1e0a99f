using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks.Layers;

/// <summary>{scale}: how many times as large the spatial axes become, rounded down.</summary>
internal sealed class Upsamplings : LayerKind
{
    private const double Most = 1_000_000;

    public override ImmutableArray<string> Types { get; } = ["upsample"];

    public override Layer Read(string type, LayerFields fields) => new UpsampleLayer(fields.Place, type, fields.Number("scale", 0, Most));
}

internal sealed record UpsampleLayer(string Place, string Type, double Scale) : Layer(Place, Type)
{
    public override LayerCost CostOf(ImmutableArray<long> shape)
    {
        if (shape.Length < 3)
            throw Refuse("type", $"is '{Type}'", $"a layer for the shape [{string.Join(", ", shape)}], which has no spatial axis");
        long[] output = [.. shape];
        for (int axis = 2; axis < output.Length; axis++)
        {
            output[axis] = (long)Math.Min(Math.Floor(shape[axis] * Scale), long.MaxValue / 2);
            if (output[axis] < 1)
                throw Refuse("scale", $"is {Scale}", $"at least 1/{shape[axis]}, so that axis {axis} keeps a cell");
        }
        return new([.. output]);
    }
}

using System.Collections.Immutable;

namespace DLQuiz.Compute.Networks.Layers;

/// <summary>{kernel, stride, padding, dilation}: a convolution or pooling along one axis, without channels. What receptive fields need to know.</summary>
internal sealed class PlainWindows : LayerKind
{
    public const string Name = "window";

    public override ImmutableArray<string> Types { get; } = [Name];

    public override Layer Read(string type, LayerFields fields) => new PlainWindowLayer(fields.Place, SlidingWindow.Read(fields, axes: 1));
}

internal sealed record PlainWindowLayer(string Place, SlidingWindow Sliding) : Layer(Place, PlainWindows.Name)
{
    public override LayerCost CostOf(ImmutableArray<long> shape) => throw Refuse("type", $"is '{Type}'", "a layer whose channels are known, such as conv2d");

    public override Window WindowAlong(int axis, long? input) => Sliding.Along(0, input);
}

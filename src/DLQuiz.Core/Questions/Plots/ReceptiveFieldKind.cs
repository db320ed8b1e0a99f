using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>What one output of a stack of convolutions or poolings sees.</summary>
internal sealed class ReceptiveFieldKind : PlotKind
{
    private const int MaxLayers = 32;
    private const int MaxSize = 10_000;

    private static readonly PlotArgument Kernel = new("kernel", "an integer or a vector of integers", "Taps of each layer from the input upwards, or one number for all.") { IsRequired = true };
    private static readonly PlotArgument Dilation = new("dilation", "an integer or a vector of integers", "Distance of the taps of each layer, or one number for all; 1 if left out.");
    private static readonly PlotArgument Stride = new("stride", "an integer or a vector of integers", "Stride of each layer, or one number for all; 1 if left out.");

    public override string Name => "receptive_field";

    public override string Summary => "The neurons that one output of a stack of layers sees, layer by layer.";

    public override string Example => "receptive_field(3, dilation=[1, 2, 4])";

    private protected override ImmutableArray<PlotArgument> Own => [Kernel, Dilation, Stride];

    private protected override Plot Draw(PlotArguments arguments)
    {
        (PlotArgument Argument, ImmutableArray<int> Sizes)[] all = [.. new[] { Kernel, Dilation, Stride }.Select(argument => (argument, arguments.Has(argument) ? arguments.Integers(argument, 1, MaxSize) : [1]))];
        int layers = all.Max(one => one.Sizes.Length);
        foreach ((PlotArgument argument, ImmutableArray<int> sizes) in all.Where(one => one.Sizes.Length != 1 && one.Sizes.Length != layers))
            throw new PlotException(argument.Name, $"there are {sizes.Length} for {layers} layers");
        if (layers is < 1 or > MaxLayers)
            throw new PlotException(Kernel.Name, $"1 to {MaxLayers} layers can be drawn, not {layers}");
        int At(int which, int layer) => all[which].Sizes is [var only] ? only : all[which].Sizes[layer];
        return new Plot.ReceptiveField([.. Enumerable.Range(0, layers).Select(layer => new PlotLayer(At(0, layer), At(1, layer), At(2, layer)))]);
    }
}

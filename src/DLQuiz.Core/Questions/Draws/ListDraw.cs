using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A vector where the values are numbers.</summary>
public sealed class ListDraw : Draw
{
    public override string Name => "list";

    public override string Signature => "list(n, v, w, …)";

    public override string Summary => "n of the values, each drawn on its own, so that values may repeat";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Count, DrawSlot.Values];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        Value[] drawn = new Value[arguments.Count(0)];
        for (int i = 0; i < drawn.Length; i++)
            drawn[i] = arguments.Value(1 + (int)random.Below(arguments.Length - 1));
        return ListValue.Gather(drawn);
    }
}

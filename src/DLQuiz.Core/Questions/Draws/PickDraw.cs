using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A value of whatever form the author lists.</summary>
public sealed class PickDraw : Draw
{
    public override string Name => "pick";

    public override string Signature => "pick(v, w, …)";

    public override string Summary => "one of the values, each equally likely";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Values];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        return arguments.Value((int)random.Below(arguments.Length));
    }
}

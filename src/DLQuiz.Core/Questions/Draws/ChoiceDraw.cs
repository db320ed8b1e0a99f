using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A vector where the values are numbers.</summary>
public sealed class ChoiceDraw : Draw
{
    public override string Name => "choice";

    public override string Signature => "choice(n, v, w, …)";

    public override string Summary => "n of the values, none taken twice, in the order drawn";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Count, DrawSlot.Values];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        int count = arguments.Count(0);
        int[] order = Permutation.Of(arguments.Length - 1, random);
        if (count > order.Length)
            throw new DrawException($"{Signature}: {count} different ones of {order.Length} values cannot be taken.");
        return ListValue.Gather([.. order.Take(count).Select(place => arguments.Value(1 + place))]);
    }
}

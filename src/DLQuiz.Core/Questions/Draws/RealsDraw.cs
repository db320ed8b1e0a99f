using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A vector on a decimal grid.</summary>
public sealed class RealsDraw : Draw
{
    public override string Name => "reals";

    public override string Signature => "reals(n, a..b, step)";

    public override string Summary => "a vector of n numbers out of a, a + step, … up to b, each drawn on its own";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Count, DrawSlot.Range, DrawSlot.Number];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        return arguments.Grid(1, arguments.Number(2)).Fill(Shape.Of(arguments.Count(0)), random);
    }
}

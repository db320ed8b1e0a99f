using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A vector of i64.</summary>
public sealed class IntsDraw : Draw
{
    public override string Name => "ints";

    public override string Signature => "ints(n, a..b)";

    public override string Summary => "a vector of n integers from a to b, each drawn on its own";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Count, DrawSlot.Range];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        return arguments.Grid(1, 1).Fill(Shape.Of(arguments.Count(0)), random);
    }
}

using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A vector of i64; indices, as formulas count them.</summary>
public sealed class PermDraw : Draw
{
    public override string Name => "perm";

    public override string Signature => "perm(n)";

    public override string Summary => "the integers 0 to n − 1 in an order drawn, each order equally likely";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Count];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        return IntegerTensor.Vector([.. Permutation.Of(arguments.Count(0), random).Select(place => (long)place)]);
    }
}

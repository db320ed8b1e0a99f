using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A scalar i64.</summary>
public sealed class IntDraw : Draw
{
    public override string Name => "int";

    public override string Signature => "int(a..b)";

    public override string Summary => "one integer from a to b";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Range];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        return arguments.Grid(0, 1).Fill(Shape.Scalar, random);
    }
}

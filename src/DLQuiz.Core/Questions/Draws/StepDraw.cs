using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A scalar on a decimal grid.</summary>
public sealed class StepDraw : Draw
{
    public override string Name => "step";

    public override string Signature => "step(a..b, s)";

    public override string Summary => "one number out of a, a + s, … up to b";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Range, DrawSlot.Number];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        return arguments.Grid(0, arguments.Number(1)).Fill(Shape.Scalar, random);
    }
}

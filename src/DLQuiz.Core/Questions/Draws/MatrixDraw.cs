using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A matrix on a decimal grid.</summary>
public sealed class MatrixDraw : Draw
{
    public override string Name => "matrix";

    public override string Signature => "matrix(r, c, a..b, step)";

    public override string Summary => "a matrix of r rows and c columns on the grid a, a + step, … up to b; step is 1 when it is left out";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Count, DrawSlot.Count, DrawSlot.Range, DrawSlot.OptionalNumber];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        Shape shape = Grid.ShapeOf(arguments.Count(0), arguments.Count(1));
        return arguments.Grid(2, arguments.Number(3, 1)).Fill(shape, random);
    }
}

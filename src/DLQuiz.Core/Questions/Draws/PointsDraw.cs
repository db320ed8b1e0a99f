using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A matrix of n different rows.</summary>
public sealed class PointsDraw : Draw
{
    private const int MaxAttempts = 200;

    public override string Name => "points";

    public override string Signature => "points(n, d, a..b, step)";

    public override string Summary => "n points of d coordinates as the rows of a matrix, no two points equal; step is 1 when it is left out";

    public override ImmutableArray<DrawSlot> Slots => [DrawSlot.Count, DrawSlot.Count, DrawSlot.Range, DrawSlot.OptionalNumber];

    public override Value Make(DrawArguments arguments, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(random);
        Shape shape = Grid.ShapeOf(arguments.Count(0), arguments.Count(1));
        Grid grid = arguments.Grid(2, arguments.Number(3, 1));
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            Tensor points = grid.Fill(shape, random);
            if (AreDistinct(points))
                return points;
        }

        throw new DrawException($"{Signature}: so many different points do not fit the grid.");
    }

    private static bool AreDistinct(Tensor points)
    {
        ReadOnlySpan<double> data = RealTensor.From(points)!.Data;
        int width = points.Shape[1];
        for (int row = 1; row < points.Shape[0]; row++)
        {
            for (int earlier = 0; earlier < row; earlier++)
            {
                if (data.Slice(row * width, width).SequenceEqual(data.Slice(earlier * width, width)))
                    return false;
            }
        }

        return true;
    }
}

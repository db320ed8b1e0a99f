using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Numerics;

/// <summary>Elements of a tensor gathered by what is left of their index when some axes are reduced.</summary>
internal static class Reduction
{
    /// <param name="x">What is reduced.</param>
    /// <param name="axes">Which axes, negative ones from the end; null for all.</param>
    /// <param name="keepsAxes">Whether reduced axes stay with length 1.</param>
    /// <param name="reduce">Makes one number of the elements of each group.</param>
    /// <exception cref="FormatException">An axis is outside or given twice; the message completes "expected".</exception>
    public static RealTensor Over(RealTensor x, IntegerTensor? axes, bool keepsAxes, Func<double[], double> reduce)
    {
        Span<bool> isReduced = stackalloc bool[Shape.MaxRank];
        isReduced[..x.Shape.Rank].Fill(axes is null);
        foreach (long axis in axes is null ? default : axes.Data)
        {
            int place = Axis(axis, x.Shape.Rank);
            if (isReduced[place])
                throw new FormatException("every axis once");
            isReduced[place] = true;
        }
        List<int> kept = [];
        List<int> shape = [];
        for (int axis = 0; axis < x.Shape.Rank; axis++)
        {
            if (!isReduced[axis])
                kept.Add(axis);
            if (keepsAxes || !isReduced[axis])
                shape.Add(isReduced[axis] ? 1 : x.Shape[axis]);
        }
        Shape result = Shape.Of([.. shape]);
        List<double>[] groups = [.. Enumerable.Range(0, result.Size).Select(_ => new List<double>())];
        for (int i = 0; i < x.Count; i++)
            groups[GroupOf(i, x.Shape, kept)].Add(x.Data[i]);
        return RealTensor.Adopt(result, [.. groups.Select(group => reduce([.. group]))]);
    }

    /// <exception cref="FormatException">The axis is outside; the message completes "expected".</exception>
    public static int Axis(long axis, int rank)
    {
        if (axis < -rank || axis >= rank)
            throw new FormatException(rank == 0 ? "a tensor with an axis" : $"an axis from {-rank} to {rank - 1}");
        return (int)(axis < 0 ? axis + rank : axis);
    }

    private static int GroupOf(int position, Shape shape, List<int> kept)
    {
        int group = 0;
        foreach (int axis in kept)
            group = (group * shape[axis]) + (position / shape.CountBetween(axis + 1, shape.Rank) % shape[axis]);
        return group;
    }
}

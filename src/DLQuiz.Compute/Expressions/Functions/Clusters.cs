using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Functions;

/// <summary>What a question about clusters asks of its draws: that no point is nearly tied, that no cluster is empty.</summary>
internal sealed class Clusters : FunctionGroup
{
    public override IEnumerable<Function> Functions =>
    [
        new("gap(P, C)", "The smallest difference, over the points P, between the distances to the second nearest and to the nearest of the centroids C; inf for one centroid.", Gap),
        new("counts(P, C)", "How many of the points P are nearest to each of the centroids C, a tie going to the first.", Counts),
    ];

    private static RealTensor Gap(FunctionCall call)
    {
        (RealTensor points, RealTensor centroids) = Read(call);
        int d = points.Shape[1];
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < points.Shape[0]; i++)
        {
            double nearest = double.PositiveInfinity;
            double second = double.PositiveInfinity;
            for (int j = 0; j < centroids.Shape[0]; j++)
            {
                double distance = Math.Sqrt(Distances.Squared(points.Data.Slice(i * d, d), centroids.Data.Slice(j * d, d)));
                second = Math.Min(second, Math.Max(nearest, distance));
                nearest = Math.Min(nearest, distance);
            }
            smallest = Math.Min(smallest, second - nearest);
        }
        return RealTensor.Scalar(smallest);
    }

    private static IntegerTensor Counts(FunctionCall call)
    {
        (RealTensor points, RealTensor centroids) = Read(call);
        int d = points.Shape[1];
        long[] counts = new long[centroids.Shape[0]];
        for (int i = 0; i < points.Shape[0]; i++)
            counts[Distances.Nearest(points.Data.Slice(i * d, d), centroids.Data, out _)]++;
        return IntegerTensor.Vector(counts);
    }

    private static (RealTensor Points, RealTensor Centroids) Read(FunctionCall call)
    {
        RealTensor points = call.Matrix(0);
        RealTensor centroids = call.Matrix(1);
        if (points.Shape[1] != centroids.Shape[1] || centroids.Count == 0)
            throw call.Refuse($"P has shape {points.Shape} and C has shape {centroids.Shape}: both need the same number of coordinates, and C a centroid.");
        // A distance costs its coordinates and a call.
        call.Meter.Spend((long)points.Shape[0] * centroids.Shape[0] * (points.Shape[1] + 8));
        return (points, centroids);
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal enum EmptyPolicy
{
    Keep,
    Farthest,
    Error,
}

/// <summary>What the k-means operations share: inputs, and the two halves of an iteration.</summary>
internal static class Points
{
    public static RealInput Data() => new("X", "[n,d]", "The points, one a row; a plain list is points on a line.", plain: "[n]");

    public static RealInput Centroids(string name, string summary) => new(name, "[k,d]", summary, plain: "[k]");

    public static ChoiceParameter<EmptyPolicy> Policy() => new(
        "empty_policy",
        "What becomes of a cluster without points: 'keep' leaves its centroid, 'farthest' moves it to the point farthest from its own centroid, 'error' refuses.",
        ("keep", EmptyPolicy.Keep),
        ("farthest", EmptyPolicy.Farthest),
        ("error", EmptyPolicy.Error))
    {
        Default = "keep",
    };

    public static ReadOnlySpan<double> Row(RealTensor points, long row)
    {
        int d = points.Shape[1];
        return points.Data.Slice((int)row * d, d);
    }

    /// <summary>The nearest centroid of every point, a tie going to the lowest index.</summary>
    public static (long[] Labels, double[] SquaredDistances) Assign(Arguments a, RealTensor points, RealTensor centroids)
    {
        // A distance costs its coordinates and a call.
        a.Spend((long)points.Shape[0] * centroids.Shape[0] * (points.Shape[1] + 8));
        long[] labels = new long[points.Shape[0]];
        double[] distances = new double[labels.Length];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = Distances.Nearest(Row(points, i), centroids.Data, out distances[i]);
        return (labels, distances);
    }

    /// <summary>The squared distance of every point to the centroid of its label.</summary>
    public static double[] ToOwnCentroid(RealTensor points, ReadOnlySpan<long> labels, RealTensor centroids)
    {
        double[] distances = new double[labels.Length];
        for (int i = 0; i < distances.Length; i++)
            distances[i] = Distances.Squared(Row(points, i), Row(centroids, labels[i]));
        return distances;
    }

    /// <summary>All squared distances [n, k], for traces.</summary>
    public static RealTensor AllSquaredDistances(RealTensor points, RealTensor centroids)
    {
        int n = points.Shape[0];
        int k = centroids.Shape[0];
        double[] distances = new double[n * k];
        for (int i = 0; i < distances.Length; i++)
            distances[i] = Distances.Squared(Row(points, i / k), Row(centroids, i % k));
        return RealTensor.Adopt(Shape.Of(n, k), distances);
    }
}

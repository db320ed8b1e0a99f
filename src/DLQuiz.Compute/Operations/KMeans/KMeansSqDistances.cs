using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansSqDistances : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly RealInput Centroids = Points.Centroids("centroids", "The centroids, one a row.");

    private static readonly RealOutput SquaredDistances = new("distances", "[n,k]", "A row for each point, a column for each centroid.");

    public override Declaration Declaration { get; } = new("kmeans_sq_distances", Family.KMeans, "The squared Euclidean distance of every point to every centroid, summed over squared differences.")
    {
        Arguments = [X, Centroids],
        Outputs = [SquaredDistances],
        Definition = new(@"D_{ij}=\lVert x_i-\mu_j\rVert^2=\sum_l(x_{il}-\mu_{jl})^2", "Lloyd 1982, Least squares quantization in PCM; Bishop 2006, PRML, eq. 9.1"),
        Examples =
        [
            new("kmeans_sq_distances([[0, 0], [3, 4]], [[0, 0], [0, 4]])", "[[0, 16], [25, 9]]", "by hand"),
            new("kmeans_sq_distances([1, 5], [2])", "[[1], [9]]", "by hand: points on a line"),
        ],
        Laws =
        [
            new("swapping points and centroids transposes it", IsSymmetric),
            new("the roots satisfy the triangle inequality through any centroid", SatisfiesTheTriangleInequality),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor centroids = a.Get(Centroids);
        a.Allocate(x.Shape[0], centroids.Shape[0]);
        a.Spend((long)x.Count * centroids.Shape[0]);
        o.Set(SquaredDistances, Points.AllSquaredDistances(x, centroids));
        if (o.Trace is not { } trace)
            return;
        for (int j = 0; j < centroids.Shape[0]; j++)
        {
            double[] differences = x.Data.ToArray();
            for (int i = 0; i < differences.Length; i++)
                differences[i] -= centroids.Data[(j * x.Shape[1]) + (i % x.Shape[1])];
            trace.Add($"x − μ{j}", RealTensor.Adopt(x.Shape, differences), "squared and summed over each row");
        }
    }

    private static bool IsSymmetric(Arguments a, Outputs o)
    {
        RealTensor there = o.Get(SquaredDistances);
        RealTensor back = a.Operation.Evaluate(a.With(X, a.Get(Centroids)).With(Centroids, a.Get(X))).Get(SquaredDistances);
        for (int i = 0; i < there.Count; i++)
        {
            if (!there.Data[i].Equals(back.Data[(i % there.Shape[1] * there.Shape[0]) + (i / there.Shape[1])]))
                return false;
        }
        return true;
    }

    private static bool SatisfiesTheTriangleInequality(Arguments a, Outputs o)
    {
        RealTensor distances = o.Get(SquaredDistances);
        for (int j = 1; j < distances.Shape[1]; j++)
        {
            double between = Math.Sqrt(Distances.Squared(Points.Row(a.Get(Centroids), 0), Points.Row(a.Get(Centroids), j)));
            for (int i = 0; i < distances.Shape[0]; i++)
            {
                double first = Math.Sqrt(distances.Data[i * distances.Shape[1]]);
                double other = Math.Sqrt(distances.Data[(i * distances.Shape[1]) + j]);
                if (Math.Abs(first - other) > between + (1e-9 * (first + other + between)))
                    return false;
            }
        }
        return true;
    }
}

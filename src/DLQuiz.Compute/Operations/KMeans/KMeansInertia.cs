using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansInertia : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly IntegerInput Labels = new("labels", "[n]", "The cluster of each point.") { Domain = new Domain.IndexBelow("k") };
    private static readonly RealInput Centroids = Points.Centroids("centroids", "The centroids, one a row.");

    private static readonly RealOutput Inertia = new("inertia", "scalar", "The sum over all points.");
    private static readonly RealOutput PerCluster = new("per_cluster", "[k]", "The sum over each cluster's points.");

    public override Declaration Declaration { get; } = new("kmeans_inertia", Family.KMeans, "The sum of squared distances of the points to the centroids of their labels, which need not be the nearest.")
    {
        Arguments = [X, Labels, Centroids],
        Outputs = [Inertia, PerCluster],
        Definition = new(@"J=\sum_i\lVert x_i-\mu_{c_i}\rVert^2", "Bishop 2006, PRML, eq. 9.1"),
        Examples =
        [
            new("kmeans_inertia([[0, 0], [2, 0], [5, 5]], [0, 0, 1], [[1, 0], [5, 4]])", "3", "by hand: 1 + 1 + 1"),
            new("kmeans_inertia([0, 2, 7], [0, 0, 1], [1, 5]).per_cluster", "[2, 4]", "by hand"),
        ],
        Laws =
        [
            new("the clusters add up to the whole", static (_, o) => Closeness.Near(Statistics.Sum(o.Get(PerCluster).Data), o.Get(Inertia).Data[0])),
            new("assigning the nearest centroids never raises it", static (a, o) => Statistics.Sum(Points.Assign(a, a.Get(X), a.Get(Centroids)).SquaredDistances) <= o.Get(Inertia).Data[0] * (1 + 1e-9)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double[] distances = Points.ToOwnCentroid(a.Get(X), a.Get(Labels).Data, a.Get(Centroids));
        double[] perCluster = new double[a.Get(Centroids).Shape[0]];
        for (int i = 0; i < distances.Length; i++)
            perCluster[a.Get(Labels).Data[i]] += distances[i];
        o.Set(Inertia, Statistics.Sum(distances));
        o.Set(PerCluster, RealTensor.Vector(perCluster));
        o.Trace?.Add("‖x − μ‖²", RealTensor.Vector(distances), "each point to the centroid of its label");
    }
}

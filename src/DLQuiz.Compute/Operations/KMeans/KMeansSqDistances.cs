using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansSqDistances : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly RealInput Centroids = Points.Centroids("centroids", "The centroids, one a row.");

    private static readonly RealOutput SquaredDistances = new("distances", "[n,k]", "A row for each point, a column for each centroid.");

    public override Declaration Declaration { get; } = new("kmeans_sq_distances", Family.KMeans, "Squared Euclidean distances of points to centroids.")
    {
        Arguments = [X, Centroids],
        Outputs = [SquaredDistances],
        Definition = new(@"D_{ij}=\sum_c(x_{ic}-\mu_{jc})^2", "Bishop 2006, PRML, eq. 9.1"),
        Examples =
        [
            new("kmeans_sq_distances([[0, 0], [3, 4]], [[0, 0]])", "[[0], [25]]", "by hand: 3² + 4²"),
            new("kmeans_sq_distances([1, 4], [2, 6])", "[[1, 25], [4, 4]]", "by hand"),
        ],
        Laws = [new("no distance is below 0, and the smallest of each row is kmeans_assign's", static (a, o) => !o.Get(SquaredDistances).Data.ContainsAnyExceptInRange(0.0, double.MaxValue) && AgreesWithAssign(a, o))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        a.Spend((long)a.Get(X).Count * a.Get(Centroids).Shape[0]);
        a.Allocate(a.Get(X).Shape[0], a.Get(Centroids).Shape[0]);
        o.Set(SquaredDistances, Points.AllSquaredDistances(a.Get(X), a.Get(Centroids)));
    }

    private static bool AgreesWithAssign(Arguments a, Outputs o)
    {
        double[] nearest = Points.Assign(a, a.Get(X), a.Get(Centroids)).SquaredDistances;
        int k = a.Get(Centroids).Shape[0];
        return Enumerable.Range(0, nearest.Length).All(i => Closeness.Near(o.Get(SquaredDistances).Data.Slice(i * k, k).ToArray().Min(), nearest[i]));
    }
}

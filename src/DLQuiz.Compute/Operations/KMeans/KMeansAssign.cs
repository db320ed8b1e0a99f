using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansAssign : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly RealInput Centroids = Points.Centroids("centroids", "The centroids, one a row.");

    private static readonly IntegerOutput Labels = new("labels", "[n]", "The index of each point's nearest centroid.");
    private static readonly RealOutput MinSquaredDistance = new("min_sq_distance", "[n]", "The squared distance to it.");

    public override Declaration Declaration { get; } = new("kmeans_assign", Family.KMeans, "The nearest centroid of every point; a tie goes to the lowest index.")
    {
        Arguments = [X, Centroids],
        Outputs = [Labels, MinSquaredDistance],
        Definition = new(@"c_i=\arg\min_j\lVert x_i-\mu_j\rVert^2", "Lloyd 1982, Least squares quantization in PCM; Bishop 2006, PRML, eq. 9.2"),
        Examples =
        [
            new("kmeans_assign([[0, 0], [4, 4]], [[1, 1], [5, 5]])", "[0, 1]", "by hand: squared distances 2 and 50, 18 and 2"),
            new("kmeans_assign([1, 2, 3], [1, 3])", "[0, 0, 1]", "by hand: 2 lies between both, the lower index wins"),
        ],
        Laws = [new("no centroid is nearer than the assigned one, and none before it is as near", IsNearest)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        (long[] labels, double[] distances) = Points.Assign(a, a.Get(X), a.Get(Centroids));
        Shape perPoint = Shape.Of(labels.Length);
        o.Set(Labels, perPoint, labels);
        o.Set(MinSquaredDistance, perPoint, distances);
        if (o.Trace is not { } trace)
            return;
        trace.Add("‖x − μ‖²", Points.AllSquaredDistances(a.Get(X), a.Get(Centroids)), "a row for each point, a column for each centroid");
        trace.Add("labels", o.Get(Labels), "the column of the smallest in each row");
    }

    private static bool IsNearest(Arguments a, Outputs o)
    {
        for (int i = 0; i < a.Get(X).Shape[0]; i++)
        {
            double own = o.Get(MinSquaredDistance).Data[i];
            for (int j = 0; j < a.Get(Centroids).Shape[0]; j++)
            {
                double other = Distances.Squared(Points.Row(a.Get(X), i), Points.Row(a.Get(Centroids), j));
                if (other < own || (other == own && j < o.Get(Labels).Data[i]))
                    return false;
            }
        }
        return true;
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class Silhouette : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly IntegerInput Labels = new("labels", "[n]", "The cluster of each point, any integers.");

    private static readonly RealOutput PerPoint = new("per_point", "[n]", "(b − a)/max(a, b) of each point; 0 for a point alone in its cluster.");
    private static readonly RealOutput Score = new("score", "scalar", "Their mean.");

    public override Declaration Declaration { get; } = new("silhouette", Family.KMeans, "How much nearer each point is to its own cluster than to the next one, from -1 to 1.")
    {
        Arguments = [X, Labels],
        Outputs = [PerPoint, Score],
        Definition = new(@"s=\frac{b-a}{\max(a,b)}", "Rousseeuw 1987, Silhouettes: a graphical aid to the interpretation and validation of cluster analysis, eq. 2"),
        Examples =
        [
            new("silhouette([0, 1, 9, 10], [0, 0, 1, 1])", "[8.5/9.5, 7.5/8.5, 7.5/8.5, 8.5/9.5]", "by hand: a = 1, b the mean distance to the other two"),
            new("silhouette([0, 1, 9], [0, 0, 1])[2]", "0", "by hand: a point alone in its cluster"),
        ],
        Laws = [new("every value lies between -1 and 1, and the score is their mean", static (_, o) => !o.Get(PerPoint).Data.ContainsAnyExceptInRange(-1.0, 1.0) && Closeness.Near(Statistics.Mean(o.Get(PerPoint).Data), o.Get(Score).Data[0]))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int n = x.Shape[0];
        a.Spend((long)n * n * x.Shape[1]);
        long[] clusters = [.. a.Get(Labels).Data.ToArray().Distinct().Order()];
        if (clusters.Length < 2 || clusters.Length >= n)
            throw a.Refuse(Labels, $"make {clusters.Length} clusters of {n} points", "at least 2, and fewer than points");
        int[] label = Array.ConvertAll(a.Get(Labels).Data.ToArray(), cluster => Array.BinarySearch(clusters, cluster));
        int[] sizes = [.. Enumerable.Range(0, clusters.Length).Select(cluster => label.Count(own => own == cluster))];
        double[] values = new double[n];
        for (int i = 0; i < n; i++)
            values[i] = sizes[label[i]] == 1 ? 0 : One(x, i, label, sizes);
        o.Set(PerPoint, RealTensor.Vector(values));
        o.Set(Score, Statistics.Mean(values));
    }

    private static double One(RealTensor x, int point, int[] label, int[] sizes)
    {
        double[] sums = new double[sizes.Length];
        for (int j = 0; j < label.Length; j++)
            sums[label[j]] += Math.Sqrt(Distances.Squared(Points.Row(x, point), Points.Row(x, j)));
        double own = sums[label[point]] / (sizes[label[point]] - 1);
        double other = Enumerable.Range(0, sizes.Length).Where(cluster => cluster != label[point]).Min(cluster => sums[cluster] / sizes[cluster]);
        return own == other ? 0 : (other - own) / Math.Max(own, other);
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class Silhouette : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly IntegerInput Labels = new("labels", "[n]", "The cluster of each point: any integers, 2 to n − 1 different ones.");

    private static readonly RealOutput PerPoint = new("per_point", "[n]", "(b − a)/max(a, b); 0 for a point alone in its cluster.");
    private static readonly RealOutput Score = new("score", "scalar", "The mean over all points.");

    public override Declaration Declaration { get; } = new("silhouette", Family.KMeans, "How much nearer, on average, each point is to its own cluster than to the next one, by Euclidean distance.")
    {
        Arguments = [X, Labels],
        Outputs = [PerPoint, Score],
        Definition = new(
            @"s_i=\frac{b_i-a_i}{\max(a_i,b_i)},\quad a_i=\text{mean distance within},\ b_i=\min_{C\ne C_i}\text{mean distance to }C",
            "Rousseeuw 1987, Silhouettes, Journal of Computational and Applied Mathematics 20, section 2"),
        Examples =
        [
            new("silhouette([0, 1, 4, 5], [0, 0, 1, 1])", "[3.5/4.5, 2.5/3.5, 2.5/3.5, 3.5/4.5]", "by hand: a = 1; b = 4.5, 3.5, 3.5, 4.5"),
            new("silhouette([0, 2, 9], [7, 7, 3])", "[7/9, 5/7, 0]", "by hand: 9 is alone"),
        ],
        Laws =
        [
            new("every value lies in [-1, 1]", static (_, o) => o.Get(PerPoint).Data.ToArray().All(static s => !(Math.Abs(s) > 1 + 1e-12))),
            new("the names of the clusters play no part", IsFreeOfNames),
            new("moving all points together changes nothing", IsFreeOfShift),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int n = x.Shape[0];
        long[] names = [.. a.Get(Labels).Data.ToArray().Distinct().Order()];
        if (names.Length < 2 || names.Length > n - 1)
            throw a.Refuse(Labels, $"names {names.Length} {(names.Length == 1 ? "cluster" : "clusters")}", $"2 to n − 1 with n = {n}");
        a.Spend((long)n * x.Count);
        int[] clusters = Array.ConvertAll(a.Get(Labels).Data.ToArray(), label => Array.BinarySearch(names, label));
        int[] sizes = new int[names.Length];
        foreach (int cluster in clusters)
            sizes[cluster]++;
        double[] within = new double[n];
        double[] apart = new double[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++)
        {
            (within[i], apart[i]) = MeanDistances(x, clusters, sizes, i);
            double larger = Math.Max(within[i], apart[i]);
            values[i] = sizes[clusters[i]] == 1 || larger == 0 ? 0 : (apart[i] - within[i]) / larger;
        }
        o.Trace?.Add("a", RealTensor.Vector(within), "the mean distance to the other points of the own cluster");
        o.Trace?.Add("b", RealTensor.Vector(apart), "the smallest mean distance to another cluster");
        o.Set(PerPoint, Shape.Of(n), values);
        o.Set(Score, Statistics.Mean(values));
    }

    private static (double Within, double Apart) MeanDistances(RealTensor x, int[] clusters, int[] sizes, int point)
    {
        double[] sums = new double[sizes.Length];
        for (int other = 0; other < clusters.Length; other++)
            sums[clusters[other]] += Math.Sqrt(Distances.Squared(Points.Row(x, point), Points.Row(x, other)));
        int own = clusters[point];
        double apart = double.PositiveInfinity;
        for (int cluster = 0; cluster < sums.Length; cluster++)
        {
            if (cluster != own)
                apart = Math.Min(apart, sums[cluster] / sizes[cluster]);
        }
        return (sizes[own] == 1 ? 0 : sums[own] / (sizes[own] - 1), apart);
    }

    private static bool IsFreeOfNames(Arguments a, Outputs o)
    {
        IntegerTensor renamed = IntegerTensor.Vector(Array.ConvertAll(a.Get(Labels).Data.ToArray(), static label => 100 - (7 * label)));
        return Closeness.Near(a.Operation.Evaluate(a.With(Labels, renamed)).Get(PerPoint).Data, o.Get(PerPoint).Data);
    }

    private static bool IsFreeOfShift(Arguments a, Outputs o)
    {
        RealTensor moved = RealTensor.Adopt(a.Get(X).Shape, Array.ConvertAll(a.Get(X).Data.ToArray(), static value => value + 2));
        double[] difference = a.Operation.Evaluate(a.With(X, moved)).Get(PerPoint).Data.ToArray();
        // Points that nearly coincide lose the digits of their distance in the move.
        Dot.AddScaled(difference, -1, o.Get(PerPoint).Data);
        return Array.TrueForAll(difference, static change => !(Math.Abs(change) > 1e-6));
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansUpdate : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly IntegerInput Labels = new("labels", "[n]", "The cluster of each point.") { Domain = new Domain.IndexBelow("k") };
    private static readonly RealInput Centroids = Points.Centroids("centroids", "The previous centroids, which an empty cluster may keep.");
    private static readonly OptionalRealInput Weights = new("weights", "[n]", "The weight of each point; 1 when left out.") { Domain = Domain.Interval.NotNegative };
    private static readonly ChoiceParameter<EmptyPolicy> Policy = Points.Policy();

    private static readonly RealOutput NewCentroids = new("centroids", "[k,d]", "The mean of each cluster's points.");
    private static readonly RealOutput Counts = new("counts", "[k]", "The sum of each cluster's weights, before any relocation.");

    public override Declaration Declaration { get; } = new("kmeans_update", Family.KMeans, "Moves every centroid to the (weighted) mean of its cluster's points.")
    {
        Arguments = [X, Labels, Centroids, Weights, Policy],
        Outputs = [NewCentroids, Counts],
        Definition = new(@"\mu_j=\frac{\sum_{i:c_i=j}w_i x_i}{\sum_{i:c_i=j}w_i}", "Lloyd 1982, Least squares quantization in PCM; Bishop 2006, PRML, eq. 9.4"),
        Examples =
        [
            new("kmeans_update([[0, 0], [2, 4], [9, 9]], [0, 0, 1], [[0, 0], [5, 5]])", "[[1, 2], [9, 9]]", "by hand: the means of two points and of one"),
            new("kmeans_update([0, 1, 9], [0, 0, 0], [0, 7])", "[10/3, 7]", "by hand: the empty cluster keeps its centroid"),
            new("kmeans_update([0, 1, 8], [0, 0, 0], [0, 7], empty_policy='farthest')", "[0.5, 8]", "by hand: 8 is farthest from 0, so it leaves for the empty cluster"),
        ],
        Laws =
        [
            new("the counts add up to the weights", static (a, o) => Closeness.Near(Statistics.Sum(o.Get(Counts).Data), a.Get(Weights) is { } weights ? Statistics.Sum(weights.Data) : a.Get(X).Shape[0])),
            new("a cluster's deviations from its new centroid cancel", DeviationsCancel),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        long[] labels = a.Get(Labels).Data.ToArray();
        CentroidUpdate update = new(a.Get(X), labels, a.Get(Centroids), a.Get(Weights));
        o.Trace?.Add("Σx", RealTensor.Adopt(a.Get(Centroids).Shape, [.. update.Sums]), "the sum of each cluster's points");
        o.Trace?.Add("counts", RealTensor.Vector(update.Counts), "how many they are");
        if (update.FirstEmpty >= 0)
        {
            if (a.Get(Policy) == EmptyPolicy.Error)
                throw a.Refuse(Labels, $"leaves cluster {update.FirstEmpty} without a point", "a point in every cluster");
            if (a.Get(Policy) == EmptyPolicy.Farthest)
                update.Relocate(labels);
        }
        o.Set(NewCentroids, update.Means());
        o.Set(Counts, RealTensor.Vector(update.Counts));
        o.Trace?.Add("μ", o.Get(NewCentroids), "Σx / count");
    }

    private static bool DeviationsCancel(Arguments a, Outputs o)
    {
        if (a.Get(Policy) == EmptyPolicy.Farthest)
            return true;
        int d = a.Get(X).Shape[1];
        double[] rest = new double[a.Get(Centroids).Count];
        double[] size = new double[rest.Length];
        for (int i = 0; i < a.Get(X).Count; i++)
        {
            int cell = ((int)a.Get(Labels).Data[i / d] * d) + (i % d);
            double weight = a.Get(Weights)?.Data[i / d] ?? 1;
            rest[cell] += weight * (a.Get(X).Data[i] - o.Get(NewCentroids).Data[cell]);
            size[cell] += weight * Math.Abs(a.Get(X).Data[i]);
        }
        return rest.Zip(size).All(static cell => Closeness.Near(cell.First, 0, scale: cell.Second));
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansLloydStep : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly RealInput Centroids = Points.Centroids("centroids", "The centroids before the step.");
    private static readonly ChoiceParameter<EmptyPolicy> Policy = Points.Policy();

    private static readonly IntegerOutput Labels = new("labels", "[n]", "The nearest old centroid of each point.");
    private static readonly RealOutput NewCentroids = new("centroids", "[k,d]", "The centroids after the step.");
    private static readonly RealOutput Before = new("inertia_before", "scalar", "Squared distances to the old centroids, under the new labels.");
    private static readonly RealOutput After = new("inertia_after", "scalar", "Squared distances to the new centroids, under the same labels.");
    private static readonly RealOutput Shift = new("shift", "scalar", "The sum of the squared moves of the centroids.");

    public override Declaration Declaration { get; } = new("kmeans_lloyd_step", Family.KMeans, "One iteration of Lloyd's algorithm: assign every point, then move every centroid.")
    {
        Arguments = [X, Centroids, Policy],
        Outputs = [Labels, NewCentroids, Before, After, Shift],
        Definition = new(@"c_i=\arg\min_j\lVert x_i-\mu_j\rVert^2,\quad \mu_j'=\frac{1}{|\{i:c_i=j\}|}\sum_{i:c_i=j}x_i", "Lloyd 1982, Least squares quantization in PCM; Bishop 2006, PRML, section 9.1"),
        Examples =
        [
            new("kmeans_lloyd_step([[0, 0], [2, 0], [8, 0]], [[0, 0], [6, 0]]).centroids", "[[1, 0], [8, 0]]", "by hand: 2 is nearer to 0 than to 6"),
            new("kmeans_lloyd_step([0, 2, 8], [0, 6]).shift", "5", "by hand: 1² + 2²"),
        ],
        Laws =
        [
            new("the inertia never rises", static (a, o) => a.Get(Policy) == EmptyPolicy.Farthest || o.Get(After).Data[0] <= o.Get(Before).Data[0] + 1e-9),
            new("the shift is 0 exactly when no centroid moves", static (a, o) => o.Get(Shift).Data[0] == 0 == a.Get(Centroids).Data.SequenceEqual(o.Get(NewCentroids).Data)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor old = a.Get(Centroids);
        (long[] labels, double[] distances) = Points.Assign(a, x, old);
        o.Trace?.Add("‖x − μ‖²", Points.AllSquaredDistances(x, old), "a row for each point, a column for each centroid");
        o.Trace?.Add("labels", IntegerTensor.Vector(labels), "the column of the smallest in each row");
        CentroidUpdate update = new(x, labels, old, weights: null);
        o.Trace?.Add("Σx", RealTensor.Adopt(old.Shape, [.. update.Sums]), "the sum of each cluster's points");
        o.Trace?.Add("counts", RealTensor.Vector(update.Counts), "how many they are");
        if (update.FirstEmpty >= 0)
        {
            if (a.Get(Policy) == EmptyPolicy.Error)
                throw a.Refuse(Centroids, $"leave cluster {update.FirstEmpty} without a point", "a point nearest to every centroid");
            if (a.Get(Policy) == EmptyPolicy.Farthest)
                update.Relocate(labels);
        }
        RealTensor moved = update.Means();
        o.Set(Labels, IntegerTensor.Vector(labels));
        o.Set(NewCentroids, moved);
        o.Set(Before, Statistics.Sum(distances));
        o.Set(After, Statistics.Sum(Points.ToOwnCentroid(x, labels, moved)));
        o.Set(Shift, Distances.Squared(moved.Data, old.Data));
        o.Trace?.Add("μ", moved, "Σx / count");
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansFit : Operation
{
    private static readonly RealInput X = new("X", "[n,d]", "The points, one a row; a plain list is points on a line.", plain: "[n]") { Domain = Solvable.Numbers };
    private static readonly RealInput Start = new("init", "[k,d]", "The centroids at the start, at most as many as points.", plain: "[k]") { Domain = Solvable.Numbers };
    private static readonly IntegerParameter MostIterations = new("max_iter", "The most iterations to run.") { AtLeast = 1, AtMost = 100_000, Default = 300 };

    private static readonly RealOutput Centroids = new("centroids", "[k,d]", "The centroids at the end.");
    private static readonly IntegerOutput Labels = new("labels", "[n]", "The nearest of them for each point.");
    private static readonly RealOutput Inertia = new("inertia", "scalar", "The sum of squared distances to the centroids of the labels.");
    private static readonly IntegerOutput Iterations = new("n_iter", "scalar", "The iterations run, with the one that finds nothing changed.");

    public override Declaration Declaration { get; } = new("kmeans_fit", Family.KMeans, "Lloyd's algorithm from given centroids until labels or centroids stay; an empty cluster takes the farthest point.")
    {
        Arguments = [X, Start, MostIterations],
        Outputs = [Centroids, Labels, Inertia, Iterations],
        Definition = new(
            @"\text{repeat } c_i=\arg\min_j\lVert x_i-\mu_j\rVert^2,\ \mu_j=\mathrm{mean}\{x_i:c_i=j\}\ \text{until nothing changes}",
            "Lloyd 1982, Least squares quantization in PCM; stopping rule as in scikit-learn's KMeans with tol = 0"),
        Examples =
        [
            new("kmeans_fit([0, 1, 10, 11], [0, 1])", "[0.5, 10.5]", "by hand: {0} and {1, 10, 11}, then {0, 1} and {10, 11}"),
            new("kmeans_fit([0, 1, 10, 11], [0, 1]).n_iter", "3", "by hand: the third iteration finds the labels unchanged"),
            new("kmeans_fit([0, 1, 10, 11], [0, 1]).inertia", "1", "by hand: four times 0.5²"),
            new("kmeans_fit([0, 2, 9], [1, 50]).labels", "[0, 0, 1]", "by hand: the empty cluster takes 9, the farthest from 1"),
        ],
        Laws =
        [
            new("the inertia is at most that of the start, unless a cluster ends empty", NeverRises),
            new("every label is that of a nearest centroid, unless a cluster ends empty", LabelsAreNearest),
            new("fitting again from a result that stopped by itself changes nothing", IsAFixedPoint),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor centroids = a.Get(Start);
        if (centroids.Shape[0] > x.Shape[0])
            throw a.Refuse(Start, $"has {centroids.Shape[0]} centroids", $"at most as many as points, {x.Shape[0]}");
        long[]? labels = null;
        bool isSettled = false;
        bool hasMoved = true;
        long iteration = 0;
        while (iteration < a.Get(MostIterations) && !isSettled && hasMoved)
        {
            iteration++;
            (long[] assigned, double[] distances) = Points.Assign(a, x, centroids);
            CentroidUpdate update = new(x, assigned, centroids, weights: null);
            if (update.FirstEmpty >= 0)
                update.Relocate(assigned);
            RealTensor moved = update.Means();
            Explain(o.Trace, iteration, assigned, moved, distances);
            isSettled = labels is not null && assigned.AsSpan().SequenceEqual(labels);
            hasMoved = !moved.Data.SequenceEqual(centroids.Data);
            (labels, centroids) = (assigned, moved);
        }
        if (!isSettled)
            (labels, _) = Points.Assign(a, x, centroids);
        o.Set(Centroids, centroids);
        o.Set(Labels, IntegerTensor.Vector(labels!));
        o.Set(Inertia, Statistics.Sum(Points.ToOwnCentroid(x, labels!, centroids)));
        o.Set(Iterations, iteration);
    }

    private static void Explain(Trace? trace, long iteration, long[] labels, RealTensor centroids, double[] distances)
    {
        if (trace is null)
            return;
        trace.Add($"labels {iteration}", IntegerTensor.Vector(labels), "the nearest centroid of each point");
        trace.Add($"inertia {iteration}", RealTensor.Scalar(Statistics.Sum(distances)), "the squared distances to these, summed");
        trace.Add($"centroids {iteration}", centroids, "the mean of each cluster, or the farthest point for an empty one");
    }

    private static double InertiaOf(Arguments a, RealTensor centroids) => Statistics.Sum(Points.Assign(a, a.Get(X), centroids).SquaredDistances);

    /// <summary>With points that coincide, a cluster can be empty in every iteration; the rule then stops after a relocation that no label has seen.</summary>
    private static bool EndsEmpty(Outputs o) => o.Get(Labels).Data.ToArray().Distinct().Count() < o.Get(Centroids).Shape[0];

    private static bool NeverRises(Arguments a, Outputs o)
    {
        double before = InertiaOf(a, a.Get(Start));
        return EndsEmpty(o) || o.Get(Inertia).Data[0] <= before + (1e-9 * (1 + before));
    }

    private static bool LabelsAreNearest(Arguments a, Outputs o)
    {
        double nearest = InertiaOf(a, o.Get(Centroids));
        return EndsEmpty(o) || Closeness.Near(nearest, o.Get(Inertia).Data[0]);
    }

    private static bool IsAFixedPoint(Arguments a, Outputs o)
    {
        if (o.Get(Iterations).Data[0] == a.Get(MostIterations) || EndsEmpty(o))
            return true;
        double again = a.Operation.Evaluate(a.With(Start, o.Get(Centroids))).Get(Inertia).Data[0];
        return Closeness.Near(again, o.Get(Inertia).Data[0]);
    }
}

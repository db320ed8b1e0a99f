using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansFit : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly RealInput Init = Points.Centroids("init", "The centroids to start from; at most as many as points.");
    private static readonly IntegerParameter MaxIter = new("max_iter", "How many iterations at most.") { AtLeast = 1, Default = 300 };

    private static readonly RealOutput Centroids = new("centroids", "[k,d]", "The final centroids.");
    private static readonly IntegerOutput Labels = new("labels", "[n]", "The nearest of them for each point.");
    private static readonly RealOutput Inertia = new("inertia", "scalar", "The sum of the squared distances to them.");
    private static readonly IntegerOutput Iterations = new("n_iter", "scalar", "Iterations run, the one that found nothing changed included.");

    public override Declaration Declaration { get; } = new("kmeans_fit", Family.KMeans, "Lloyd's algorithm from given centroids until nothing changes; an empty cluster takes the farthest point.")
    {
        Arguments = [X, Init, MaxIter],
        Outputs = [Centroids, Labels, Inertia, Iterations],
        Definition = new(@"\text{repeat: }c_i=\arg\min_j\lVert x_i-\mu_j\rVert^2,\ \mu_j=\operatorname{mean}\{x_i:c_i=j\}", "Lloyd 1982, Least squares quantization in PCM; stopping as in scikit-learn 1.2, KMeans with tol = 0"),
        Examples =
        [
            new("kmeans_fit([0, 1, 9, 10], [0, 1])", "[0.5, 9.5]", "by hand: {0} {1, 9, 10}, {0, 1} {9, 10}, then nothing changes"),
            new("kmeans_fit([0, 1, 9, 10], [0, 10]).n_iter", "2", "by hand: the second iteration finds the same labels"),
        ],
        Laws = [new("a further Lloyd step never lowers the inertia noticeably once it has converged", IsAFixedPoint)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor centroids = a.Get(Init);
        if (centroids.Shape[0] > x.Shape[0])
            throw a.Refuse(Init, $"has {centroids.Shape[0]} centroids", $"at most as many as points, {x.Shape[0]}");
        long[] labels = [];
        bool hasRepeated = false;
        long iteration = 0;
        while (iteration < a.Get(MaxIter) && !hasRepeated)
        {
            iteration++;
            long[] before = labels;
            labels = Points.Assign(a, x, centroids).Labels;
            CentroidUpdate update = new(x, labels, centroids, weights: null);
            if (update.FirstEmpty >= 0)
                update.Relocate(labels);
            RealTensor moved = update.Means();
            hasRepeated = labels.AsSpan().SequenceEqual(before);
            bool isStill = moved.Data.SequenceEqual(centroids.Data);
            centroids = moved;
            o.Trace?.Add($"labels {iteration}", IntegerTensor.Vector(labels), "the nearest centroids");
            o.Trace?.Add($"μ {iteration}", centroids, "the means of the clusters");
            if (isStill)
                break;
        }
        if (!hasRepeated)
            labels = Points.Assign(a, x, centroids).Labels;
        o.Set(Centroids, centroids);
        o.Set(Labels, IntegerTensor.Vector(labels));
        o.Set(Inertia, Statistics.Sum(Points.ToOwnCentroid(x, labels, centroids)));
        o.Set(Iterations, iteration);
    }

    private static bool IsAFixedPoint(Arguments a, Outputs o)
    {
        if (o.Get(Iterations).Data[0] == a.Get(MaxIter))
            return true;
        RealTensor centroids = RealTensor.Adopt(a.Get(Init).Shape, o.Get(Centroids).Data.ToArray());
        return Closeness.Near(Statistics.Sum(Points.Assign(a, a.Get(X), centroids).SquaredDistances), o.Get(Inertia).Data[0], 100);
    }
}

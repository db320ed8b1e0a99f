using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

/// <summary>The second half of an iteration: weighted sums of each cluster, relocation of empty clusters, means.</summary>
internal sealed class CentroidUpdate
{
    private readonly RealTensor _points;
    private readonly RealTensor _previous;
    private readonly RealTensor? _weights;
    private readonly int _d;

    /// <param name="points">[n, d].</param>
    /// <param name="labels">[n], each below k.</param>
    /// <param name="previous">[k, d].</param>
    /// <param name="weights">[n]; null for 1 each.</param>
    public CentroidUpdate(RealTensor points, long[] labels, RealTensor previous, RealTensor? weights)
    {
        _points = points;
        _previous = previous;
        _weights = weights;
        _d = points.Shape[1];
        Sums = new double[previous.Count];
        Weights = new double[previous.Shape[0]];
        for (int i = 0; i < labels.Length; i++)
            Move(i, (int)labels[i], +1);
        Counts = [.. Weights];
    }

    /// <summary>[k, d], flat.</summary>
    public double[] Sums { get; }

    /// <summary>Sums of weights as the labels give them, before any relocation.</summary>
    public double[] Counts { get; }

    private double[] Weights { get; }

    public int FirstEmpty => Array.IndexOf(Counts, 0);

    /// <summary>As scikit-learn relocates: the farthest points, one to each empty cluster in order, leave their own clusters.</summary>
    public void Relocate(long[] labels)
    {
        int[] empty = [.. Enumerable.Range(0, Counts.Length).Where(cluster => Counts[cluster] == 0)];
        double[] distances = Points.ToOwnCentroid(_points, labels, _previous);
        int[] farthest = [.. Enumerable.Range(0, labels.Length).OrderByDescending(i => distances[i]).Take(empty.Length)];
        for (int i = 0; i < farthest.Length; i++)
        {
            Move(farthest[i], (int)labels[farthest[i]], -1);
            Move(farthest[i], empty[i], +1);
        }
    }

    /// <summary>A cluster that is left without weight keeps its centroid.</summary>
    public RealTensor Means()
    {
        double[] means = new double[Sums.Length];
        for (int i = 0; i < means.Length; i++)
            means[i] = Weights[i / _d] > 0 ? Sums[i] / Weights[i / _d] : _previous.Data[i];
        return RealTensor.Adopt(_previous.Shape, means);
    }

    private void Move(int point, int cluster, int sign)
    {
        double weight = sign * (_weights is null ? 1 : _weights.Data[point]);
        ReadOnlySpan<double> row = Points.Row(_points, point);
        for (int j = 0; j < _d; j++)
            Sums[(cluster * _d) + j] += weight * row[j];
        Weights[cluster] += weight;
    }
}

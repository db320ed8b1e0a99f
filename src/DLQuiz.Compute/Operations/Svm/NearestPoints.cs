using DLQuiz.Compute.Values;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace DLQuiz.Compute.Operations.Svm;

/// <summary>The shortest vector between the convex hulls of two classes, by Wolfe's algorithm on the differences of their points (Finding the nearest point in a polytope, 1976): finite and exact up to rounding.</summary>
internal sealed class NearestPoints
{
    private const double Precision = 1e-13;
    private const int MostSteps = 10_000;

    private readonly RealTensor _x;
    private readonly int[] _positive;
    private readonly int[] _negative;
    private readonly int _d;
    private readonly List<(int Positive, int Negative)> _corral = [];
    private List<double> _weights = [];

    public NearestPoints(RealTensor x, ReadOnlySpan<double> y)
    {
        _x = x;
        _d = x.Shape[1];
        double[] labels = y.ToArray();
        _positive = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] > 0)];
        _negative = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] < 0)];
        Shortest = Difference(_positive[0], _negative[0]);
    }

    /// <summary>From the negative hull to the positive one; about 0 when the classes overlap.</summary>
    public double[] Shortest { get; private set; }

    /// <summary>The longest difference of two points, the scale of what counts as 0.</summary>
    public double Scale { get; private set; }

    public void Solve(Arguments a)
    {
        foreach (int p in _positive)
        {
            foreach (int q in _negative)
                Scale = Math.Max(Scale, Math.Sqrt(Dot(Difference(p, q), Difference(p, q))));
        }
        _corral.Add((_positive[0], _negative[0]));
        _weights = [1];
        for (int step = 0; step < MostSteps; step++)
        {
            a.Spend(_x.Count + (_corral.Count * (long)_corral.Count * _corral.Count));
            (int, int) nearest = (_positive.MinBy(i => Along(i)), _negative.MaxBy(i => Along(i)));
            double gain = Dot(Shortest, Shortest) - (Along(nearest.Item1) - Along(nearest.Item2));
            if (gain <= Precision * Scale * Scale || _corral.Contains(nearest))
                return;
            _corral.Add(nearest);
            _weights.Add(0);
            Descend();
        }
    }

    /// <summary>How much of each sample the two nearest points are made of; each class sums to 1.</summary>
    public double[] Shares()
    {
        double[] shares = new double[_x.Shape[0]];
        for (int i = 0; i < _corral.Count; i++)
        {
            shares[_corral[i].Positive] += _weights[i];
            shares[_corral[i].Negative] += _weights[i];
        }
        return shares;
    }

    /// <summary>Goes to the nearest point of the corral's affine hull, dropping corners that it lies beyond.</summary>
    private void Descend()
    {
        while (true)
        {
            double[] affine = AffineMinimum();
            if (Array.TrueForAll(affine, static weight => weight > Precision))
            {
                _weights = [.. affine];
                break;
            }
            double share = Enumerable.Range(0, affine.Length).Where(i => affine[i] <= Precision).Min(i => _weights[i] / (_weights[i] - affine[i]));
            for (int i = affine.Length - 1; i >= 0; i--)
            {
                _weights[i] = (share * affine[i]) + ((1 - share) * _weights[i]);
                if (_weights[i] > Precision || _corral.Count == 1)
                    continue;
                _weights.RemoveAt(i);
                _corral.RemoveAt(i);
            }
        }
        double[] shortest = new double[_d];
        for (int i = 0; i < _corral.Count; i++)
        {
            double[] corner = Difference(_corral[i].Positive, _corral[i].Negative);
            for (int j = 0; j < _d; j++)
                shortest[j] += _weights[i] * corner[j];
        }
        Shortest = shortest;
    }

    private double[] AffineMinimum()
    {
        double[][] corners = [.. _corral.Select(pair => Difference(pair.Positive, pair.Negative))];
        // Adding a constant to the Gram matrix makes it regular for affinely independent corners; the scale keeps it conditioned.
        double shift = Scale * Scale;
        Matrix<double> gram = DenseMatrix.Create(corners.Length, corners.Length, (i, j) => Dot(corners[i], corners[j]) + shift);
        Vector<double> solved = gram.Solve(DenseVector.Create(corners.Length, 1));
        return (solved / solved.Sum()).ToArray();
    }

    private double Along(int sample) => Dot(_x.Data.Slice(sample * _d, _d), Shortest);

    private double[] Difference(int positive, int negative)
    {
        double[] difference = new double[_d];
        for (int j = 0; j < _d; j++)
            difference[j] = _x.Data[(positive * _d) + j] - _x.Data[(negative * _d) + j];
        return difference;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}

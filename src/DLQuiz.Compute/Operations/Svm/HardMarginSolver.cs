using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

/// <summary>
/// The maximum-margin hyperplane from the nearest points of the two classes' convex hulls
/// (Bennett and Bredensteiner 2000, Duality and geometry in SVM classifiers), then refined by the equations of its supports.
/// </summary>
internal sealed class HardMarginSolver
{
    /// <summary>A distance between the hulls, relative to the spread of the points, that rounding cannot tell from none.</summary>
    private const double Inseparable = 1e-12;
    private const double OnMarginSlack = 1e-9;

    private readonly double[][] _points;
    private readonly double[] _center;
    private readonly int _exponent;
    private readonly ReadOnlyMemory<double> _signs;
    private readonly Meter? _meter;
    private int[] _supports = [];

    /// <param name="samples">[n, d].</param>
    /// <param name="signs">−1 or +1, both present.</param>
    /// <param name="meter">Bounds the work.</param>
    public HardMarginSolver(RealTensor samples, double[] signs, Meter? meter)
    {
        int d = samples.Shape[1];
        _signs = signs;
        _meter = meter;
        RealTensor centered = Separation.Center(samples, out _center);
        double[][] points = [.. Enumerable.Range(0, signs.Length).Select(i => centered.Data.Slice(i * d, d).ToArray())];
        _exponent = BinaryScale.Of(points);
        _points = Array.ConvertAll(points, point => BinaryScale.Apply(point, _exponent));
    }

    /// <summary>The normal.</summary>
    public double[] W { get; private set; } = [];

    public double B { get; private set; }

    public int[] OnMargin { get; private set; } = [];

    /// <summary>The multipliers; null when several sets of them give the same hyperplane.</summary>
    public double[]? Alpha { get; private set; }

    private ReadOnlySpan<double> Signs => _signs.Span;

    /// <summary>False when no hyperplane separates the classes.</summary>
    public bool TrySolve()
    {
        NearestPoint nearest = NearestPoint.Of(LowestPair, Pair(IndexOf(+1), IndexOf(-1)), _meter);
        if (nearest.RelativeDistance <= Inseparable)
            return false;
        _supports = Supports(nearest);
        double offset = Refine();
        double[] margins = Margins(offset);
        double scale = 1 + (Norms.Euclidean(W) * _points.Max(static point => Norms.Euclidean(point)));
        if (Array.Exists(margins, margin => margin < 1 - (1e-7 * scale)))
            return false;
        OnMargin = [.. Enumerable.Range(0, margins.Length).Where(i => Math.Abs(margins[i] - 1) <= OnMarginSlack * scale)];
        Alpha = UniqueMultipliers() is { } alpha ? BinaryScale.Apply(alpha, 2 * _exponent) : null;
        W = BinaryScale.Apply(W, _exponent);
        B = offset - Dot.Of(W, _center);
        return true;
    }

    private int IndexOf(double sign) => Signs.IndexOf(sign);

    private Corner Pair(int positive, int negative)
    {
        double[] difference = [.. _points[positive]];
        Dot.AddScaled(difference, -1, _points[negative]);
        return new(positive, negative, difference);
    }

    /// <summary>The corners of the hulls' difference are differences of samples; each hull is searched by itself.</summary>
    private Corner LowestPair(double[] direction)
    {
        _meter?.Spend((long)_points.Length * direction.Length);
        int positive = -1;
        int negative = -1;
        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        for (int i = 0; i < _points.Length; i++)
        {
            double height = Dot.Of(direction, _points[i]);
            if (Signs[i] > 0 && height < lowest)
                (positive, lowest) = (i, height);
            if (Signs[i] < 0 && height > highest)
                (negative, highest) = (i, height);
        }
        return Pair(positive, negative);
    }

    private static int[] Supports(NearestPoint nearest) =>
        [.. nearest.Carriers.SelectMany(static carrier => (int[])[carrier.Corner.First, carrier.Corner.Second]).Distinct().Order()];

    /// <summary>The shortest w with w·x + b = y on all supports, exact to rounding; returns b for the centred points.</summary>
    private double Refine()
    {
        // Differences to one support take b out without adding a dependent equation, as centring would.
        int first = _supports[0];
        int[] others = _supports[1..];
        double[][] columns = new double[_center.Length][];
        for (int j = 0; j < columns.Length; j++)
            columns[j] = Array.ConvertAll(others, i => _points[i][j] - _points[first][j]);
        W = LeastSquares.Solve(columns, Array.ConvertAll(others, i => Signs[i] - Signs[first]));
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (int i in _supports)
        {
            double offset = Signs[i] - Dot.Of(W, _points[i]);
            (low, high) = (Math.Min(low, offset), Math.Max(high, offset));
        }
        return (low + high) / 2;
    }

    private double[] Margins(double offset)
    {
        double[] margins = new double[_points.Length];
        for (int i = 0; i < margins.Length; i++)
            margins[i] = Signs[i] * (Dot.Of(W, _points[i]) + offset);
        return margins;
    }

    /// <summary>Solves Σα·y·x = w, Σα·y = 0 on the supports, unless points on the margin could share the weights in another way.</summary>
    private double[]? UniqueMultipliers()
    {
        double size = _points.Max(static point => Norms.Euclidean(point));
        double[][] supports = Array.ConvertAll(_supports, i => Equation(i, size));
        double[] target = [.. W, 0];
        double[] solved = LeastSquares.Solve(supports, target);
        double least = 1e-10 * solved.Max();
        // A support without weight is one of those that might take weight from the others.
        int[] carrying = [.. Enumerable.Range(0, solved.Length).Where(i => solved[i] > least)];
        double[][] carriers = Array.ConvertAll(carrying, i => supports[i]);
        double[][] others = [.. OnMargin.Except(carrying.Select(i => _supports[i])).Select(i => Equation(i, size))];
        if (!MultiplierUniqueness.Holds(carriers, others, _meter))
            return null;
        double[] weights = LeastSquares.Solve(carriers, target);
        double[] alpha = new double[_points.Length];
        for (int i = 0; i < carrying.Length; i++)
            alpha[_supports[carrying[i]]] = weights[i];
        return alpha;
    }

    /// <summary>y·(x, size): the column of a multiplier in the equations, its last entry of the size of the others.</summary>
    private double[] Equation(int i, double size) => [.. _points[i].Select(value => value * Signs[i]), Signs[i] * size];
}

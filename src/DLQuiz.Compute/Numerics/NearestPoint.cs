namespace DLQuiz.Compute.Numerics;

/// <summary>A corner of a polytope: a name that tells it from others, and its coordinates.</summary>
internal sealed record Corner(int First, int Second, double[] Point);

/// <summary>
/// The point of a polytope that is nearest to the origin (Wolfe 1976, Finding the nearest point in a polytope, Mathematical Programming 11):
/// an active-set method that ends after finitely many steps, with the corners that carry the point and their weights.
/// </summary>
internal sealed class NearestPoint
{
    private const double Rounding = 1e-14;
    private const double NoWeight = 1e-13;

    private readonly Func<double[], Corner> _lowest;
    private readonly List<Corner> _corners = [];
    private readonly Meter? _meter;
    private double[] _weights = [1];
    private double _largest;

    private NearestPoint(Func<double[], Corner> lowest, Corner start, Meter? meter)
    {
        _lowest = lowest;
        _meter = meter;
        _corners.Add(start);
        Point = start.Point;
        _largest = Norms.Euclidean(start.Point);
    }

    public double[] Point { get; private set; }

    /// <summary>The distance to the origin, relative to the farthest corner met; rounding only when the origin lies inside.</summary>
    public double RelativeDistance => _largest == 0 ? 0 : Norms.Euclidean(Point) / _largest;

    /// <summary>The corners that carry the point, with positive weights that sum to 1.</summary>
    public IEnumerable<(Corner Corner, double Weight)> Carriers => _corners.Zip(_weights);

    /// <param name="lowest">The corner of the smallest product with a direction.</param>
    /// <param name="start">Any corner.</param>
    /// <param name="meter">Bounds the work.</param>
    public static NearestPoint Of(Func<double[], Corner> lowest, Corner start, Meter? meter)
    {
        NearestPoint nearest = new(lowest, start, meter);
        nearest.Run();
        return nearest;
    }

    private void Run()
    {
        // Each round strictly lowers the distance, so no set of carriers comes twice; the bound only guards against rounding.
        int rounds = 1000 + (100 * Point.Length);
        for (int round = 0; round < rounds; round++)
        {
            Corner next = _lowest(Point);
            _largest = Math.Max(_largest, Norms.Euclidean(next.Point));
            double distance = Norms.Euclidean(Point);
            double gain = Dot.Of(Point, Point) - Dot.Of(Point, next.Point);
            bool isKnown = _corners.Exists(corner => corner.First == next.First && corner.Second == next.Second);
            if (isKnown || distance <= Rounding * _largest || gain <= Rounding * distance * _largest)
                return;
            _corners.Add(next);
            _weights = [.. _weights, 0];
            Descend();
        }
    }

    /// <summary>Moves to the nearest point of the carriers' affine hull, dropping carriers whose weight would turn negative.</summary>
    private void Descend()
    {
        while (true)
        {
            _meter?.Spend((long)Point.Length * _corners.Count * _corners.Count);
            double[] target = AffineWeights();
            if (Array.TrueForAll(target, static weight => weight > NoWeight))
            {
                _weights = target;
                break;
            }
            double step = 1;
            for (int i = 0; i < target.Length; i++)
            {
                if (target[i] <= NoWeight && _weights[i] > target[i])
                    step = Math.Min(step, _weights[i] / (_weights[i] - target[i]));
            }
            for (int i = 0; i < target.Length; i++)
                _weights[i] += step * (target[i] - _weights[i]);
            DropWeightless();
        }
        double[] point = new double[Point.Length];
        foreach ((Corner corner, double weight) in Carriers)
            Dot.AddScaled(point, weight, corner.Point);
        Point = point;
    }

    private void DropWeightless()
    {
        double least = Math.Max(_weights.Min(), NoWeight);
        for (int i = _weights.Length - 1; i >= 0; i--)
        {
            if (_weights[i] <= least && _corners.Count > 1)
            {
                _corners.RemoveAt(i);
                _weights = [.. _weights[..i], .. _weights[(i + 1)..]];
            }
        }
        double sum = _weights.Sum();
        _weights = Array.ConvertAll(_weights, weight => weight / sum);
    }

    private double[] AffineWeights()
    {
        double[] origin = _corners[0].Point;
        if (_corners.Count == 1)
            return [1];
        double[][] directions = [.. _corners.Skip(1).Select(corner => Subtract(corner.Point, origin))];
        double[] rest = LeastSquares.Solve(directions, Array.ConvertAll(origin, static value => -value));
        return [1 - rest.Sum(), .. rest];
    }

    private static double[] Subtract(double[] left, double[] right)
    {
        double[] difference = [.. left];
        Dot.AddScaled(difference, -1, right);
        return difference;
    }
}

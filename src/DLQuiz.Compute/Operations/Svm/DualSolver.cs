using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Svm;

/// <summary>
/// Maximises Σα − ½ΣΣααyyK under 0 ≤ α ≤ C and Σαy = 0: sequential minimal optimization comes near
/// (Fan, Chen and Lin 2005, working set of the maximal violating pair), then an active-set method ends on the exact solution.
/// </summary>
internal sealed class DualSolver
{
    private const double CoarseGap = 1e-6;
    private const double FineGap = 1e-11;
    private const double Rounding = 1e-10;

    private readonly double[] _kernel;
    private readonly double[] _y;
    private readonly double _limit;
    private readonly int _n;
    private readonly Meter? _meter;
    private double[] _slope;

    /// <param name="kernel">[n, n], row-major, symmetric, finite.</param>
    /// <param name="y">−1 or +1, both present.</param>
    /// <param name="limit">C.</param>
    /// <param name="meter">Bounds the work.</param>
    public DualSolver(double[] kernel, double[] y, double limit, Meter? meter)
    {
        _kernel = kernel;
        _y = y;
        _limit = limit;
        _n = y.Length;
        _meter = meter;
        Alpha = new double[_n];
        _slope = [.. y];
    }

    public double[] Alpha { get; }

    /// <summary>Σα·y·K of each sample, without the offset.</summary>
    public double[] Pull => [.. _slope.Zip(_y, static (slope, y) => y - slope)];

    /// <summary>That of the free supports; with none, the middle of what the others leave open.</summary>
    public double Offset { get; private set; }

    /// <summary>False when the kernel is so far from positive semidefinite, or so large, that no optimum was reached.</summary>
    public bool TrySolve()
    {
        Approach();
        bool isSolved = Finish();
        SnapToBounds();
        Offset = FindOffset();
        return isSolved;
    }

    private double Kernel(int i, int j) => _kernel[(i * _n) + j];

    private bool MayRise(int i) => _y[i] > 0 ? Alpha[i] < _limit : Alpha[i] > 0;

    private bool MayFall(int i) => _y[i] > 0 ? Alpha[i] > 0 : Alpha[i] < _limit;

    private bool IsFree(int i) => Alpha[i] > 0 && Alpha[i] < _limit;

    /// <summary>The size of the numbers whose rounding the slopes carry.</summary>
    private double Scale()
    {
        double largest = 1;
        for (int i = 0; i < _n; i++)
        {
            double sum = 0;
            for (int j = 0; j < _n; j++)
                sum += Alpha[j] * Math.Abs(Kernel(i, j));
            largest = Math.Max(largest, sum);
        }
        return largest;
    }

    /// <summary>The pair whose slopes y − ΣαyK contradict each other most; the gap is not positive at the optimum.</summary>
    private (int Rising, int Falling, double Gap) MostViolating()
    {
        int rising = -1;
        int falling = -1;
        for (int i = 0; i < _n; i++)
        {
            if (MayRise(i) && (rising < 0 || _slope[i] > _slope[rising]))
                rising = i;
            if (MayFall(i) && (falling < 0 || _slope[i] < _slope[falling]))
                falling = i;
        }
        return (rising, falling, rising < 0 || falling < 0 ? 0 : _slope[rising] - _slope[falling]);
    }

    private void Approach()
    {
        int most = 200 * _n;
        for (int step = 0; step < most; step++)
        {
            _meter?.Spend(_n);
            (int i, int j, double gap) = MostViolating();
            if (gap <= CoarseGap)
                return;
            double curvature = Kernel(i, i) + Kernel(j, j) - (2 * Kernel(i, j));
            double move = curvature > 0 ? gap / curvature : double.PositiveInfinity;
            double roomI = _y[i] > 0 ? _limit - Alpha[i] : Alpha[i];
            double roomJ = _y[j] > 0 ? Alpha[j] : _limit - Alpha[j];
            move = Math.Min(move, Math.Min(roomI, roomJ));
            Shift(i, move, roomI);
            Shift(j, -move, roomJ);
            for (int k = 0; k < _n; k++)
                _slope[k] -= move * (Kernel(k, i) - Kernel(k, j));
        }
    }

    /// <summary>Lands exactly on a bound when the move takes all the room.</summary>
    private void Shift(int i, double move, double room)
    {
        bool isUp = move * _y[i] > 0;
        Alpha[i] = Math.Abs(move) >= room ? (isUp ? _limit : 0) : Math.Clamp(Alpha[i] + (move * _y[i]), 0, _limit);
    }

    private bool Finish()
    {
        HashSet<int> free = [.. Enumerable.Range(0, _n).Where(IsFree)];
        int most = 100 + (20 * _n);
        for (int round = 0; round < most; round++)
        {
            _meter?.Spend((long)_n * _n + ((long)free.Count * free.Count * free.Count));
            if (!Step(free))
                continue;
            ComputeSlopes();
            (int rising, int falling, double gap) = MostViolating();
            double scale = Scale();
            if (gap <= FineGap * scale)
                return true;
            int before = free.Count;
            free.Add(rising);
            free.Add(falling);
            if (free.Count == before && gap <= 1e-7 * scale)
                return true;
        }
        return MostViolating().Gap <= 1e-7 * Scale();
    }

    /// <summary>Newton's step on the free multipliers; false when a bound stops it short and takes one of them out.</summary>
    private bool Step(HashSet<int> free)
    {
        int[] set = [.. free.Order()];
        for (int repeat = 0; repeat < 2; repeat++)
        {
            ComputeSlopes();
            double[] direction = FreeDirection.Of(set, _kernel, _y, _slope, out bool isUnbounded);
            double length = isUnbounded ? double.PositiveInfinity : 1;
            int blocking = -1;
            for (int k = 0; k < set.Length; k++)
            {
                double room = direction[k] > 0 ? _limit - Alpha[set[k]] : Alpha[set[k]];
                if (direction[k] == 0 || room / Math.Abs(direction[k]) >= length)
                    continue;
                length = room / Math.Abs(direction[k]);
                blocking = k;
            }
            if (double.IsInfinity(length))
                return true;
            for (int k = 0; k < set.Length; k++)
                Alpha[set[k]] = Math.Clamp(Alpha[set[k]] + (length * direction[k]), 0, _limit);
            if (blocking < 0)
                continue;
            Alpha[set[blocking]] = direction[blocking] > 0 ? _limit : 0;
            free.Remove(set[blocking]);
            return false;
        }
        return true;
    }

    private void ComputeSlopes()
    {
        _slope = [.. _y];
        for (int j = 0; j < _n; j++)
        {
            if (Alpha[j] == 0)
                continue;
            for (int i = 0; i < _n; i++)
                _slope[i] -= Alpha[j] * _y[j] * Kernel(i, j);
        }
    }

    /// <summary>What is off a bound by rounding only belongs to the bound.</summary>
    private void SnapToBounds()
    {
        double most = Alpha.Max();
        for (int i = 0; i < _n; i++)
        {
            if (Alpha[i] <= Rounding * most)
                Alpha[i] = 0;
            else if (_limit - Alpha[i] <= Rounding * _limit)
                Alpha[i] = _limit;
        }
        ComputeSlopes();
    }

    private double FindOffset()
    {
        double[] free = [.. Enumerable.Range(0, _n).Where(IsFree).Select(i => _slope[i])];
        if (free.Length > 0)
            return Statistics.Mean(free);
        double low = Enumerable.Range(0, _n).Where(MayRise).Select(i => _slope[i]).DefaultIfEmpty(double.NaN).Max();
        double high = Enumerable.Range(0, _n).Where(MayFall).Select(i => _slope[i]).DefaultIfEmpty(double.NaN).Min();
        return double.IsNaN(low) ? high : double.IsNaN(high) ? low : (low + high) / 2;
    }
}

using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace DLQuiz.Compute.Operations.Svm;

/// <summary>The soft-margin dual by sequential minimal optimization with second-order pairs (Fan, Chen and Lin 2005), then by solving the optimality equations on its active set.</summary>
internal sealed class DualProblem
{
    private const double Gap = 1e-12;
    private const double Flat = 1e-12;
    private const int MostSteps = 1_000_000;

    private readonly double[] _k;
    private readonly double[] _y;
    private readonly double _c;
    private readonly int _n;
    private readonly double[] _gradient;

    /// <param name="kernel">[n, n], flat.</param>
    /// <param name="y">−1 or +1.</param>
    /// <param name="c">The upper bound of the multipliers.</param>
    public DualProblem(double[] kernel, double[] y, double c)
    {
        _k = kernel;
        _y = y;
        _c = c;
        _n = y.Length;
        _gradient = new double[_n];
        Array.Fill(_gradient, -1);
        Alpha = new double[_n];
    }

    public double[] Alpha { get; }

    public double Offset { get; private set; }

    public IEnumerable<int> Free => Enumerable.Range(0, _n).Where(i => Alpha[i] > 0 && Alpha[i] < _c);

    public IEnumerable<int> Bound => Enumerable.Range(0, _n).Where(i => Alpha[i] == _c);

    public void Solve(Arguments a)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            a.Spend(4L * _n);
            if (!Step())
                break;
        }
        Snap();
        int[] free = [.. Free];
        Offset = free.Length > 0 ? free.Average(i => -_y[i] * _gradient[i]) : (Highest() + Lowest()) / 2;
        if (free.Length > 0)
            Refine(free);
    }

    private bool MayRise(int i) => _y[i] > 0 ? Alpha[i] < _c : Alpha[i] > 0;

    private bool MayFall(int i) => _y[i] > 0 ? Alpha[i] > 0 : Alpha[i] < _c;

    private double Highest() => Enumerable.Range(0, _n).Where(MayRise).Select(i => -_y[i] * _gradient[i]).DefaultIfEmpty(0).Max();

    private double Lowest() => Enumerable.Range(0, _n).Where(MayFall).Select(i => -_y[i] * _gradient[i]).DefaultIfEmpty(0).Min();

    private bool Step()
    {
        int first = -1;
        for (int i = 0; i < _n; i++)
        {
            if (MayRise(i) && (first < 0 || -_y[i] * _gradient[i] > -_y[first] * _gradient[first]))
                first = i;
        }
        if (first < 0)
            return false;
        double highest = -_y[first] * _gradient[first];
        int second = -1;
        double best = 0;
        double widest = 0;
        for (int j = 0; j < _n; j++)
        {
            double gap = highest + (_y[j] * _gradient[j]);
            if (!MayFall(j) || gap <= 0)
                continue;
            widest = Math.Max(widest, gap);
            double gain = gap * gap / Curvature(first, j);
            if (gain > best)
                (best, second) = (gain, j);
        }
        if (second < 0 || widest <= Gap)
            return false;
        return Move(first, second, (highest + (_y[second] * _gradient[second])) / Curvature(first, second));
    }

    private double Curvature(int i, int j) => Math.Max(_k[(i * _n) + i] + _k[(j * _n) + j] - (2 * _k[(i * _n) + j]), Flat);

    /// <summary>Raises y·α of one sample and lowers that of the other, as far as the box allows.</summary>
    private bool Move(int i, int j, double length)
    {
        double roomI = _y[i] > 0 ? _c - Alpha[i] : Alpha[i];
        double roomJ = _y[j] > 0 ? Alpha[j] : _c - Alpha[j];
        double step = Math.Min(length, Math.Min(roomI, roomJ));
        double oldI = Alpha[i];
        double oldJ = Alpha[j];
        Alpha[i] = step == roomI ? (_y[i] > 0 ? _c : 0) : Alpha[i] + (_y[i] * step);
        Alpha[j] = step == roomJ ? (_y[j] > 0 ? 0 : _c) : Alpha[j] - (_y[j] * step);
        double di = Alpha[i] - oldI;
        double dj = Alpha[j] - oldJ;
        for (int k = 0; k < _n; k++)
            _gradient[k] += _y[k] * ((_y[i] * _k[(k * _n) + i] * di) + (_y[j] * _k[(k * _n) + j] * dj));
        return di != 0 || dj != 0;
    }

    /// <summary>What rounding left beside an end of the box belongs to the end.</summary>
    private void Snap()
    {
        for (int i = 0; i < _n; i++)
            Alpha[i] = Alpha[i] < 1e-9 * _c ? 0 : Alpha[i] > (1 - 1e-9) * _c ? _c : Alpha[i];
    }

    /// <summary>For free samples y·f = 1, and Σ α·y = 0: linear equations for their multipliers and the offset.</summary>
    private void Refine(int[] free)
    {
        int m = free.Length;
        Matrix<double> system = DenseMatrix.Create(m + 1, m + 1, (row, column) =>
            row < m && column < m ? _y[free[column]] * _k[(free[row] * _n) + free[column]] : row < m ? 1 : column < m ? _y[free[column]] : 0);
        Vector<double> right = DenseVector.Create(m + 1, row => row < m
            ? _y[free[row]] - Bound.Sum(j => Alpha[j] * _y[j] * _k[(free[row] * _n) + j])
            : -Bound.Sum(j => Alpha[j] * _y[j]));
        double[] solved = system.Solve(right).ToArray();
        if (!Array.TrueForAll(solved, double.IsFinite) || solved.Take(m).Any(alpha => alpha <= 0 || alpha >= _c))
            return;
        for (int i = 0; i < m; i++)
            Alpha[free[i]] = solved[i];
        Offset = solved[m];
    }
}

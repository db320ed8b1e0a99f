using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DLQuiz.Compute.Numerics;

/// <summary>
/// Minimises (1/2n)‖y − Xw‖² + l1·‖w‖₁ + l2/2·‖w‖² by coordinate descent from 0 (Friedman, Hastie and Tibshirani 2010, section 2),
/// and as soon as the descent shows the right signs, exactly: by the linear equations that they leave.
/// </summary>
internal sealed class ElasticNetSolver
{
    private const double Negligible = 1e-12;
    private const int FirstSweeps = 16;
    private const int MostSweeps = 1 << 20;

    private readonly double[][] _columns;
    private readonly double[] _target;
    private readonly double _l1;
    private readonly double _l2;
    private readonly double[] _squares;
    private readonly double _targetNorm;
    private readonly Meter? _meter;
    private readonly double[] _w;
    private readonly double[] _residual;

    private ElasticNetSolver(double[][] columns, double[] target, double l1, double l2, Meter? meter)
    {
        _columns = columns;
        _target = target;
        _l1 = l1;
        _l2 = l2;
        _meter = meter;
        _squares = Array.ConvertAll(columns, column => Dot.Of(column, column) / target.Length);
        _targetNorm = Norms.Euclidean(target);
        _w = new double[columns.Length];
        _residual = [.. target];
    }

    public static double[] Solve(double[][] columns, double[] target, double l1, double l2, Meter? meter) =>
        new ElasticNetSolver(columns, target, l1, l2, meter).Run();

    private double[] Run()
    {
        for (int sweeps = FirstSweeps; sweeps <= MostSweeps; sweeps *= 2)
        {
            bool isMoving = Descend(sweeps);
            if (Polish() is { } exact)
                return exact;
            if (!isMoving)
                break;
        }
        return _w;
    }

    /// <summary>Returns whether the last sweep still moved a weight beyond rounding.</summary>
    private bool Descend(int sweeps)
    {
        bool isMoving = true;
        for (int sweep = 0; sweep < sweeps && isMoving; sweep++)
        {
            _meter?.Spend((long)_target.Length * _columns.Length);
            isMoving = false;
            for (int j = 0; j < _w.Length; j++)
                isMoving |= Update(j);
        }
        return isMoving;
    }

    private bool Update(int j)
    {
        if (_squares[j] == 0)
            return false;
        double before = _w[j];
        double pull = (Dot.Of(_columns[j], _residual) / _target.Length) + (_squares[j] * before);
        double after = Math.Abs(pull) <= _l1 ? 0 : (pull - Math.CopySign(_l1, pull)) / (_squares[j] + _l2);
        if (after == before)
            return false;
        _w[j] = after;
        Dot.AddScaled(_residual, before - after, _columns[j]);
        return Math.Abs(after - before) > 1e-15 * Math.Abs(after);
    }

    /// <summary>The exact minimiser if its signs are those of the weights so far, otherwise null.</summary>
    private double[]? Polish()
    {
        double[] w = [.. _w];
        while (true)
        {
            int[] support = [.. Enumerable.Range(0, w.Length).Where(j => w[j] != 0 && !IsNegligible(j, w[j]))];
            if (!TrySolve(support, ref w))
                return null;
            if (!Array.Exists(support, j => IsNegligible(j, w[j])))
                return IsOptimal(support, w) ? w : null;
        }
    }

    private bool IsNegligible(int j, double weight) => Math.Abs(weight) * Math.Sqrt(_squares[j] * _target.Length) <= Negligible * _targetNorm;

    /// <summary>Newton's step on the support, twice: the second takes back the rounding of the first.</summary>
    private bool TrySolve(int[] support, ref double[] w)
    {
        double[] solved = new double[w.Length];
        foreach (int j in support)
            solved[j] = w[j];
        if (support.Length > 0)
        {
            int n = _target.Length;
            Matrix<double> gram = Matrix<double>.Build.Dense(support.Length, support.Length, (i, k) =>
                Dot.Of(_columns[support[i]], _columns[support[k]]) + (i == k ? n * _l2 : 0));
            if (Factor(gram) is not { } factor)
                return false;
            double[] signs = Array.ConvertAll(support, j => (double)Math.Sign(_w[j]));
            for (int step = 0; step < 3; step++)
            {
                double[] residual = Residual(solved);
                Vector<double> slope = Vector<double>.Build.Dense(support.Length, i =>
                    Dot.Of(_columns[support[i]], residual) - (n * _l1 * signs[i]) - (n * _l2 * solved[support[i]]));
                Vector<double> change = factor.Solve(slope);
                for (int i = 0; i < support.Length; i++)
                    solved[support[i]] += change[i];
            }
        }
        w = solved;
        return true;
    }

    /// <summary>Null when the columns depend on one another up to rounding.</summary>
    private static Cholesky<double>? Factor(Matrix<double> gram)
    {
        try
        {
            Cholesky<double> factor = gram.Cholesky();
            for (int i = 0; i < gram.RowCount; i++)
            {
                if (!(factor.Factor[i, i] * factor.Factor[i, i] > Negligible * gram[i, i]))
                    return null;
            }
            return factor;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private bool IsOptimal(int[] support, double[] w)
    {
        if (Array.Exists(support, j => Math.Sign(w[j]) != Math.Sign(_w[j])))
            return false;
        double[] residual = Residual(w);
        for (int j = 0; j < w.Length; j++)
        {
            double pull = Math.Abs(Dot.Of(_columns[j], residual)) / _target.Length;
            double rounding = 1e-11 * (Math.Sqrt(_squares[j] / _target.Length) * _targetNorm);
            if (w[j] == 0 && pull > _l1 + rounding)
                return false;
        }
        return true;
    }

    private double[] Residual(double[] w)
    {
        double[] residual = [.. _target];
        for (int j = 0; j < w.Length; j++)
        {
            if (w[j] != 0)
                Dot.AddScaled(residual, -w[j], _columns[j]);
        }
        return residual;
    }
}

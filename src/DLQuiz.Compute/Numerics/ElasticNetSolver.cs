namespace DLQuiz.Compute.Numerics;

/// <summary>
/// Minimises (1/2n)‖y − Xw‖² + l1·‖w‖₁ + l2/2·‖w‖². Coordinate descent from 0 (Friedman, Hastie and Tibshirani 2010, section 2)
/// comes near; an active-set search over signs (after Lee, Battle, Raina and Ng 2007, algorithm 1) ends on the exact minimiser.
/// </summary>
internal sealed class ElasticNetSolver
{
    private const double Negligible = 1e-12;
    private const int Sweeps = 100;

    private readonly double[][] _columns;
    private readonly double[] _target;
    private readonly double _l1;
    private readonly double _l2;
    private readonly Meter? _meter;
    private readonly double[] _norms;
    private readonly double _targetNorm;
    private readonly double[] _w;
    private readonly int[] _signs;
    private double[] _residual;

    private ElasticNetSolver(double[][] columns, double[] target, double l1, double l2, Meter? meter)
    {
        _columns = columns;
        _target = target;
        _l1 = l1;
        _l2 = l2;
        _meter = meter;
        _norms = Array.ConvertAll(columns, column => Norms.Euclidean(column));
        _targetNorm = Norms.Euclidean(target);
        _w = new double[columns.Length];
        _signs = new int[columns.Length];
        _residual = [.. target];
    }

    private int Samples => _target.Length;

    public static double[] Solve(double[][] columns, double[] target, double l1, double l2, Meter? meter)
    {
        ElasticNetSolver solver = new(columns, target, l1, l2, meter);
        solver.Descend();
        solver.Search();
        return solver._w;
    }

    private void Descend()
    {
        bool isMoving = true;
        for (int sweep = 0; sweep < Sweeps && isMoving; sweep++)
        {
            _meter?.Spend((long)Samples * _columns.Length);
            isMoving = false;
            for (int j = 0; j < _w.Length; j++)
                isMoving |= Update(j);
        }
        for (int j = 0; j < _w.Length; j++)
            _signs[j] = Math.Sign(_w[j]);
    }

    private bool Update(int j)
    {
        double square = _norms[j] * _norms[j] / Samples;
        if (square == 0)
            return false;
        double before = _w[j];
        double pull = (Dot.Of(_columns[j], _residual) / Samples) + (square * before);
        double after = Math.Abs(pull) <= _l1 ? 0 : (pull - Math.CopySign(_l1, pull)) / (square + _l2);
        if (after == before)
            return false;
        _w[j] = after;
        Dot.AddScaled(_residual, before - after, _columns[j]);
        return Math.Abs(after - before) > 1e-15 * Math.Abs(after);
    }

    /// <summary>Each round lowers the objective or drops a weight, so no set of signs comes twice; the bound only guards against rounding.</summary>
    private void Search()
    {
        int most = 100 + (20 * _w.Length);
        for (int round = 0; round < most; round++)
        {
            DropNegligible();
            if (!MoveToSignedOptimum())
                continue;
            DropNegligible();
            ComputeResidual();
            int entering = MostViolating();
            if (entering < 0)
                return;
            _signs[entering] = Math.Sign(Dot.Of(_columns[entering], _residual));
        }
    }

    /// <summary>Goes towards the minimiser under the present signs; false when a weight reaches 0 on the way, which then leaves.</summary>
    private bool MoveToSignedOptimum()
    {
        int[] support = [.. Enumerable.Range(0, _w.Length).Where(j => _signs[j] != 0)];
        if (support.Length == 0)
            return true;
        _meter?.Spend((long)Samples * support.Length * support.Length);
        SignedQuadratic quadratic = new(Array.ConvertAll(support, j => _columns[j]), Samples * _l2);
        // The second step takes back the rounding of the first.
        for (int step = 0; step < 2; step++)
        {
            ComputeResidual();
            double[] slope = Array.ConvertAll(support, j => Dot.Of(_columns[j], _residual) - (Samples * ((_l1 * _signs[j]) + (_l2 * _w[j]))));
            double[] direction = quadratic.Descent(slope, (1e-9 * Samples * _l1) + (Negligible * quadratic.Size * _targetNorm), out bool isUnbounded);
            double length = isUnbounded ? double.PositiveInfinity : 1;
            int leaving = -1;
            for (int i = 0; i < support.Length; i++)
            {
                double room = Math.Abs(_w[support[i]]);
                if (direction[i] * _signs[support[i]] >= 0 || room >= length * Math.Abs(direction[i]))
                    continue;
                length = room / Math.Abs(direction[i]);
                leaving = support[i];
            }
            if (double.IsInfinity(length))
                return true;
            for (int i = 0; i < support.Length; i++)
                _w[support[i]] += length * direction[i];
            if (leaving < 0)
                continue;
            (_w[leaving], _signs[leaving]) = (0, 0);
            return false;
        }
        return true;
    }

    /// <summary>A weight that is rounding only, measured by what it adds to the prediction, is 0.</summary>
    private void DropNegligible()
    {
        for (int j = 0; j < _w.Length; j++)
        {
            if (_w[j] != 0 && Math.Abs(_w[j]) * _norms[j] <= Negligible * _targetNorm)
                (_w[j], _signs[j]) = (0, 0);
        }
    }

    private int MostViolating()
    {
        int worst = -1;
        double most = 0;
        for (int j = 0; j < _w.Length; j++)
        {
            double excess = Math.Abs(Dot.Of(_columns[j], _residual)) - (Samples * _l1 * (1 + Negligible)) - (Negligible * _norms[j] * _targetNorm);
            if (_signs[j] == 0 && excess > most)
                (worst, most) = (j, excess);
        }
        return worst;
    }

    private void ComputeResidual()
    {
        _residual = [.. _target];
        for (int j = 0; j < _w.Length; j++)
        {
            if (_w[j] != 0)
                Dot.AddScaled(_residual, -_w[j], _columns[j]);
        }
    }
}

namespace DLQuiz.Compute.Numerics;

/// <summary>
/// Tries all subsets of columns depth first, each new column made orthogonal to those before it.
/// Dependent columns are passed over, for a smaller subset does as well; among equals the smaller subset wins, then the first in order.
/// </summary>
internal sealed class BestSubsetSearch
{
    private const double Rounding = 1e-12;

    private readonly double[][] _columns;
    private readonly double _lambda;
    private readonly double _slack;
    private readonly double[][] _basis;
    private readonly double[][] _residuals;
    private readonly List<int> _chosen = [];
    private readonly (int[] Support, double Objective)?[] _bestOfSize;

    public BestSubsetSearch(double[][] columns, double[] target, double lambda)
    {
        _columns = columns;
        _lambda = lambda;
        _slack = Rounding * Dot.Of(target, target);
        int depth = Math.Min(columns.Length, target.Length);
        _basis = [.. Enumerable.Range(0, depth).Select(_ => new double[target.Length])];
        _residuals = [target, .. Enumerable.Range(0, depth).Select(_ => new double[target.Length])];
        _bestOfSize = new (int[], double)?[depth + 1];
    }

    /// <summary>By size, the best subset of that size and its squared error plus penalty.</summary>
    public IEnumerable<(int[] Support, double Objective)> BestOfEachSize => _bestOfSize.OfType<(int[], double)>();

    public int[] Run()
    {
        Visit(0);
        (int[] Support, double Objective) best = _bestOfSize[0]!.Value;
        foreach ((int[] support, double objective) in BestOfEachSize)
        {
            if (objective < best.Objective - _slack)
                best = (support, objective);
        }
        return best.Support;
    }

    private void Visit(int next)
    {
        int size = _chosen.Count;
        double[] residual = _residuals[size];
        double objective = Dot.Of(residual, residual) + (_lambda * size);
        if (_bestOfSize[size] is not { } best || objective < best.Objective - _slack)
            _bestOfSize[size] = ([.. _chosen], objective);
        if (size == _basis.Length)
            return;
        for (int j = next; j < _columns.Length; j++)
        {
            if (!Orthogonalise(j, size))
                continue;
            residual.CopyTo(_residuals[size + 1], 0);
            Dot.AddScaled(_residuals[size + 1], -Dot.Of(_basis[size], residual), _basis[size]);
            _chosen.Add(j);
            Visit(j + 1);
            _chosen.RemoveAt(size);
        }
    }

    /// <summary>Gram-Schmidt, twice (Giraud, Langou and Rozložník 2005: twice is enough).</summary>
    private bool Orthogonalise(int j, int size)
    {
        double[] direction = _basis[size];
        _columns[j].CopyTo(direction, 0);
        double before = Norms.Euclidean(direction);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < size; k++)
                Dot.AddScaled(direction, -Dot.Of(_basis[k], direction), _basis[k]);
        }
        double after = Norms.Euclidean(direction);
        if (after <= Rounding * before)
            return false;
        for (int i = 0; i < direction.Length; i++)
            direction[i] /= after;
        return true;
    }
}

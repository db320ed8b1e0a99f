using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Svm;

/// <summary>
/// Whether non-negative multipliers are the only solution of their equations: no change δ with Σ δ·column = 0 leaves them non-negative,
/// where δ is free on those that carry weight and not negative on the others.
/// </summary>
internal static class MultiplierUniqueness
{
    private const double Dependent = 1e-9;

    /// <param name="carriers">The columns of positive multipliers.</param>
    /// <param name="others">The columns of multipliers that are 0 but could be positive.</param>
    /// <param name="meter">Bounds the work.</param>
    public static bool Holds(double[][] carriers, double[][] others, Meter? meter)
    {
        List<double[]> basis = [];
        foreach (double[] column in carriers)
        {
            if (Direction(column, basis) is not { } direction)
                return false;
            basis.Add(direction);
        }
        // What the carriers cannot make up for, the others would have to cancel among themselves, with positive weights.
        List<double[]> rests = [];
        foreach (double[] column in others)
        {
            if (Direction(column, basis) is not { } direction)
                return false;
            rests.Add(direction);
        }
        return rests.Count == 0 || !SurroundOrigin(rests, meter);
    }

    private static bool SurroundOrigin(List<double[]> points, Meter? meter)
    {
        Corner[] corners = [.. points.Select((point, i) => new Corner(i, i, point))];
        NearestPoint nearest = NearestPoint.Of(direction => corners.MinBy(corner => Dot.Of(direction, corner.Point))!, corners[0], meter);
        return nearest.RelativeDistance <= Dependent;
    }

    /// <summary>The part of a column that is orthogonal to the basis, of length 1; null when there is none.</summary>
    private static double[]? Direction(double[] column, List<double[]> basis)
    {
        double[] rest = [.. column];
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] direction in basis)
                Dot.AddScaled(rest, -Dot.Of(direction, rest), direction);
        }
        double length = Norms.Euclidean(rest);
        return length <= Dependent * Norms.Euclidean(column) ? null : Array.ConvertAll(rest, value => value / length);
    }
}

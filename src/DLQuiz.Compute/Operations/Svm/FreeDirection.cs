using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DLQuiz.Compute.Operations.Svm;

/// <summary>Where the dual objective rises over some multipliers, along Σδ·y = 0: to the optimum, or without end.</summary>
internal static class FreeDirection
{
    private const double Flat = 1e-13;
    private const double Level = 1e-9;

    /// <param name="set">The multipliers that may move.</param>
    /// <param name="kernel">[n, n].</param>
    /// <param name="y">Labels of all samples.</param>
    /// <param name="slope">y − ΣαyK of all samples.</param>
    /// <param name="isUnbounded">The objective rises along the direction without end; only the bounds stop it.</param>
    public static double[] Of(int[] set, double[] kernel, double[] y, double[] slope, out bool isUnbounded)
    {
        isUnbounded = false;
        int m = set.Length;
        if (m < 2)
            return new double[m];
        // In β = α·y the constraint is Σδ = 0, whose complement the columns of this matrix span.
        Matrix<double> basis = SumFreeBasis(m);
        Matrix<double> curvature = Matrix<double>.Build.Dense(m, m, (i, j) => kernel[(set[i] * y.Length) + set[j]]);
        Vector<double> ascent = basis.TransposeThisAndMultiply(Vector<double>.Build.Dense(m, i => slope[set[i]]));
        Evd<double> modes = basis.TransposeThisAndMultiply(curvature * basis).Evd(Symmetricity.Symmetric);
        Vector<double> along = modes.EigenVectors.TransposeThisAndMultiply(ascent);
        double[] curvatures = [.. modes.EigenValues.Select(static value => value.Real)];
        double flat = Flat * m * curvatures.Max(Math.Abs);
        double level = Level * (1 + ascent.L2Norm());
        isUnbounded = Enumerable.Range(0, m - 1).Any(k => curvatures[k] <= flat && Math.Abs(along[k]) > level);
        for (int k = 0; k < along.Count; k++)
        {
            bool isFlat = curvatures[k] <= flat;
            along[k] = isUnbounded ? (isFlat && Math.Abs(along[k]) > level ? along[k] : 0) : isFlat ? 0 : along[k] / curvatures[k];
        }
        Vector<double> moves = basis * (modes.EigenVectors * along);
        return [.. moves.Select((move, i) => move * y[set[i]])];
    }

    /// <summary>An orthonormal basis of the vectors that sum to 0: the last columns of the reflection that takes (1,…,1) to an axis.</summary>
    private static Matrix<double> SumFreeBasis(int m)
    {
        double root = Math.Sqrt(m);
        double factor = 1 / (m + root);
        return Matrix<double>.Build.Dense(m, m - 1, (i, k) =>
            (i == k + 1 ? 1 : 0) - (factor * (i == 0 ? 1 + root : 1)));
    }
}

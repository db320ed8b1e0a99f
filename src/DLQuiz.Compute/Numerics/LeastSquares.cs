using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DLQuiz.Compute.Numerics;

/// <summary>Linear least squares through a thin QR and the singular values of its triangle, so that the condition number is never squared.</summary>
internal static class LeastSquares
{
    /// <summary>Sixteen times the machine's: what the two factorisations lose together.</summary>
    internal const double Epsilon = 16 * 2.220446049250313e-16;

    /// <summary>Minimises ‖y − Xw‖² + ridge·‖w‖²; among several minimisers (ridge 0, dependent columns) the shortest.</summary>
    /// <param name="columns">The columns of X, at least one.</param>
    /// <param name="target">y.</param>
    /// <param name="ridge">Not negative.</param>
    public static double[] Solve(double[][] columns, double[] target, double ridge = 0)
    {
        int exponent = BinaryScale.Of(columns);
        Matrix<double> x = Matrix<double>.Build.DenseOfColumnArrays(Array.ConvertAll(columns, column => BinaryScale.Apply(column, exponent)));
        double[] w = SolveScaled(x, Vector<double>.Build.Dense(target), Math.ScaleB(ridge, -2 * exponent));
        return BinaryScale.Apply(w, exponent);
    }

    private static double[] SolveScaled(Matrix<double> x, Vector<double> y, double ridge)
    {
        if (x.RowCount >= x.ColumnCount)
        {
            QR<double> tall = x.QR(QRMethod.Thin);
            return Filter(tall.R, tall.Q.TransposeThisAndMultiply(y), x.RowCount, ridge).ToArray();
        }
        QR<double> wide = x.Transpose().QR(QRMethod.Thin);
        return (wide.Q * Filter(wide.R.Transpose(), y, x.ColumnCount, ridge)).ToArray();
    }

    /// <summary>Weighs each singular direction by s/(s² + ridge), and those that are rounding only by 0.</summary>
    private static Vector<double> Filter(Matrix<double> square, Vector<double> y, int size, double ridge)
    {
        Svd<double> svd = square.Svd();
        Vector<double> weights = svd.U.TransposeThisAndMultiply(y);
        double cutoff = svd.S.Maximum() * size * Epsilon;
        for (int i = 0; i < weights.Count; i++)
        {
            double s = svd.S[i];
            weights[i] *= s <= cutoff ? 0 : 1 / (s + (ridge / s));
        }
        return svd.VT.TransposeThisAndMultiply(weights);
    }
}

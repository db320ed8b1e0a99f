using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DLQuiz.Compute.Numerics;

/// <summary>Linear least squares through a thin QR and the singular values of its triangle, so that the condition number is never squared.</summary>
internal static class LeastSquares
{
    /// <summary>Sixteen times the machine's: what the two factorisations lose together.</summary>
    private const double Epsilon = 16 * 2.220446049250313e-16;

    /// <summary>Minimises ‖y − Xw‖² + ridge·‖w‖²; among several minimisers (ridge 0, dependent columns) the shortest.</summary>
    /// <param name="columns">The columns of X, at least one.</param>
    /// <param name="target">y.</param>
    /// <param name="ridge">Not negative.</param>
    public static double[] Solve(double[][] columns, double[] target, double ridge = 0)
    {
        Matrix<double> x = Matrix<double>.Build.DenseOfColumnArrays(columns);
        Vector<double> y = Vector<double>.Build.Dense(target);
        if (x.RowCount >= x.ColumnCount)
        {
            QR<double> tall = x.QR(QRMethod.Thin);
            return Filter(tall.R, tall.Q.TransposeThisAndMultiply(y), Math.Max(x.RowCount, x.ColumnCount), ridge).ToArray();
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

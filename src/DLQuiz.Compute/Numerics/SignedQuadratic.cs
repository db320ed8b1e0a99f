using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DLQuiz.Compute.Numerics;

/// <summary>½‖Xδ‖² + ridge/2·‖δ‖² − slope·δ, by the singular values of X, so that dependent columns are seen as such.</summary>
internal sealed class SignedQuadratic
{
    private readonly Matrix<double> _modes;
    private readonly double[] _curvatures;
    private readonly double _flat;

    public SignedQuadratic(double[][] columns, double ridge)
    {
        Matrix<double> x = Matrix<double>.Build.DenseOfColumnArrays(columns);
        Svd<double> svd = (x.RowCount >= x.ColumnCount ? x.QR(QRMethod.Thin).R : x).Svd();
        _modes = svd.VT;
        Size = svd.S.Maximum();
        _curvatures = [.. Enumerable.Range(0, x.ColumnCount).Select(k => (k < svd.S.Count ? svd.S[k] * svd.S[k] : 0) + ridge)];
        double rounding = Size * LeastSquares.Epsilon * Math.Max(x.RowCount, x.ColumnCount);
        _flat = rounding * rounding;
    }

    /// <summary>The largest singular value.</summary>
    public double Size { get; }

    /// <summary>The step to the minimum; or, where the slope points along a direction without curvature, that direction.</summary>
    /// <param name="slope">The negative gradient.</param>
    /// <param name="level">What of it is rounding only.</param>
    /// <param name="isUnbounded">The minimum lies at infinity along the direction.</param>
    public double[] Descent(double[] slope, double level, out bool isUnbounded)
    {
        Vector<double> along = _modes * Vector<double>.Build.Dense(slope);
        isUnbounded = Enumerable.Range(0, slope.Length).Any(k => IsFlat(k) && Math.Abs(along[k]) > level);
        for (int k = 0; k < slope.Length; k++)
        {
            if (isUnbounded)
                along[k] = IsFlat(k) && Math.Abs(along[k]) > level ? along[k] : 0;
            else
                along[k] = IsFlat(k) ? 0 : along[k] / _curvatures[k];
        }
        return _modes.TransposeThisAndMultiply(along).ToArray();
    }

    private bool IsFlat(int mode) => _curvatures[mode] <= _flat;
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class Ridge : Operation
{
    private static readonly RealInput X = RegressionInputs.Samples();
    private static readonly RealInput Y = RegressionInputs.Targets();
    private static readonly NumberParameter Alpha = new("alpha", "The strength of the penalty; 0 is least squares.") { AtLeast = 0 };
    private static readonly FlagParameter FitsIntercept = RegressionInputs.FitsIntercept();

    private static readonly RealOutput Coef = new("coef", "[d]", "The weights.");
    private static readonly RealOutput Intercept = new("intercept", "scalar", "The intercept; 0 when none is fitted.");

    public override Declaration Declaration { get; } = new("ridge", Family.Regularisation, "Least squares with an L2 penalty, by the plain sum of squares (no 1/n).")
    {
        Arguments = [X, Y, Alpha, FitsIntercept],
        Outputs = [Coef, Intercept],
        Definition = new(@"\min_{w,b}\lVert y-Xw-b\rVert^2+\alpha\lVert w\rVert^2,\quad w=(X_c^\top X_c+\alpha I)^{-1}X_c^\top y_c", "Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, eq. 3.44"),
        Examples =
        [
            new("ridge([1, 2], [2, 4], 5, fit_intercept=false)", "1", "by hand: (2 + 8)/(1 + 4 + 5)"),
            new("ridge([0, 2], [1, 5], 2)", "1", "by hand: centred (−1, 1) and (−2, 2): 4/(2 + 2)"),
            new("ridge([0, 2], [1, 5], 2).intercept", "2", "by hand: 3 − 1·1"),
        ],
        Laws = [new("the gradient X_cᵀ(X_c·w − y_c) + α·w vanishes", IsStationary)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Samples samples = new(a.Get(X), a.Get(Y), a.Get(FitsIntercept));
        long small = Math.Min(samples.Rows, samples.Columns);
        a.Spend(20 * small * samples.X.Length);
        Matrix<double> x = DenseMatrix.Create(samples.Rows, samples.Columns, (i, j) => samples.X[(i * samples.Columns) + j]);
        Svd<double> svd = x.Svd();
        Vector<double> turned = svd.U.TransposeThisAndMultiply(DenseVector.OfArray(samples.Y));
        Vector<double> scaled = DenseVector.Create(samples.Columns, 0);
        for (int i = 0; i < svd.S.Count; i++)
        {
            // Directions without data get no weight, as with alpha 0 and more features than samples.
            if (svd.S[i] > 1e-13 * svd.S[0])
                scaled[i] = svd.S[i] * turned[i] / ((svd.S[i] * svd.S[i]) + a.Get(Alpha));
        }
        double[] w = svd.VT.TransposeThisAndMultiply(scaled).ToArray();
        o.Set(Coef, RealTensor.Vector(w));
        o.Set(Intercept, a.Get(FitsIntercept) ? samples.Intercept(w) : 0);
    }

    private static bool IsStationary(Arguments a, Outputs o)
    {
        Samples samples = new(a.Get(X), a.Get(Y), a.Get(FitsIntercept));
        double[] residuals = samples.Residuals(o.Get(Coef).Data);
        return Enumerable.Range(0, samples.Columns).All(j => Closeness.Near(samples.Along(j, residuals), a.Get(Alpha) * o.Get(Coef).Data[j], 1e4));
    }
}

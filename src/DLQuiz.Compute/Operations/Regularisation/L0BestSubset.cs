using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class L0BestSubset : Operation
{
    private const int MostFeatures = 20;

    private static readonly RealInput X = RegressionInputs.Samples();
    private static readonly RealInput Y = RegressionInputs.Targets();
    private static readonly NumberParameter Lambda = new("lambda", "What each weight that is not zero costs.") { AtLeast = 0 };

    private static readonly IntegerOutput Support = new("support", "[k]", "The indices of the weights that are not zero.");
    private static readonly RealOutput Coef = new("coef", "[d]", "The weights.");
    private static readonly RealOutput Objective = new("objective", "scalar", "The value of what is minimised.");

    public override Declaration Declaration { get; } = new("l0_best_subset", Family.Regularisation, "Least squares with a cost for each feature used, by trying every subset; without intercept, for at most 20 features.")
    {
        Arguments = [X, Y, Lambda],
        Outputs = [Support, Coef, Objective],
        Definition = new(@"\min_w\lVert y-Xw\rVert^2+\lambda\lVert w\rVert_0", "Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, section 3.3.1"),
        Examples =
        [
            new("l0_best_subset([[1, 0], [0, 1]], [3, 0.5], 1)", "[0]", "by hand: the second feature saves 0.25 and costs 1"),
            new("l0_best_subset([[1, 0], [0, 1]], [3, 0.5], 1).objective", "1.25", "by hand: 0.25 + 1"),
        ],
        Laws = [new("the objective is at most that of no feature, ‖y‖²", static (a, o) => o.Get(Objective).Data[0] <= a.Get(Y).Data.ToArray().Sum(static y => y * y) + 1e-9)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        int features = a.Get(X).Shape[1];
        if (features > MostFeatures)
            throw a.Refuse(X, $"has {features} features", $"at most {MostFeatures}, as every subset is tried");
        a.Spend((1L << features) * a.Get(X).Count * features);
        Samples samples = new(a.Get(X), a.Get(Y), isCentred: false);
        double best = double.PositiveInfinity;
        double[] coef = [];
        for (int subset = 0; subset < 1 << features; subset++)
        {
            int[] chosen = [.. Enumerable.Range(0, features).Where(j => (subset >> j & 1) == 1)];
            double[] w = LeastSquares(samples, chosen);
            double objective = Statistics.Sum(Array.ConvertAll(samples.Residuals(w), static rest => rest * rest)) + (a.Get(Lambda) * chosen.Length);
            // Rounding must not let a superset win that fits no better.
            if (objective < best - (1e-12 * Math.Abs(best)) || coef.Length == 0)
                (best, coef) = (objective, w);
        }
        o.Set(Support, IntegerTensor.Vector([.. Enumerable.Range(0, features).Where(j => coef[j] != 0).Select(static j => (long)j)]));
        o.Set(Coef, RealTensor.Vector(coef));
        o.Set(Objective, best);
    }

    /// <summary>The shortest solution, by singular values.</summary>
    private static double[] LeastSquares(Samples samples, int[] chosen)
    {
        double[] w = new double[samples.Columns];
        if (chosen.Length == 0)
            return w;
        Svd<double> svd = DenseMatrix.Create(samples.Rows, chosen.Length, (i, j) => samples.X[(i * samples.Columns) + chosen[j]]).Svd();
        double[] turned = svd.U.TransposeThisAndMultiply(DenseVector.OfArray(samples.Y)).ToArray();
        DenseVector scaled = DenseVector.Create(chosen.Length, i => i < svd.S.Count && svd.S[i] > 1e-13 * svd.S[0] ? turned[i] / svd.S[i] : 0);
        double[] solved = svd.VT.TransposeThisAndMultiply(scaled).ToArray();
        for (int j = 0; j < chosen.Length; j++)
            w[chosen[j]] = solved[j];
        return w;
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class Lasso : Operation
{
    private static readonly RealInput X = RegressionInputs.Samples();
    private static readonly RealInput Y = RegressionInputs.Targets();
    private static readonly NumberParameter Alpha = new("alpha", "The strength of the penalty.") { Above = 0 };
    private static readonly FlagParameter FitsIntercept = RegressionInputs.FitsIntercept();

    private static readonly RealOutput Coef = new("coef", "[d]", "The weights.");
    private static readonly RealOutput Intercept = new("intercept", "scalar", "The intercept; 0 when none is fitted.");
    private static readonly RealOutput Objective = new("objective", "scalar", "The value of what is minimised.");
    private static readonly IntegerOutput Support = new("support", "[k]", "The indices of the weights that are not zero.");

    public override Declaration Declaration { get; } = new("lasso", Family.Regularisation, "Least squares (with 1/2n) and an L1 penalty, which makes weights exactly 0.")
    {
        Arguments = [X, Y, Alpha, FitsIntercept],
        Outputs = [Coef, Intercept, Objective, Support],
        Definition = new(@"\min_{w,b}\tfrac1{2n}\lVert y-Xw-b\rVert^2+\alpha\lVert w\rVert_1", "Tibshirani 1996, Regression Shrinkage and Selection via the Lasso; scaling as in scikit-learn 1.2, Lasso"),
        Examples =
        [
            new("lasso([-1, 1], [-2, 2], 0.5)", "1.5", "by hand: soft threshold of 2 by 0.5, as xᵀx/n = 1"),
            new("lasso([-1, 1], [-2, 2], 3)", "0", "by hand: beyond |xᵀy|/n = 2 everything is 0"),
        ],
        Laws = [new("the stationarity conditions hold: |gradient| = α·ratio where w ≠ 0, at most that elsewhere", static (a, o) => Regression(a).Violation(o.Get(Coef).Data) <= 1e-9 * (1 + Norms.Of(a.Get(Y).Data, 2)))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        PenalisedRegression regression = Regression(a);
        double[] w = regression.Solve(a);
        o.Set(Coef, RealTensor.Vector(w));
        o.Set(Intercept, a.Get(FitsIntercept) ? regression.Samples.Intercept(w) : 0);
        o.Set(Objective, regression.Objective(w));
        o.Set(Support, IntegerTensor.Vector([.. Enumerable.Range(0, w.Length).Where(j => w[j] != 0).Select(static j => (long)j)]));
    }

    private static PenalisedRegression Regression(Arguments a) => new(new Samples(a.Get(X), a.Get(Y), a.Get(FitsIntercept)), a.Get(Alpha), 0);
}

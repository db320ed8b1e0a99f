using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class ElasticNet : Operation
{
    private static readonly RealInput X = RegressionInputs.Samples();
    private static readonly RealInput Y = RegressionInputs.Targets();
    private static readonly NumberParameter Alpha = new("alpha", "The strength of the penalty.") { Above = 0 };
    private static readonly NumberParameter Ratio = new("l1_ratio", "The share of the L1 part.") { Default = 0.5, Above = 0, AtMost = 1 };
    private static readonly FlagParameter FitsIntercept = RegressionInputs.FitsIntercept();

    private static readonly RealOutput Coef = new("coef", "[d]", "The weights.");
    private static readonly RealOutput Intercept = new("intercept", "scalar", "The intercept; 0 when none is fitted.");
    private static readonly RealOutput Objective = new("objective", "scalar", "The value of what is minimised.");
    private static readonly IntegerOutput Support = new("support", "[k]", "The indices of the weights that are not zero.");

    public override Declaration Declaration { get; } = new("elastic_net", Family.Regularisation, "Least squares (with 1/2n) with L1 and L2 penalties mixed by a ratio.")
    {
        Arguments = [X, Y, Alpha, Ratio, FitsIntercept],
        Outputs = [Coef, Intercept, Objective, Support],
        Definition = new(@"\min_{w,b}\tfrac1{2n}\lVert y-Xw-b\rVert^2+\alpha\big(\rho\lVert w\rVert_1+\tfrac{1-\rho}2\lVert w\rVert^2\big)", "Zou and Hastie 2005, Regularization and variable selection via the elastic net; scaling as in scikit-learn 1.2, ElasticNet"),
        Examples =
        [
            new("elastic_net([-1, 1], [-2, 2], 1)", "1", "by hand: (2 − 0.5)/(1 + 0.5)"),
            new("elastic_net([-1, 1], [-2, 2], 0.5, l1_ratio=1)", "1.5", "by hand: the lasso, soft threshold of 2 by 0.5"),
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

    private static PenalisedRegression Regression(Arguments a) => new(new Samples(a.Get(X), a.Get(Y), a.Get(FitsIntercept)), a.Get(Alpha) * a.Get(Ratio), a.Get(Alpha) * (1 - a.Get(Ratio)));
}

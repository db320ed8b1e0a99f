using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class ElasticNet : Operation
{
    private static readonly RealInput X = new("X", "[n,d]", "The samples, one a row; a plain list is one feature.", plain: "[n]") { Domain = Solvable.Numbers };
    private static readonly RealInput Y = new("y", "[n]", "The targets.") { Domain = Solvable.Numbers };
    private static readonly NumberParameter Alpha = new("alpha", "α, the strength of the penalty.") { Above = 0, AtMost = Solvable.Largest };
    private static readonly NumberParameter Ratio = new("l1_ratio", "ρ, the share of the L1 penalty; 1 is the lasso.") { Above = 0, AtMost = 1, Default = 0.5 };
    private static readonly FlagParameter HasIntercept = new("fit_intercept", "Whether an intercept is fitted, which is not penalised.") { Default = true };

    private static readonly RealOutput Coefficients = new("coef", "[d]", "The weights.");
    private static readonly RealOutput Intercept = new("intercept", "scalar", "b; 0 when none is fitted.");
    private static readonly RealOutput Objective = new("objective", "scalar", "The minimum.");
    private static readonly IntegerOutput Support = new("support", "[k]", "The indices of the weights that are not 0.");

    public override Declaration Declaration { get; } = new("elastic_net", Family.Regularisation, "The elastic net in scikit-learn's scaling: half the mean squared error plus an L1 penalty and half an L2 penalty.")
    {
        Arguments = [X, Y, Alpha, Ratio, HasIntercept],
        Outputs = [Coefficients, Intercept, Objective, Support],
        Definition = new(
            @"\min_{w,b}\tfrac1{2n}\|y-Xw-b\|^2+\alpha\Big(\rho\|w\|_1+\tfrac{1-\rho}2\|w\|^2\Big)",
            "Zou and Hastie 2005, Journal of the Royal Statistical Society B 67(2); scaled as in Friedman, Hastie and Tibshirani 2010, equations 1 and 2"),
        Examples =
        [
            new("elastic_net([[1, 0], [0, 1]], [3, -0.5], 1, l1_ratio=0.5, fit_intercept=false)", "[1, 0]", "by hand: orthogonal, (3/2 − 0.5)/(1/2 + 0.5)"),
            new("elastic_net([[1, 0], [0, 1]], [3, -0.5], 1, l1_ratio=0.5, fit_intercept=false).objective", "1.8125", "by hand: (4 + 0.25)/4 + 0.5·1 + 0.25·1"),
        ],
        Laws =
        [
            new("x_jᵀr/n is α·ρ·sign(w_j) + α·(1 − ρ)·w_j where w_j ≠ 0, and at most α·ρ in magnitude elsewhere", IsOptimal),
            new("with an intercept the residuals sum to 0", ResidualsSumToZero),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        SparseFit fit = SparseFit.Of(a, a.Get(X), a.Get(Y), a.Get(HasIntercept), L1(a), L2(a));
        o.Set(Coefficients, Shape.Of(fit.Weights.Length), fit.Weights);
        o.Set(Intercept, fit.Intercept);
        o.Set(Objective, fit.Objective);
        o.Set(Support, Shape.Of(fit.Support.Length), fit.Support);
        if (o.Trace is { } trace)
            fit.Explain(trace);
    }

    private static double L1(Arguments a) => a.Get(Alpha) * a.Get(Ratio);

    private static double L2(Arguments a) => a.Get(Alpha) * (1 - a.Get(Ratio));

    private static bool IsOptimal(Arguments a, Outputs o) =>
        SparseFit.IsOptimal(a.Get(X), a.Get(Y), a.Get(HasIntercept), o.Get(Coefficients).Data, L1(a), L2(a));

    private static bool ResidualsSumToZero(Arguments a, Outputs o) =>
        !a.Get(HasIntercept) || Design.ResidualsSumToZero(a.Get(X), a.Get(Y), o.Get(Coefficients).Data, o.Get(Intercept).Data[0]);
}

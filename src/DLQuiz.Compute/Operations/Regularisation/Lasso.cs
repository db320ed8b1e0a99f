using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class Lasso : Operation
{
    private static readonly RealInput X = new("X", "[n,d]", "The samples, one a row; a plain list is one feature.", plain: "[n]") { Domain = Solvable.Numbers };
    private static readonly RealInput Y = new("y", "[n]", "The targets.") { Domain = Solvable.Numbers };
    private static readonly NumberParameter Alpha = new("alpha", "α, the strength of the penalty.") { Above = 0, AtMost = Solvable.Largest };
    private static readonly FlagParameter HasIntercept = new("fit_intercept", "Whether an intercept is fitted, which is not penalised.") { Default = true };

    private static readonly RealOutput Coefficients = new("coef", "[d]", "The weights.");
    private static readonly RealOutput Intercept = new("intercept", "scalar", "b; 0 when none is fitted.");
    private static readonly RealOutput Objective = new("objective", "scalar", "The minimum.");
    private static readonly IntegerOutput Support = new("support", "[k]", "The indices of the weights that are not 0.");

    public override Declaration Declaration { get; } = new("lasso", Family.Regularisation, "The lasso in scikit-learn's scaling: half the mean squared error plus α times the sum of magnitudes.")
    {
        Arguments = [X, Y, Alpha, HasIntercept],
        Outputs = [Coefficients, Intercept, Objective, Support],
        Definition = new(
            @"\min_{w,b}\tfrac1{2n}\|y-Xw-b\|^2+\alpha\|w\|_1",
            "Tibshirani 1996, Journal of the Royal Statistical Society B 58(1); scaled as in Friedman, Hastie and Tibshirani 2010, equation 1"),
        Examples =
        [
            new("lasso([[1, 0], [0, 1]], [3, -0.5], 0.5, fit_intercept=false)", "[2, 0]", "by hand: orthogonal, soft thresholding at n·α = 1"),
            new("lasso([[1, 0], [0, 1]], [3, -0.5], 0.5, fit_intercept=false).objective", "1.3125", "by hand: (1 + 0.25)/4 + 0.5·2"),
            new("lasso([1, 2, 3], [1, 3, 5], 0.5).intercept", "0.5", "by hand: centred, x·y/n = 4/3 and x·x/n = 2/3, so w = (4/3 − 1/2)/(2/3) = 1.25 and b = 3 − 2·1.25"),
        ],
        Laws =
        [
            new("x_jᵀr/n is α·sign(w_j) where w_j ≠ 0, and at most α in magnitude elsewhere", IsOptimal),
            new("with an intercept the residuals sum to 0", ResidualsSumToZero),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        SparseFit fit = SparseFit.Of(a, a.Get(X), a.Get(Y), a.Get(HasIntercept), a.Get(Alpha), 0);
        o.Set(Coefficients, Shape.Of(fit.Weights.Length), fit.Weights);
        o.Set(Intercept, fit.Intercept);
        o.Set(Objective, fit.Objective);
        o.Set(Support, Shape.Of(fit.Support.Length), fit.Support);
        if (o.Trace is { } trace)
            fit.Explain(trace);
    }

    private static bool IsOptimal(Arguments a, Outputs o) =>
        SparseFit.IsOptimal(a.Get(X), a.Get(Y), a.Get(HasIntercept), o.Get(Coefficients).Data, a.Get(Alpha), 0);

    private static bool ResidualsSumToZero(Arguments a, Outputs o) =>
        !a.Get(HasIntercept) || Design.ResidualsSumToZero(a.Get(X), a.Get(Y), o.Get(Coefficients).Data, o.Get(Intercept).Data[0]);
}

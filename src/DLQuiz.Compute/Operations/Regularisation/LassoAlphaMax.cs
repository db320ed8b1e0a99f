using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class LassoAlphaMax : Operation
{
    private static readonly RealInput X = RegressionInputs.Samples();
    private static readonly RealInput Y = RegressionInputs.Targets();
    private static readonly FlagParameter FitsIntercept = RegressionInputs.FitsIntercept();

    private static readonly RealOutput AlphaMax = new("alpha_max", "scalar", "From this strength on all weights are 0.");

    public override Declaration Declaration { get; } = new("lasso_alpha_max", Family.Regularisation, "The smallest strength of the lasso's penalty that makes every weight 0.")
    {
        Arguments = [X, Y, FitsIntercept],
        Outputs = [AlphaMax],
        Definition = new(@"\alpha_{max}=\max_j|x_j^\top y|/n", "Friedman, Hastie and Tibshirani 2010, Regularization Paths for Generalized Linear Models via Coordinate Descent, section 2.5"),
        Examples =
        [
            new("lasso_alpha_max([-1, 1], [-2, 2])", "2", "by hand: |2 + 2|/2"),
            new("lasso_alpha_max([[1, 0], [1, 2]], [1, 3], fit_intercept=false)", "3", "by hand: the larger of 4/2 and 6/2"),
        ],
        Laws = [new("at that strength the conditions for w = 0 hold with equality", static (a, o) => IsTheEdge(a, o))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Samples samples = new(a.Get(X), a.Get(Y), a.Get(FitsIntercept));
        double[] along = [.. Enumerable.Range(0, samples.Columns).Select(j => Math.Abs(samples.Along(j, samples.Y)) / samples.Rows)];
        o.Set(AlphaMax, along.Max());
        o.Trace?.Add("|xᵀy|/n", Values.RealTensor.Vector(along), "of each feature");
    }

    private static bool IsTheEdge(Arguments a, Outputs o)
    {
        PenalisedRegression regression = new(new Samples(a.Get(X), a.Get(Y), a.Get(FitsIntercept)), o.Get(AlphaMax).Data[0], 0);
        double[] zero = new double[a.Get(X).Shape[1]];
        return regression.Violation(zero) == 0 && (o.Get(AlphaMax).Data[0] == 0 || (regression with { First = o.Get(AlphaMax).Data[0] * 0.99 }).Violation(zero) > 0);
    }
}

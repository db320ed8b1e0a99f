using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class LassoAlphaMax : Operation
{
    private static readonly RealInput X = new("X", "[n,d]", "The samples, one a row; a plain list is one feature.", plain: "[n]") { Domain = Solvable.Numbers };
    private static readonly RealInput Y = new("y", "[n]", "The targets.") { Domain = Solvable.Numbers };
    private static readonly FlagParameter HasIntercept = new("fit_intercept", "Whether X and y are centred first.") { Default = true };

    private static readonly RealOutput AlphaMax = new("alpha_max", "scalar", "max|x_jᵀy|/n.");

    public override Declaration Declaration { get; } = new("lasso_alpha_max", Family.Regularisation, "The smallest α at which the lasso, scaled by 1/(2n), has no weight left.")
    {
        Arguments = [X, Y, HasIntercept],
        Outputs = [AlphaMax],
        Definition = new(@"\alpha_{max}=\frac1n\max_j|x_j^\top y|", "Friedman, Hastie and Tibshirani 2010, Journal of Statistical Software 33(1), section 2.5"),
        Examples =
        [
            new("lasso_alpha_max([[1, 2], [3, -4]], [2, 1], fit_intercept=false)", "2.5", "by hand: |2 + 3|/2, against |4 − 4|/2"),
            new("lasso_alpha_max([1, 3], [2, 6])", "2", "by hand: centred, (−1)(−2) + 1·2 = 4, halved"),
        ],
        Laws =
        [
            new("at alpha_max all weights are 0", ZeroesTheWeights),
            new("just below alpha_max they are not", IsTheSmallest),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Design design = new(a.Get(X), a.Get(Y), a.Get(HasIntercept));
        double[] products = design.Project(design.Target);
        o.Set(AlphaMax, products.Max(Math.Abs) / design.Samples);
        if (o.Trace is not { } trace)
            return;
        trace.Add("Xc", design.Matrix(), a.Get(HasIntercept) ? "X less the mean of each column" : "X as it is");
        trace.Add("yc", RealTensor.Vector(design.Target), a.Get(HasIntercept) ? "y less its mean" : "y as it is");
        trace.Add("Xcᵀyc", RealTensor.Vector(products), "each feature times the targets");
        trace.Add("alpha_max", o.Get(AlphaMax), "the largest magnitude, divided by n");
    }

    private static bool ZeroesTheWeights(Arguments a, Outputs o) => Weights(a, o, 1).All(weight => weight == 0);

    private static bool IsTheSmallest(Arguments a, Outputs o)
    {
        Design design = new(a.Get(X), a.Get(Y), a.Get(HasIntercept));
        double rounding = 1e-9 * Norms.Euclidean(design.Target) * design.Columns.Max(column => Norms.Euclidean(column)) / design.Samples;
        return o.Get(AlphaMax).Data[0] <= rounding || Weights(a, o, 0.99).Any(weight => weight != 0);
    }

    private static double[] Weights(Arguments a, Outputs o, double share) =>
        SparseFit.Of(a, a.Get(X), a.Get(Y), a.Get(HasIntercept), share * o.Get(AlphaMax).Data[0], 0).Weights;
}

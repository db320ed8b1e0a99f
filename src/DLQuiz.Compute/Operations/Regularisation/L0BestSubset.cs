using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class L0BestSubset : Operation
{
    private const int MostFeatures = 20;

    private static readonly RealInput X = new("X", "[n,d]", "The samples, one a row; a plain list is one feature.", plain: "[n]") { Domain = Solvable.Numbers };
    private static readonly RealInput Y = new("y", "[n]", "The targets.") { Domain = Solvable.Numbers };
    private static readonly NumberParameter Lambda = new("lambda", "λ, the price of each weight that is not 0.") { AtLeast = 0, AtMost = Solvable.Largest };

    private static readonly RealOutput Coefficients = new("coef", "[d]", "The weights, 0 outside the support.");
    private static readonly IntegerOutput Support = new("support", "[k]", "The indices of the features that are used.");
    private static readonly RealOutput Objective = new("objective", "scalar", "The minimum.");

    public override Declaration Declaration { get; } = new("l0_best_subset", Family.Regularisation, "The best subset of features, by exhaustive search: least squares on each, plus λ for each feature; no intercept.")
    {
        Arguments = [X, Y, Lambda],
        Outputs = [Support, Coefficients, Objective],
        Definition = new(@"\min_w\|y-Xw\|^2+\lambda\|w\|_0", "Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, 2nd edition, section 3.3.1"),
        Examples =
        [
            new("l0_best_subset([[1, 0], [0, 1]], [3, 0.5], 1).coef", "[3, 0]", "by hand: orthogonal, hard thresholding at √λ = 1"),
            new("l0_best_subset([[1, 0], [0, 1]], [3, 0.5], 1).objective", "1.25", "by hand: 0.25 + 1"),
            new("l0_best_subset([[1, 0], [0, 1]], [3, 2], 1)", "[0, 1]", "by hand: both weights are above √λ"),
        ],
        Laws =
        [
            new("neither no feature nor all features do better", BeatsTheExtremes),
            new("the objective is ‖y − Xw‖² + λ·(size of the support)", AddsUp),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Design design = new(a.Get(X), a.Get(Y), hasIntercept: false);
        if (design.Features > MostFeatures)
            throw a.Refuse(X, $"has {design.Features} features", $"at most {MostFeatures}, for all subsets are tried");
        a.Spend((long)design.Samples * design.Features << design.Features);
        BestSubsetSearch search = new(design.Columns, design.Target, a.Get(Lambda));
        int[] support = search.Run();
        double[] w = new double[design.Features];
        if (support.Length > 0)
        {
            double[] solved = LeastSquares.Solve(Array.ConvertAll(support, j => design.Columns[j]), design.Target);
            for (int i = 0; i < support.Length; i++)
                w[support[i]] = solved[i];
        }
        double[] residual = design.Residual(w);
        o.Set(Support, Shape.Of(support.Length), Array.ConvertAll(support, j => (long)j));
        o.Set(Coefficients, Shape.Of(w.Length), w);
        o.Set(Objective, Dot.Of(residual, residual) + (a.Get(Lambda) * support.Length));
        if (o.Trace is not { } trace)
            return;
        foreach ((int[] size, double objective) in search.BestOfEachSize)
            trace.Add($"best of {size.Length}", RealTensor.Scalar(objective), size.Length == 0 ? "no feature: ‖y‖²" : $"features {string.Join(", ", size)}: squared error plus λ times {size.Length}");
        trace.Add("coef", o.Get(Coefficients), "least squares on the best subset of all");
    }

    private static bool BeatsTheExtremes(Arguments a, Outputs o)
    {
        Design design = new(a.Get(X), a.Get(Y), hasIntercept: false);
        double[] residual = design.Residual(LeastSquares.Solve(design.Columns, design.Target));
        double none = Dot.Of(design.Target, design.Target);
        double all = Dot.Of(residual, residual) + (a.Get(Lambda) * design.Features);
        return o.Get(Objective).Data[0] <= Math.Min(none, all) + (1e-9 * none);
    }

    private static bool AddsUp(Arguments a, Outputs o)
    {
        Design design = new(a.Get(X), a.Get(Y), hasIntercept: false);
        double[] residual = design.Residual(o.Get(Coefficients).Data);
        return Closeness.Near(o.Get(Objective).Data[0], Dot.Of(residual, residual) + (a.Get(Lambda) * o.Get(Support).Count), scale: 0);
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class Ridge : Operation
{
    private static readonly RealInput X = new("X", "[n,d]", "The samples, one a row; a plain list is one feature.", plain: "[n]") { Domain = Solvable.Numbers };
    private static readonly RealInput Y = new("y", "[n]", "The targets.") { Domain = Solvable.Numbers };
    private static readonly NumberParameter Alpha = new("alpha", "α, the strength of the penalty; 0 is ordinary least squares.") { AtLeast = 0, AtMost = Solvable.Largest };
    private static readonly FlagParameter HasIntercept = new("fit_intercept", "Whether an intercept is fitted, which is not penalised.") { Default = true };

    private static readonly RealOutput Coefficients = new("coef", "[d]", "The weights; the shortest ones where several minimise.");
    private static readonly RealOutput Intercept = new("intercept", "scalar", "b; 0 when none is fitted.");

    public override Declaration Declaration { get; } = new("ridge", Family.Regularisation, "Ridge regression: minimises the plain sum of squares plus α times the squared weights, without 1/n.")
    {
        Arguments = [X, Y, Alpha, HasIntercept],
        Outputs = [Coefficients, Intercept],
        Definition = new(
            @"\min_{w,b}\|y-Xw-b\|^2+\alpha\|w\|^2,\quad w=(X_c^\top X_c+\alpha I)^{-1}X_c^\top y_c",
            "Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, 2nd edition, equations 3.41 and 3.44"),
        Examples =
        [
            new("ridge([1, 2, 3], [2, 4, 6], 2)", "1", "by hand: centred, 4/(2 + 2)"),
            new("ridge([1, 2, 3], [2, 4, 6], 2).intercept", "2", "by hand: 4 − 1·2"),
            new("ridge([[1, 1], [2, 2]], [3, 6], 0, fit_intercept=false)", "[1.5, 1.5]", "by hand: the shortest of all w with w₁ + w₂ = 3"),
        ],
        Laws =
        [
            new("Xᵀ(y − Xw − b) = α·w on centred data", IsStationary),
            new("with an intercept the residuals sum to 0", ResidualsSumToZero),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        Design design = new(a.Get(X), a.Get(Y), a.Get(HasIntercept));
        a.Spend((long)a.Get(X).Count * Math.Min(design.Samples, design.Features));
        double[] w = LeastSquares.Solve(design.Columns, design.Target, a.Get(Alpha));
        o.Set(Coefficients, Shape.Of(w.Length), w);
        o.Set(Intercept, design.Intercept(w));
        if (o.Trace is not { } trace)
            return;
        trace.Add("Xc", design.Matrix(), a.Get(HasIntercept) ? "X less the mean of each column" : "X as it is");
        trace.Add("yc", RealTensor.Vector(design.Target), a.Get(HasIntercept) ? "y less its mean" : "y as it is");
        trace.Add("XcᵀXc + αI", design.Gram(a.Get(Alpha)), "the matrix of the normal equations");
        trace.Add("Xcᵀyc", RealTensor.Vector(design.Project(design.Target)), "their right-hand side");
        trace.Add("coef", o.Get(Coefficients), "their solution");
        trace.Add("intercept", o.Get(Intercept), "mean of y less the means of X times coef");
    }

    private static bool IsStationary(Arguments a, Outputs o)
    {
        Design design = new(a.Get(X), a.Get(Y), a.Get(HasIntercept));
        RealTensor w = o.Get(Coefficients);
        double[] residual = design.Residual(w.Data);
        double size = design.Columns.Max(column => Norms.Euclidean(column));
        double scale = (size * (Norms.Euclidean(design.Target) + (size * Norms.Of(w.Data, 1)))) + (a.Get(Alpha) * Norms.Euclidean(w.Data));
        for (int j = 0; j < w.Count; j++)
        {
            if (!Closeness.Near(Dot.Of(design.Columns[j], residual), a.Get(Alpha) * w.Data[j], scale))
                return false;
        }
        return true;
    }

    private static bool ResidualsSumToZero(Arguments a, Outputs o) =>
        !a.Get(HasIntercept) || Design.ResidualsSumToZero(a.Get(X), a.Get(Y), o.Get(Coefficients).Data, o.Get(Intercept).Data[0]);
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmDualObjective : Operation
{
    private const double Slack = 1e-9;

    private static readonly RealInput Alpha = new("alpha", "[n]", "The multiplier α of each sample.");
    private static readonly RealInput Y = Separation.Labels();
    private static readonly RealInput K = new("K", "[n,n]", "The kernel of each pair of samples.");
    private static readonly NullableNumberParameter C = new("C", "The upper bound of every α; null is the hard margin, without a bound.") { Above = 0, Below = double.PositiveInfinity };

    private static readonly RealOutput Objective = new("objective", "scalar", "W(α), which is maximised.");
    private static readonly RealOutput Constraint = new("constraint", "scalar", "Σα·y, which has to be 0.");
    private static readonly BooleanOutput IsFeasible = new("feasible", "scalar", "Whether 0 ≤ α ≤ C and |Σα·y| ≤ 1e-9.");
    private static readonly RealOutput Gradient = new("gradient", "[n]", "The gradient of W.");

    public override Declaration Declaration { get; } = new("svm_dual_objective", Family.Svm, "The dual objective of a support vector machine, its gradient, and whether α is feasible.")
    {
        Arguments = [Alpha, Y, K, C],
        Outputs = [Objective, Constraint, IsFeasible, Gradient],
        Definition = new(
            @"W(\alpha)=\sum_i\alpha_i-\tfrac12\sum_{i,j}\alpha_i\alpha_jy_iy_jK_{ij},\quad \sum_i\alpha_iy_i=0,\quad 0\le\alpha_i\le C",
            "Cortes and Vapnik 1995, Support-Vector Networks, Machine Learning 20; Bishop 2006, PRML, eq. 7.32 to 7.34"),
        Examples =
        [
            new("svm_dual_objective([0.5, 0.5], [1, -1], [[1, -1], [-1, 1]])", "0.5", "by hand: 1 − (0.25·4)/2"),
            new("svm_dual_objective([0.5, 0.5], [1, -1], [[1, -1], [-1, 1]]).gradient", "[0, 0]", "by hand: 1 − 0.5 − 0.5, so it is the maximum"),
            new("svm_dual_objective([0.5, 0.25], [1, -1], [[1, 0], [0, 1]]).constraint", "0.25", "by hand"),
        ],
        Laws =
        [
            new("α·gradient = 2·W − Σα", SatisfiesEulersIdentity),
            new("feasible α has no negative entry", static (a, o) => !o.Get(IsFeasible).Data[0] || a.Get(Alpha).Data.ToArray().All(static alpha => alpha >= 0)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        ReadOnlySpan<double> alpha = a.Get(Alpha).Data;
        ReadOnlySpan<double> y = a.Get(Y).Data;
        ReadOnlySpan<double> k = a.Get(K).Data;
        int n = alpha.Length;
        double limit = a.Get(C) ?? double.PositiveInfinity;
        double[] gradient = new double[n];
        double quadratic = 0;
        bool isInside = true;
        for (int i = 0; i < n; i++)
        {
            double pull = 0;
            // A matrix that is not symmetric acts as its symmetric part.
            for (int j = 0; j < n; j++)
                pull += alpha[j] * y[i] * y[j] * 0.5 * (k[(i * n) + j] + k[(j * n) + i]);
            gradient[i] = 1 - pull;
            quadratic += alpha[i] * pull;
            isInside &= alpha[i] >= 0 && alpha[i] <= limit;
        }
        double constraint = Dot.Of(alpha, y);
        o.Set(Objective, Statistics.Sum(alpha) - (quadratic / 2));
        o.Set(Constraint, constraint);
        o.Set(IsFeasible, isInside && Math.Abs(constraint) <= Slack);
        o.Set(Gradient, a.Get(Alpha).Shape, gradient);
        if (o.Trace is not { } trace)
            return;
        trace.Add("Σα", RealTensor.Scalar(Statistics.Sum(alpha)), "the linear part");
        trace.Add("ΣΣ αα·yy·K", RealTensor.Scalar(quadratic), "the quadratic part, of which half is taken off");
        trace.Add("Σα·y", o.Get(Constraint), "0 when feasible");
    }

    private static bool SatisfiesEulersIdentity(Arguments a, Outputs o)
    {
        double sum = Statistics.Sum(a.Get(Alpha).Data);
        double objective = o.Get(Objective).Data[0];
        return Closeness.Near(Dot.Of(a.Get(Alpha).Data, o.Get(Gradient).Data), (2 * objective) - sum, Math.Abs(objective) + Norms.Of(a.Get(Alpha).Data, 1));
    }
}

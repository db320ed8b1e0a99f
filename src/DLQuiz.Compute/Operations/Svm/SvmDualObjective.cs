using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmDualObjective : Operation
{
    private const double Slack = 1e-9;

    private static readonly RealInput Alpha = new("alpha", "[n]", "The multiplier of each sample.");
    private static readonly RealInput Y = Separation.Labels();
    private static readonly RealInput K = new("K", "[n,n]", "The kernel of every sample with every other.");
    private static readonly NullableNumberParameter C = new("C", "The upper bound of the multipliers; null for a hard margin.") { AtLeast = 0 };

    private static readonly RealOutput Objective = new("objective", "scalar", "The dual objective W.");
    private static readonly RealOutput Constraint = new("constraint", "scalar", "Σ α·y, which must be 0.");
    private static readonly BooleanOutput IsFeasible = new("feasible", "scalar", "Whether 0 ≤ α ≤ C and the constraint is within 1e-9 of 0.");
    private static readonly RealOutput Gradient = new("gradient", "[n]", "The gradient of W.");

    public override Declaration Declaration { get; } = new("svm_dual_objective", Family.Svm, "The dual objective of a support vector machine, its gradient, and whether the multipliers are feasible.")
    {
        Arguments = [Alpha, Y, K, C],
        Outputs = [Objective, Constraint, IsFeasible, Gradient],
        Definition = new(@"W=\sum_i\alpha_i-\tfrac12\sum_{ij}\alpha_i\alpha_jy_iy_jK_{ij}", "Bishop 2006, PRML, eq. 7.10 and 7.32 to 7.34"),
        Examples =
        [
            new("svm_dual_objective([0.5, 0.5], [1, -1], [[1, -1], [-1, 1]])", "0.5", "by hand: 1 − ½·(0.25·4)"),
            new("svm_dual_objective([0.5, 0.5], [1, -1], [[1, -1], [-1, 1]], C=0.4).feasible", "false", "by hand: 0.5 is above C"),
        ],
        Laws = [new("2W = Σα + α·gradient for a symmetric K", IsQuadratic)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double[] alpha = a.Get(Alpha).Data.ToArray();
        ReadOnlySpan<double> y = a.Get(Y).Data;
        int n = alpha.Length;
        double[] gradient = new double[n];
        double quadratic = 0;
        for (int i = 0; i < n; i++)
        {
            double row = 0;
            double column = 0;
            for (int j = 0; j < n; j++)
            {
                row += alpha[j] * y[i] * y[j] * a.Get(K).Data[(i * n) + j];
                column += alpha[j] * y[i] * y[j] * a.Get(K).Data[(j * n) + i];
            }
            quadratic += alpha[i] * row;
            gradient[i] = 1 - ((row + column) / 2);
        }
        double constraint = 0;
        for (int i = 0; i < n; i++)
            constraint += alpha[i] * y[i];
        o.Set(Objective, Statistics.Sum(alpha) - (quadratic / 2));
        o.Set(Constraint, constraint);
        o.Set(IsFeasible, Array.TrueForAll(alpha, one => one >= 0 && one <= (a.Get(C) ?? double.PositiveInfinity)) && Math.Abs(constraint) <= Slack);
        o.Set(Gradient, RealTensor.Vector(gradient));
    }

    private static bool IsQuadratic(Arguments a, Outputs o)
    {
        double along = 0;
        for (int i = 0; i < a.Get(Alpha).Count; i++)
            along += a.Get(Alpha).Data[i] * (1 + o.Get(Gradient).Data[i]);
        return Closeness.Near(2 * o.Get(Objective).Data[0], along, 1e4);
    }
}

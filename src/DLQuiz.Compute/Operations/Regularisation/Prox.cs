using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class Prox : Operation
{
    private static readonly RealInput X = new("x", "any", "Where the step starts, of any shape.");
    private static readonly ChoiceParameter<Kind> Penalty = new("kind", "The penalty.", ("l1", Kind.L1), ("l2", Kind.L2), ("elastic_net", Kind.ElasticNet), ("l0", Kind.L0));
    private static readonly NumberParameter Lambda = new("lambda", "The strength λ.") { AtLeast = 0 };
    private static readonly NumberParameter Step = new("step", "The step size.") { Default = 1, Above = 0 };
    private static readonly NumberParameter Ratio = new("l1_ratio", "The share of the L1 part, for 'elastic_net' only.") { Default = 0.5, AtLeast = 0, AtMost = 1 };

    private static readonly RealOutput Y = new("y", "like x", "The minimisers.");

    private enum Kind
    {
        L1,
        L2,
        ElasticNet,
        L0,
    }

    public override Declaration Declaration { get; } = new("prox", Family.Regularisation, "The proximal step of a penalty, element by element: the best compromise between staying near x and a small penalty.")
    {
        Arguments = [X, Penalty, Lambda, Step, Ratio],
        Outputs = [Y],
        Definition = new(@"\operatorname{prox}(x)=\arg\min_u\tfrac{(u-x)^2}{2\,step}+\Omega(u)", "Parikh and Boyd 2014, Proximal Algorithms, eq. 1.2 and section 6.5"),
        Examples =
        [
            new("prox([3, -0.5], 'l1', 1)", "[2, 0]", "by hand: soft threshold 1"),
            new("prox([3, -6], 'l2', 2)", "[1, -2]", "by hand: divided by 1 + 2"),
            new("prox([2, 2.1], 'l0', 2)", "[0, 2.1]", "by hand: kept beyond √(2·1·2) = 2"),
        ],
        Laws = [new("no point nearby has a smaller objective", IsAMinimum)],
    };

    private protected override void Compute(Arguments a, Outputs o) =>
        o.Set(Y, a.Get(X).Shape, Array.ConvertAll(a.Get(X).Data.ToArray(), x => At(a, x)));

    private static double At(Arguments a, double x)
    {
        double strength = a.Get(Lambda) * a.Get(Step);
        return a.Get(Penalty) switch
        {
            Kind.L1 => SoftThreshold.At(x, strength),
            Kind.L2 => x / (1 + strength),
            Kind.ElasticNet => SoftThreshold.At(x, strength * a.Get(Ratio)) / (1 + (strength * (1 - a.Get(Ratio)))),
            // |x| > √(2·step·λ) without the root, whose rounding would move the tie.
            _ => x * x <= 2 * strength ? 0 : x,
        };
    }

    private static bool IsAMinimum(Arguments a, Outputs o)
    {
        for (int i = 0; i < a.Get(X).Count; i++)
        {
            double x = a.Get(X).Data[i];
            double y = o.Get(Y).Data[i];
            foreach (double other in (ReadOnlySpan<double>)[0, x, y + 0.01, y - 0.01])
            {
                if (Objective(a, x, other) < Objective(a, x, y) - 1e-9)
                    return false;
            }
        }
        return true;
    }

    private static double Objective(Arguments a, double x, double u)
    {
        double ratio = a.Get(Penalty) switch { Kind.L1 => 1, Kind.L2 => 0, _ => a.Get(Ratio) };
        double penalty = a.Get(Penalty) == Kind.L0 ? u == 0 ? 0 : 1 : (ratio * Math.Abs(u)) + ((1 - ratio) / 2 * u * u);
        return ((u - x) * (u - x) / (2 * a.Get(Step))) + (a.Get(Lambda) * penalty);
    }
}

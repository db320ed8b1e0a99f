using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class Prox : Operation
{
    private static readonly RealInput X = new("x", "any", "The point from which the step is taken.");
    private static readonly ChoiceParameter<Penalty> Kind = new(
        "kind", "The penalty: λ|u|, λ/2·u², λ(ρ|u| + (1 − ρ)/2·u²) or λ·[u ≠ 0].", ("l1", Penalty.L1), ("l2", Penalty.L2), ("elastic_net", Penalty.ElasticNet), ("l0", Penalty.L0));
    private static readonly NumberParameter Lambda = new("lambda", "λ, the strength of the penalty.") { AtLeast = 0, Below = double.PositiveInfinity };
    private static readonly NumberParameter Step = new("step", "The step size, which weighs the penalty against the distance.") { Above = 0, Below = double.PositiveInfinity, Default = 1 };
    private static readonly NumberParameter Ratio = new("l1_ratio", "ρ, the share of the L1 part; for 'elastic_net' only.") { AtLeast = 0, AtMost = 1, Default = 0.5 };

    private static readonly RealOutput Y = new("y", "like x", "The minimiser for each element.");

    public override Declaration Declaration { get; } = new("prox", Family.Regularisation, "The proximal step of a penalty: the point that balances the penalty against the distance to x, element by element.")
    {
        Arguments = [X, Kind, Lambda, Step, Ratio],
        Outputs = [Y],
        Definition = new(
            @"\mathrm{prox}(x)=\arg\min_u \frac{(u-x)^2}{2\,step}+P(u)",
            "Parikh and Boyd 2014, Proximal Algorithms, equation 1.2 and section 6.5"),
        Examples =
        [
            new("prox([3, -0.5, -2], 'l1', 2, step=0.5)", "[2, 0, -1]", "by hand: soft thresholding at 0.5·2"),
            new("prox([3, -1], 'l2', 2, step=0.25)", "[2, -1/1.5]", "by hand: x/(1 + 0.5)"),
            new("prox([3, 2], 'l0', 2)", "[3, 0]", "by hand: kept above √(2·1·2) = 2"),
            new("prox(3, 'elastic_net', 2, l1_ratio=0.5)", "1", "by hand: (3 − 1)/(1 + 1)"),
        ],
        Laws = [new("no other point has a smaller (u − x)²/(2·step) + P(u)", Minimises)],
    };

    private enum Penalty
    {
        L1,
        L2,
        ElasticNet,
        L0,
    }

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        (double l0, double l1, double l2) = Weights(a);
        double step = a.Get(Step);
        double keep = Math.Sqrt(2 * step * l0);
        double[] y = new double[x.Count];
        for (int i = 0; i < y.Length; i++)
        {
            double value = x.Data[i];
            double shrunk = Math.Abs(value) <= step * l1 ? 0 : value - Math.CopySign(step * l1, value);
            y[i] = Math.Abs(value) <= keep ? 0 : shrunk / (1 + (step * l2));
        }
        o.Set(Y, x.Shape, y);
        if (o.Trace is not { } trace)
            return;
        if (l0 > 0)
            trace.Add("threshold", RealTensor.Scalar(keep), "√(2·step·λ): x is kept above it");
        if (l1 > 0)
            trace.Add("threshold", RealTensor.Scalar(step * l1), "step·λ, times l1_ratio for the elastic net: |x| loses it");
        if (l2 > 0)
            trace.Add("divisor", RealTensor.Scalar(1 + (step * l2)), "1 + step·λ, λ times 1 − l1_ratio for the elastic net");
        trace.Add("y", o.Get(Y), "the minimiser");
    }

    private static (double L0, double L1, double L2) Weights(Arguments a)
    {
        double lambda = a.Get(Lambda);
        return a.Get(Kind) switch
        {
            Penalty.L1 => (0, lambda, 0),
            Penalty.L2 => (0, 0, lambda),
            Penalty.L0 => (lambda, 0, 0),
            _ => (0, lambda * a.Get(Ratio), lambda * (1 - a.Get(Ratio))),
        };
    }

    private static bool Minimises(Arguments a, Outputs o)
    {
        for (int i = 0; i < a.Get(X).Count; i++)
        {
            double x = a.Get(X).Data[i];
            double y = o.Get(Y).Data[i];
            double reached = Objective(a, x, y);
            foreach (double other in (ReadOnlySpan<double>)[0, x, y * 0.99, y * 1.01, y + 0.01, y - 0.01, (x + y) / 2, -y])
            {
                if (Objective(a, x, other) < reached * (1 - 1e-9) - 1e-300)
                    return false;
            }
        }
        return true;
    }

    private static double Objective(Arguments a, double x, double u)
    {
        (double l0, double l1, double l2) = Weights(a);
        return ((u - x) * (u - x) / (2 * a.Get(Step))) + (u == 0 ? 0 : l0) + (l1 * Math.Abs(u)) + (l2 / 2 * u * u);
    }
}

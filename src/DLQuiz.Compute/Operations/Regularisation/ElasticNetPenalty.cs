using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class ElasticNetPenalty : Operation
{
    private static readonly RealInput W = new("w", "any", "The weights.");
    private static readonly NumberParameter Alpha = new("alpha", "The strength of both penalties together.") { AtLeast = 0, Below = double.PositiveInfinity };
    private static readonly NumberParameter Ratio = new("l1_ratio", "The share of the L1 penalty: 1 is the lasso, 0 is ridge.") { AtLeast = 0, AtMost = 1 };

    private static readonly RealOutput Value = new("value", "scalar", "The penalty.");
    private static readonly RealOutput Subgradient = new("subgradient", "like w", "α·l1_ratio·sign(w) + α·(1 − l1_ratio)·w, with sign(0) = 0.");

    public override Declaration Declaration { get; } = new("elastic_net_penalty", Family.Regularisation, "The elastic net's penalty in scikit-learn's scaling: the L2 part has a factor 1/2, the L1 part has none.")
    {
        Arguments = [W, Alpha, Ratio],
        Outputs = [Value, Subgradient],
        Definition = new(
            @"P(w)=\alpha\,\rho\sum_i|w_i|+\frac{\alpha(1-\rho)}2\sum_i w_i^2,\quad \rho=l1\_ratio",
            "Friedman, Hastie and Tibshirani 2010, Journal of Statistical Software 33(1), equation 2"),
        Examples =
        [
            new("elastic_net_penalty([3, -4], 0.1, 0.5)", "0.975", "by hand: 0.05·7 + 0.025·25 = 0.35 + 0.625"),
            new("elastic_net_penalty([2, 0, -1], 0.5, 1).subgradient", "[0.5, 0, -0.5]", "by hand: the lasso's, 0 at 0"),
        ],
        Laws =
        [
            new("it is at least α·l1_ratio·Σ|w|", IsAtLeastTheL1Part),
            new("w·subgradient = L1 part + 2·L2 part", SatisfiesEulersIdentity),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        (double l1, double l2) = Parts(a);
        double first = l1 * Norms.Of(w.Data, 1);
        double second = l2 / 2 * Squares(w.Data);
        double[] subgradient = new double[w.Count];
        for (int i = 0; i < subgradient.Length; i++)
            subgradient[i] = (l1 * Sign(w.Data[i])) + (l2 * w.Data[i]);
        o.Set(Value, first + second);
        o.Set(Subgradient, w.Shape, subgradient);
        if (o.Trace is not { } trace)
            return;
        trace.Add("L1 part", RealTensor.Scalar(first), "α·l1_ratio·Σ|w|");
        trace.Add("L2 part", RealTensor.Scalar(second), "α·(1 − l1_ratio)/2·Σw²");
        trace.Add("value", o.Get(Value), "their sum");
        trace.Add("subgradient", o.Get(Subgradient), "α·l1_ratio·sign(w) + α·(1 − l1_ratio)·w");
    }

    private static (double L1, double L2) Parts(Arguments a) => (a.Get(Alpha) * a.Get(Ratio), a.Get(Alpha) * (1 - a.Get(Ratio)));

    private static double Squares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value * value;
        return sum;
    }

    /// <summary>Unlike Math.Sign, passes NaN on.</summary>
    private static double Sign(double value) => value > 0 ? 1 : value < 0 ? -1 : value;

    private static bool IsAtLeastTheL1Part(Arguments a, Outputs o) =>
        !(o.Get(Value).Data[0] < Parts(a).L1 * Norms.Of(a.Get(W).Data, 1) * (1 - 1e-12));

    private static bool SatisfiesEulersIdentity(Arguments a, Outputs o)
    {
        double product = 0;
        for (int i = 0; i < a.Get(W).Count; i++)
            product += a.Get(W).Data[i] * o.Get(Subgradient).Data[i];
        double first = Parts(a).L1 * Norms.Of(a.Get(W).Data, 1);
        return Closeness.Near(product, (2 * o.Get(Value).Data[0]) - first, product);
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class ElasticNetPenalty : Operation
{
    private static readonly RealInput W = new("w", "any", "The weights, of any shape.");
    private static readonly NumberParameter Alpha = new("alpha", "The strength α of both parts together.") { AtLeast = 0 };
    private static readonly NumberParameter Ratio = new("l1_ratio", "The share of the L1 part.") { AtLeast = 0, AtMost = 1 };

    private static readonly RealOutput Value = new("value", "scalar", "The penalty.");
    private static readonly RealOutput Subgradient = new("subgradient", "like w", "Its subgradient, with 0 for the L1 part at 0.");

    public override Declaration Declaration { get; } = new("elastic_net_penalty", Family.Regularisation, "L1 and half of the squared L2 norm, mixed by a ratio.")
    {
        Arguments = [W, Alpha, Ratio],
        Outputs = [Value, Subgradient],
        Definition = new(@"\Omega(w)=\alpha\rho\lVert w\rVert_1+\tfrac{\alpha(1-\rho)}2\lVert w\rVert_2^2", "Zou and Hastie 2005, Regularization and variable selection via the elastic net; scaling as in scikit-learn 1.2, ElasticNet"),
        Examples =
        [
            new("elastic_net_penalty([1, -2], 1, 0.5)", "2.75", "by hand: 0.5·3 + 0.25·5"),
            new("elastic_net_penalty([1, -2, 0], 1, 0.5).subgradient", "[1, -1.5, 0]", "by hand: 0.5·sign + 0.5·w"),
        ],
        Laws = [new("it lies between its two parts alone", LiesBetween)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double first = a.Get(Alpha) * a.Get(Ratio);
        double second = a.Get(Alpha) * (1 - a.Get(Ratio));
        double[] magnitudes = Array.ConvertAll(w.Data.ToArray(), Math.Abs);
        double[] squares = Array.ConvertAll(w.Data.ToArray(), static weight => weight * weight);
        o.Set(Value, (first * Statistics.Sum(magnitudes)) + (second / 2 * Statistics.Sum(squares)));
        o.Set(Subgradient, w.Shape, Array.ConvertAll(w.Data.ToArray(), weight => double.IsNaN(weight) ? weight : (first * Math.Sign(weight)) + (second * weight)));
        o.Trace?.Add("Σ|w|", RealTensor.Scalar(Statistics.Sum(magnitudes)), "the L1 part");
        o.Trace?.Add("Σw²", RealTensor.Scalar(Statistics.Sum(squares)), "the L2 part");
    }

    private static bool LiesBetween(Arguments a, Outputs o)
    {
        double lasso = Of(a, 1);
        double ridge = Of(a, 0);
        double value = o.Get(Value).Data[0];
        return value >= Math.Min(lasso, ridge) - 1e-9 && value <= Math.Max(lasso, ridge) + 1e-9;
    }

    private static double Of(Arguments a, double ratio) =>
        ((RealTensor)a.Operation.Evaluate(a.Operation.Bind(a.Get(W), RealTensor.Scalar(a.Get(Alpha)), RealTensor.Scalar(ratio))).First).Data[0];
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class L1Penalty : Operation
{
    private static readonly RealInput W = new("w", "any", "The weights, of any shape.");
    private static readonly NumberParameter Lambda = new("lambda", "The strength λ.") { AtLeast = 0 };

    private static readonly RealOutput Value = new("value", "scalar", "λ·Σ|w|.");
    private static readonly RealOutput Subgradient = new("subgradient", "like w", "λ·sign(w), with 0 at 0.");
    private static readonly RealOutput Low = new("low", "like w", "The smallest subgradient of each weight: −λ at 0.");
    private static readonly RealOutput High = new("high", "like w", "The largest subgradient of each weight: λ at 0.");

    public override Declaration Declaration { get; } = new("l1_penalty", Family.Regularisation, "The L1 penalty λ·Σ|w| with its subgradient, which pulls every weight by the same force whatever its size.")
    {
        Arguments = [W, Lambda],
        Outputs = [Value, Subgradient, Low, High],
        Definition = new(@"\Omega(w)=\lambda\sum_i|w_i|,\quad \partial_i\Omega=\lambda\operatorname{sign}(w_i)\ (w_i\ne0),\ [-\lambda,\lambda]\ (w_i=0)", "Goodfellow, Bengio and Courville 2016, Deep Learning, eq. 7.18 to 7.20"),
        Examples =
        [
            new("l1_penalty([1, -2, 0], 0.5)", "1.5", "by hand: 0.5·(1 + 2 + 0)"),
            new("l1_penalty([1, -2, 0], 0.5).subgradient", "[0.5, -0.5, 0]", "by hand"),
        ],
        Laws =
        [
            new("w·subgradient = value", static (a, o) => Closeness.Near(Products(a, o), o.Get(Value).Data[0])),
            new("low ≤ subgradient ≤ high", static (_, o) => IsBetween(o)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double lambda = a.Get(Lambda);
        double[] magnitudes = new double[w.Count];
        double[] subgradient = new double[w.Count];
        double[] low = new double[w.Count];
        double[] high = new double[w.Count];
        for (int i = 0; i < w.Count; i++)
        {
            double weight = w.Data[i];
            magnitudes[i] = Math.Abs(weight);
            subgradient[i] = double.IsNaN(weight) ? weight : lambda * Math.Sign(weight);
            low[i] = weight == 0 ? -lambda : subgradient[i];
            high[i] = weight == 0 ? lambda : subgradient[i];
        }
        o.Set(Value, lambda * Statistics.Sum(magnitudes));
        o.Set(Subgradient, w.Shape, subgradient);
        o.Set(Low, w.Shape, low);
        o.Set(High, w.Shape, high);
        o.Trace?.Add("|w|", RealTensor.Adopt(w.Shape, magnitudes), "the magnitudes");
        o.Trace?.Add("Σ|w|", RealTensor.Scalar(Statistics.Sum(magnitudes)), "their sum");
    }

    private static double Products(Arguments a, Outputs o)
    {
        double sum = 0;
        for (int i = 0; i < a.Get(W).Count; i++)
            sum += a.Get(W).Data[i] * o.Get(Subgradient).Data[i];
        return sum;
    }

    private static bool IsBetween(Outputs o)
    {
        for (int i = 0; i < o.Get(Subgradient).Count; i++)
        {
            if (o.Get(Low).Data[i] > o.Get(Subgradient).Data[i] || o.Get(Subgradient).Data[i] > o.Get(High).Data[i])
                return false;
        }
        return true;
    }
}

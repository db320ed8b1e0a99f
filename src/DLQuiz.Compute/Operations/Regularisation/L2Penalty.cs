using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class L2Penalty : Operation
{
    private static readonly RealInput W = new("w", "any", "The weights, of any shape.");
    private static readonly NumberParameter Lambda = new("lambda", "The strength λ.") { AtLeast = 0 };
    private static readonly FlagParameter IsHalf = new("half", "Whether λ/2 stands before the sum, so that the gradient is λ·w.") { Default = false };

    private static readonly RealOutput Value = new("value", "scalar", "The penalty.");
    private static readonly RealOutput Gradient = new("gradient", "like w", "2λ·w, or λ·w with the half.");

    public override Declaration Declaration { get; } = new("l2_penalty", Family.Regularisation, "The L2 penalty λ·Σw² (or λ/2·Σw²) and its gradient, which pulls a weight in proportion to its size.")
    {
        Arguments = [W, Lambda, IsHalf],
        Outputs = [Value, Gradient],
        Definition = new(@"\Omega(w)=\lambda\sum_i w_i^2,\ \nabla\Omega=2\lambda w;\quad \tfrac\lambda2\sum_i w_i^2,\ \nabla\Omega=\lambda w", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 7.1.1"),
        Examples =
        [
            new("l2_penalty([3, -4], 0.1)", "2.5", "by hand: 0.1·(9 + 16)"),
            new("l2_penalty([3, -4], 0.1, half=true).gradient", "[0.3, -0.4]", "by hand: 0.1·w"),
        ],
        Laws =
        [
            new("w·gradient = 2·value", static (a, o) => Closeness.Near(Products(a, o), 2 * o.Get(Value).Data[0])),
            new("half halves the value", HalfHalves),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double lambda = a.Get(Lambda);
        double factor = a.Get(IsHalf) ? lambda / 2 : lambda;
        double[] squares = new double[w.Count];
        double[] gradient = new double[w.Count];
        for (int i = 0; i < w.Count; i++)
        {
            squares[i] = w.Data[i] * w.Data[i];
            gradient[i] = 2 * factor * w.Data[i];
        }
        o.Set(Value, factor * Statistics.Sum(squares));
        o.Set(Gradient, w.Shape, gradient);
        o.Trace?.Add("w²", RealTensor.Adopt(w.Shape, squares), "the squares");
        o.Trace?.Add("Σw²", RealTensor.Scalar(Statistics.Sum(squares)), "their sum");
    }

    private static double Products(Arguments a, Outputs o)
    {
        double sum = 0;
        for (int i = 0; i < a.Get(W).Count; i++)
            sum += a.Get(W).Data[i] * o.Get(Gradient).Data[i];
        return sum;
    }

    private static bool HalfHalves(Arguments a, Outputs o)
    {
        Values.Value other = BooleanTensor.Scalar(!a.Get(IsHalf));
        double value = ((RealTensor)a.Operation.Evaluate(a.Operation.Bind(a.Get(W), RealTensor.Scalar(a.Get(Lambda)), other)).First).Data[0];
        double whole = a.Get(IsHalf) ? value : o.Get(Value).Data[0];
        double half = a.Get(IsHalf) ? o.Get(Value).Data[0] : value;
        return Closeness.Near(whole, 2 * half, 0);
    }
}

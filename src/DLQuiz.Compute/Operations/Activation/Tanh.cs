using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class Tanh : Operation
{
    private static readonly RealInput X = Elementwise.Input();
    private static readonly RealOutput Y = Elementwise.Value();
    private static readonly RealOutput DyDx = Elementwise.Derivative();

    public override Declaration Declaration { get; } = new("tanh", Family.Activation, "The hyperbolic tangent and its derivative 1 − y².")
    {
        Arguments = [X],
        Outputs = [Y, DyDx],
        Definition = new(@"\tanh(x)=\frac{e^{x}-e^{-x}}{e^{x}+e^{-x}},\quad \tanh'(x)=1-\tanh^2(x)", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.3.2"),
        Examples =
        [
            new("tanh(log(3))", "0.8", "by hand: (3 − 1/3)/(3 + 1/3)"),
            new("tanh([0, log(3)]).dy_dx", "[1, 0.36]", "by hand: 1 − 0², 1 − 0.8²"),
        ],
        Laws =
        [
            new("tanh(−x) = −tanh(x)", static (a, o) => Elementwise.All(Elementwise.AtNegative(a, X), o.Get(Y), static (mirrored, y) => mirrored == -y)),
            new("tanh(x) = 2σ(2x) − 1", static (a, o) => Elementwise.All(a.Get(X), o.Get(Y), static (x, y) => Closeness.Near(y, (2 * Sigmoid.At(2 * x).Value) - 1))),
        ],
    };

    /// <summary>The derivative as 4e^−2|x|/(1 + e^−2|x|)², which keeps its digits where 1 − y² cancels.</summary>
    public static (double Value, double Derivative) At(double x)
    {
        double small = Math.Exp(-2 * Math.Abs(x));
        double share = 1 / (1 + small);
        return (Math.Tanh(x), 4 * small * share * share);
    }

    private protected override void Compute(Arguments a, Outputs o) => Elementwise.Map(a.Get(X), o, Y, DyDx, At);
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class Sigmoid : Operation
{
    private static readonly RealInput X = Elementwise.Input();
    private static readonly RealOutput Y = Elementwise.Value();
    private static readonly RealOutput DyDx = Elementwise.Derivative();

    public override Declaration Declaration { get; } = new("sigmoid", Family.Activation, "The logistic function 1/(1 + e⁻ˣ) and its derivative y(1 − y).")
    {
        Arguments = [X],
        Outputs = [Y, DyDx],
        Definition = new(@"\sigma(x)=\frac{1}{1+e^{-x}},\quad \sigma'(x)=\sigma(x)\,(1-\sigma(x))", "Goodfellow, Bengio and Courville 2016, Deep Learning, eq. 3.30 and 3.34"),
        Examples =
        [
            new("sigmoid(0)", "0.5", "by hand: 1/(1 + 1)"),
            new("sigmoid(log(3)).dy_dx", "3/16", "by hand: y = 3/4, y(1 − y)"),
        ],
        Laws =
        [
            new("σ(−x) = 1 − σ(x)", static (a, o) => Elementwise.All(Elementwise.AtNegative(a, X), o.Get(Y), static (mirrored, y) => Closeness.Near(mirrored, 1 - y))),
            new("0 ≤ σ(x) ≤ 1 and 0 ≤ σ'(x) ≤ 1/4", static (_, o) => Elementwise.All(o.Get(Y), o.Get(DyDx), static (y, slope) => y is >= 0 and <= 1 && slope is >= 0 and <= 0.25)),
        ],
    };

    /// <summary>By e^−|x|, which cannot overflow and loses nothing on either side.</summary>
    public static (double Value, double Derivative) At(double x)
    {
        double small = Math.Exp(-Math.Abs(x));
        double share = 1 / (1 + small);
        return (x >= 0 ? share : small * share, small * share * share);
    }

    private protected override void Compute(Arguments a, Outputs o) => Elementwise.Map(a.Get(X), o, Y, DyDx, At);
}

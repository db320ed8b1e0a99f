using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class Silu : Operation
{
    private static readonly RealInput X = Elementwise.Input();
    private static readonly NumberParameter Beta = new("beta", "The steepness β of the gate; 1 for SiLU, otherwise Swish.") { Default = 1 };
    private static readonly RealOutput Y = Elementwise.Value();
    private static readonly RealOutput DyDx = Elementwise.Derivative();

    public override Declaration Declaration { get; } = new("silu", Family.Activation, "x gated by its own sigmoid: SiLU, or Swish for a steepness other than 1.")
    {
        Arguments = [X, Beta],
        Outputs = [Y, DyDx],
        Definition = new(@"y=x\,\sigma(\beta x),\quad y'=\sigma(\beta x)+\beta x\,\sigma'(\beta x)", "Ramachandran, Zoph and Le 2017, arXiv:1710.05941, section 3"),
        Examples =
        [
            new("silu(log(3))", "0.75*log(3)", "by hand: σ(log 3) = 3/4"),
            new("silu(0, beta=2).dy_dx", "0.5", "by hand: σ(0)"),
        ],
        Laws = [new("y(x) − y(−x) = x", static (a, o) => Elementwise.All(Elementwise.Sum(o.Get(Y), Elementwise.AtNegative(a, X), -1), a.Get(X), static (difference, x) => Closeness.Near(difference, x)))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double beta = a.Get(Beta);
        Elementwise.Map(a.Get(X), o, Y, DyDx, x =>
        {
            (double gate, double slope) = Sigmoid.At(beta * x);
            return (x * gate, gate + (beta * x * slope));
        });
    }
}

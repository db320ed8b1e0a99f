using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class Softplus : Operation
{
    private static readonly RealInput X = Elementwise.Input();
    private static readonly NumberParameter Beta = new("beta", "The steepness β.") { Default = 1, Above = 0 };
    private static readonly RealOutput Y = Elementwise.Value();
    private static readonly RealOutput DyDx = Elementwise.Derivative();

    public override Declaration Declaration { get; } = new("softplus", Family.Activation, "The smooth rectifier log(1 + e^(βx))/β, whose derivative is the sigmoid.")
    {
        Arguments = [X, Beta],
        Outputs = [Y, DyDx],
        Definition = new(@"y=\tfrac1\beta\log(1+e^{\beta x}),\quad y'=\sigma(\beta x)", "Dugas et al. 2001, Incorporating Second-Order Functional Knowledge for Better Option Pricing, eq. 6"),
        Examples =
        [
            new("softplus(0)", "log(2)", "by hand"),
            new("softplus(log(3), beta=2)", "log(10)/2", "by hand: log(1 + 3²)/2"),
        ],
        Laws = [new("y(x) − y(−x) = x", static (a, o) => Elementwise.All(Elementwise.Sum(o.Get(Y), Elementwise.AtNegative(a, X), -1), a.Get(X), static (difference, x) => Closeness.Near(difference, x, 100)))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double beta = a.Get(Beta);
        Elementwise.Map(a.Get(X), o, Y, DyDx, x => ((Math.Max(beta * x, 0) + Elementary.LogOnePlus(Math.Exp(-Math.Abs(beta * x)))) / beta, Sigmoid.At(beta * x).Value));
    }
}

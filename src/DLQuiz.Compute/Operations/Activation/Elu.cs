using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class Elu : Operation
{
    private static readonly RealInput X = Elementwise.Input();
    private static readonly NumberParameter Alpha = new("alpha", "The depth α of the plateau below 0.") { Default = 1 };
    private static readonly RealOutput Y = Elementwise.Value();
    private static readonly RealOutput DyDx = Elementwise.Derivative();

    public override Declaration Declaration { get; } = new("elu", Family.Activation, "The exponential linear unit; its derivative at 0 is taken as α.")
    {
        Arguments = [X, Alpha],
        Outputs = [Y, DyDx],
        Definition = new(@"y=x\ (x>0),\quad y=\alpha\,(e^{x}-1)\ (x\le0)", "Clevert, Unterthiner and Hochreiter 2016, arXiv:1511.07289, eq. 15"),
        Examples =
        [
            new("elu([2, -log(2)], alpha=3)", "[2, -1.5]", "by hand: 3·(1/2 − 1)"),
            new("elu([0, -log(2)], alpha=3).dy_dx", "[3, 1.5]", "by hand: α·eˣ"),
        ],
        Laws = [new("below 0 the derivative is y + α", static (a, o) => Elementwise.All(o.Get(Y), o.Get(DyDx), (y, slope) => slope == 1 || Closeness.Near(slope, y + a.Get(Alpha), 10)))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double alpha = a.Get(Alpha);
        Elementwise.Map(a.Get(X), o, Y, DyDx, x => x > 0 ? (x, 1) : (alpha * Elementary.ExpMinusOne(x), alpha * Math.Exp(x)));
    }
}

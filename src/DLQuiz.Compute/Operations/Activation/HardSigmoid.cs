using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class HardSigmoid : Operation
{
    private static readonly RealInput X = Elementwise.Input();
    private static readonly NumberParameter Alpha = new("alpha", "The slope of the middle part.") { Default = 1.0 / 6 };
    private static readonly NumberParameter Beta = new("beta", "The value at 0.") { Default = 0.5 };
    private static readonly RealOutput Y = Elementwise.Value();
    private static readonly RealOutput DyDx = Elementwise.Derivative();

    public override Declaration Declaration { get; } = new("hard_sigmoid", Family.Activation, "The sigmoid made of straight lines, clip(αx + β, 0, 1); its derivative is 0 at and beyond both corners.")
    {
        Arguments = [X, Alpha, Beta],
        Outputs = [Y, DyDx],
        Definition = new(@"y=\min(\max(\alpha x+\beta,0),1)", "Courbariaux, Bengio and David 2015, arXiv:1511.00363, eq. 3, in ONNX's parameters"),
        Examples =
        [
            new("hard_sigmoid([-4, 1, 4], alpha=0.25, beta=0.5)", "[0, 0.75, 1]", "by hand"),
            new("hard_sigmoid([-2, 1, 2], alpha=0.25, beta=0.5).dy_dx", "[0, 0.25, 0]", "by hand, with 0 at the corners"),
        ],
        Laws = [new("0 ≤ y ≤ 1, and the derivative is 0 where y is 0 or 1", static (_, o) => Elementwise.All(o.Get(Y), o.Get(DyDx), static (y, slope) => y is >= 0 and <= 1 && (slope == 0 || y is > 0 and < 1)))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double alpha = a.Get(Alpha);
        double beta = a.Get(Beta);
        Elementwise.Map(a.Get(X), o, Y, DyDx, x =>
        {
            double line = (alpha * x) + beta;
            return line <= 0 ? (0, 0) : line >= 1 ? (1, 0) : (line, alpha);
        });
    }
}

using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class LeakyRelu : Operation
{
    private static readonly RealInput X = Elementwise.Input();
    private static readonly NumberParameter Slope = new("negative_slope", "The slope for x ≤ 0.") { Default = 0.01 };
    private static readonly RealOutput Y = Elementwise.Value();
    private static readonly RealOutput DyDx = Elementwise.Derivative();

    public override Declaration Declaration { get; } = new("leaky_relu", Family.Activation, "The rectifier with a small slope below 0; its derivative at 0 is taken as that slope.")
    {
        Arguments = [X, Slope],
        Outputs = [Y, DyDx],
        Definition = new(@"y=x\ (x>0),\quad y=a\,x\ (x\le0)", "Maas, Hannun and Ng 2013, Rectifier Nonlinearities Improve Neural Network Acoustic Models, eq. 2"),
        Examples =
        [
            new("leaky_relu([-2, 0, 3], negative_slope=0.1)", "[-0.2, 0, 3]", "by hand"),
            new("leaky_relu([-2, 0, 3], negative_slope=0.1).dy_dx", "[0.1, 0.1, 1]", "by hand, with the slope at the kink"),
        ],
        Laws = [new("y = x·dy/dx", static (a, o) => Elementwise.All(a.Get(X), o.Get(Y), (x, y) => y == x || y == x * a.Get(Slope)) && Elementwise.All(o.Get(DyDx), a.Get(X), (slope, x) => slope == (x > 0 ? 1 : a.Get(Slope))))],
    };

    public static (double Value, double Derivative) At(double x, double slope) => x > 0 ? (x, 1) : (slope * x, slope);

    private protected override void Compute(Arguments a, Outputs o)
    {
        double slope = a.Get(Slope);
        Elementwise.Map(a.Get(X), o, Y, DyDx, x => At(x, slope));
    }
}

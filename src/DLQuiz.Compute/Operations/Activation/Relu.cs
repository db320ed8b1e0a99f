using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class Relu : Operation
{
    private static readonly RealInput X = Elementwise.Input();
    private static readonly RealOutput Y = Elementwise.Value();
    private static readonly RealOutput DyDx = Elementwise.Derivative();

    public override Declaration Declaration { get; } = new("relu", Family.Activation, "The rectifier max(x, 0); its derivative at 0 is taken as 0.")
    {
        Arguments = [X],
        Outputs = [Y, DyDx],
        Definition = new(@"\mathrm{relu}(x)=\max(x,0)", "Nair and Hinton 2010, Rectified Linear Units Improve Restricted Boltzmann Machines"),
        Examples =
        [
            new("relu([-2, 0, 3])", "[0, 0, 3]", "by hand"),
            new("relu([-2, 0, 3]).dy_dx", "[0, 0, 1]", "by hand, with 0 at the kink"),
        ],
        Laws = [new("relu(x) − relu(−x) = x", static (a, o) => Elementwise.All(Elementwise.AtNegative(a, X), a.Get(X), static (mirrored, x) => Math.Max(x, 0) - mirrored == x) && Elementwise.All(o.Get(Y), a.Get(X), static (y, x) => y == Math.Max(x, 0)))],
    };

    public static (double Value, double Derivative) At(double x) => x > 0 ? (x, 1) : double.IsNaN(x) ? (x, x) : (0, 0);

    private protected override void Compute(Arguments a, Outputs o) => Elementwise.Map(a.Get(X), o, Y, DyDx, At);
}

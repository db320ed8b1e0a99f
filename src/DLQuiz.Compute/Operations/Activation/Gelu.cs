using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using MathNet.Numerics;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class Gelu : Operation
{
    private const double Cubic = 0.044715;

    private static readonly RealInput X = Elementwise.Input();
    private static readonly ChoiceParameter<Approximation> How = new("approximate", "'none' for the exact normal distribution function, 'tanh' for its approximation.", ("none", Approximation.None), ("tanh", Approximation.Tanh)) { Default = "none" };
    private static readonly RealOutput Y = Elementwise.Value();
    private static readonly RealOutput DyDx = Elementwise.Derivative();

    private enum Approximation
    {
        None,
        Tanh,
    }

    public override Declaration Declaration { get; } = new("gelu", Family.Activation, "The Gaussian error linear unit x·Φ(x), exact or by its tanh approximation.")
    {
        Arguments = [X, How],
        Outputs = [Y, DyDx],
        Definition = new(@"y=x\,\Phi(x)\approx\tfrac12x\Big(1+\tanh\big(\sqrt{2/\pi}\,(x+0.044715x^3)\big)\Big)", "Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2"),
        Examples =
        [
            new("gelu(1)", "0.8413447460685429", "table of the normal distribution: Φ(1)"),
            new("gelu(0).dy_dx", "0.5", "by hand: Φ(0) + 0·φ(0)"),
        ],
        Laws = [new("y(x) − y(−x) = x", static (a, o) => Elementwise.All(Elementwise.Sum(o.Get(Y), Elementwise.AtNegative(a, X), -1), a.Get(X), static (difference, x) => Closeness.Near(difference, x)))],
    };

    private protected override void Compute(Arguments a, Outputs o) =>
        Elementwise.Map(a.Get(X), o, Y, DyDx, a.Get(How) == Approximation.None ? Exact : Approximate);

    private static (double Value, double Derivative) Exact(double x)
    {
        double share = 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));
        double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        return (x * share, share + (x * density));
    }

    /// <summary>(1 + tanh u)/2 = σ(2u), which does not cancel for negative u.</summary>
    private static (double Value, double Derivative) Approximate(double x)
    {
        double scale = 2 * Math.Sqrt(2 / Math.PI);
        (double share, double slope) = Sigmoid.At(scale * (x + (Cubic * x * x * x)));
        // Where the slope has vanished, the polynomial beside it may be beyond f64.
        double bend = slope == 0 ? 0 : x * slope * scale * (1 + (3 * Cubic * x * x));
        return (x * share, share + bend);
    }
}

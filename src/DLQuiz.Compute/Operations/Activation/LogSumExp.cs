using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Activation;

internal sealed class LogSumExp : Operation
{
    private static readonly RealInput X = new("x", "any", "The exponents.");
    private static readonly OptionalIntegersParameter Axes = new("axes", "Over which axes; null for all.");
    private static readonly FlagParameter KeepsAxes = new("keepdims", "Whether reduced axes stay with length 1.") { Default = false };

    private static readonly RealOutput Y = new("y", "any", "The logarithm of the sum of exponentials.");

    public override Declaration Declaration { get; } = new("logsumexp", Family.Activation, "The logarithm of a sum of exponentials over some axes, without overflow; -inf where all are.")
    {
        Arguments = [X, Axes, KeepsAxes],
        Outputs = [Y],
        Definition = new(@"y=m+\log\sum_i e^{x_i-m},\quad m=\max_i x_i", "Blanchard, Higham and Higham 2021, Accurately computing the log-sum-exp and softmax functions, eq. 1.4"),
        Examples =
        [
            new("logsumexp([0, log(3)])", "log(4)", "by hand: log(1 + 3)"),
            new("logsumexp([[1000, 1000], [0, log(3)]], axes=[1])", "[1000 + log(2), log(4)]", "by hand"),
        ],
        Laws = [new("max ≤ y ≤ max + log(n) over all elements", static (a, o) => a.Get(Axes) is not null || IsBetween(a, o))],
    };

    /// <summary>The maximum and what the logarithm adds to it.</summary>
    public static (double Largest, double Added) Parts(ReadOnlySpan<double> values)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in values)
            largest = Math.Max(largest, value);
        double sum = 0;
        foreach (double value in values)
            sum += Math.Exp(value - largest);
        return (largest, Math.Log(sum));
    }

    private protected override void Compute(Arguments a, Outputs o)
    {
        try
        {
            o.Set(Y, Reduction.Over(a.Get(X), a.Get(Axes), a.Get(KeepsAxes), static group => Of(group)));
        }
        catch (FormatException problem)
        {
            throw a.Refuse(Axes, $"is {a.Get(Axes)}", problem.Message);
        }
    }

    private static double Of(ReadOnlySpan<double> values)
    {
        (double largest, double rest) = Parts(values);
        return double.IsInfinity(largest) ? largest : largest + rest;
    }

    private static bool IsBetween(Arguments a, Outputs o)
    {
        double largest = a.Get(X).Data.ToArray().Max();
        double y = o.Get(Y).Data[0];
        return y >= largest && y <= largest + Math.Log(a.Get(X).Count) + 1e-9;
    }
}

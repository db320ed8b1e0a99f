using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class RmsNorm : Operation
{
    private static readonly RealInput X = new("x", "[...,*normalized_shape]", "The activations; the trailing axes are normalized together.");
    private static readonly IntegersParameter NormalizedShape = new("normalized_shape", "The lengths of the trailing axes.") { AtLeast = 1 };
    private static readonly OptionalRealInput Gamma = new("gamma", "[*normalized_shape]", "The learned scale γ of each element; 1 when left out.");
    private static readonly NumberParameter Eps = new("eps", "ε, added to the mean square inside the square root.") { Default = 1e-5, AtLeast = 0 };

    private static readonly RealOutput Y = new("y", "like x", "The normalized and scaled activations.");
    private static readonly RealOutput InvRms = new("inv_rms", "[...]", "1/√(mean(x²) + ε) of each sample.");

    public override Declaration Declaration { get; } = new("rms_norm", Family.Normalization, "RMS normalization: each sample by its root mean square; no mean is subtracted and there is no β.")
    {
        Arguments = [X, NormalizedShape, Gamma, Eps],
        Outputs = [Y, InvRms],
        Definition = new(@"y=\gamma\odot\frac{x}{\sqrt{\tfrac1n\sum_i x_i^2+\epsilon}}", "Zhang and Sennrich 2019, arXiv:1910.07467, eq. 4"),
        Examples =
        [
            new("rms_norm([1, 7], [2], eps=0)", "[0.2, 1.4]", "by hand: √((1 + 49)/2) = 5"),
            new("rms_norm([[3, 4]], [2], gamma=[1, 2], eps=0.5)", "[[3/sqrt(13), 8/sqrt(13)]]", "by hand: √(12.5 + 0.5)"),
        ],
        Laws = [new("without γ the mean square of a sample is s/(s + ε), s that of x", HasUnitMeanSquare)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int leading = x.Shape.Rank - a.Get(NormalizedShape).Count;
        int length = x.Shape.CountBetween(leading, x.Shape.Rank);
        double[] inverse = new double[x.Count / length];
        double[] y = new double[x.Count];
        for (int run = 0; run < inverse.Length; run++)
            inverse[run] = Moments.InverseDeviation(MeanSquare(x.Data.Slice(run * length, length)), a.Get(Eps));
        for (int i = 0; i < y.Length; i++)
            y[i] = x.Data[i] * inverse[i / length] * (a.Get(Gamma)?.Data[i % length] ?? 1);
        o.Set(Y, x.Shape, y);
        o.Set(InvRms, Shape.Of(x.Shape.Axes[..leading]), inverse);
        o.Trace?.Add("1/rms", o.Get(InvRms), "1/√(mean(x²) + ε)");
        o.Trace?.Add("y", o.Get(Y), "γ·x/rms");
    }

    private static double MeanSquare(ReadOnlySpan<double> run)
    {
        double sum = 0;
        foreach (double value in run)
            sum += value * value;
        return sum / run.Length;
    }

    private static bool HasUnitMeanSquare(Arguments a, Outputs o)
    {
        int length = a.Get(X).Count / o.Get(InvRms).Count;
        for (int start = 0; start < a.Get(X).Count && a.Get(Gamma) is null; start += length)
        {
            double square = MeanSquare(a.Get(X).Data.Slice(start, length));
            double expected = square == 0 ? 0 : square / (square + a.Get(Eps));
            if (!Closeness.Near(MeanSquare(o.Get(Y).Data.Slice(start, length)), expected))
                return false;
        }
        return true;
    }
}

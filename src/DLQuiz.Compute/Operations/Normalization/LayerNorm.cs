using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class LayerNorm : Operation
{
    private static readonly RealInput X = new("x", "[...,*normalized_shape]", "The activations; the trailing axes are normalized together.");
    private static readonly IntegersParameter NormalizedShape = new("normalized_shape", "The lengths of the trailing axes.") { AtLeast = 1 };
    private static readonly OptionalRealInput Gamma = new("gamma", "[*normalized_shape]", "The learned scale γ of each element; 1 when left out.");
    private static readonly OptionalRealInput Beta = new("beta", "[*normalized_shape]", "The learned shift β of each element; 0 when left out.");
    private static readonly NumberParameter Eps = new("eps", "ε, added to the variance inside the square root.") { Default = 1e-5, AtLeast = 0 };

    private static readonly RealOutput Y = new("y", "like x", "The normalized, scaled and shifted activations.");
    private static readonly RealOutput Mean = new("mean", "[...]", "The mean of each sample.");
    private static readonly RealOutput InvStd = new("inv_std", "[...]", "1/√(σ² + ε) of each sample.");

    public override Declaration Declaration { get; } = new("layer_norm", Family.Normalization, "Layer normalization: each sample by its own mean and biased variance over the trailing axes.")
    {
        Arguments = [X, NormalizedShape, Gamma, Beta, Eps],
        Outputs = [Y, Mean, InvStd],
        Definition = new(@"y=\gamma\odot\frac{x-\mu}{\sqrt{\sigma^2+\epsilon}}+\beta,\quad \mu,\sigma^2\ \text{over the trailing axes}", "Ba, Kiros and Hinton 2016, arXiv:1607.06450, eq. 3"),
        Examples =
        [
            new("layer_norm([[1, 3], [10, 30]], [2], eps=0)", "[[-1, 1], [-1, 1]]", "by hand: each row by its own mean and deviation"),
            new("layer_norm([1, 3], [2], gamma=[2, 2], beta=[5, 5], eps=0)", "[3, 7]", "by hand: 2·(∓1) + 5"),
        ],
        Laws =
        [
            new("without γ and β the elements of a sample add up to 0", AddsUpToZero),
            new("x shifted by a constant gives the same y", ShiftChangesNothing),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int leading = x.Shape.Rank - a.Get(NormalizedShape).Count;
        int length = x.Shape.CountBetween(leading, x.Shape.Rank);
        Runs runs = new(x.Data, x.Count / length, a.Get(Eps));
        Shape samples = Shape.Of(x.Shape.Axes[..leading]);
        o.Set(Y, x.Shape, runs.Affine(a.Get(Gamma), a.Get(Beta), i => i % length));
        o.Set(Mean, samples, runs.Mean);
        o.Set(InvStd, samples, runs.Inverse);
        if (o.Trace is not { } trace)
            return;
        trace.Add("μ", o.Get(Mean), "the mean of each sample");
        trace.Add("σ²", RealTensor.Adopt(samples, runs.Variance), "its biased variance");
        trace.Add("x̂", RealTensor.Adopt(x.Shape, runs.Normalized()), "(x − μ)/√(σ²+ε)");
        trace.Add("y", o.Get(Y), "γ·x̂ + β");
    }

    private static bool AddsUpToZero(Arguments a, Outputs o)
    {
        if (a.Get(Gamma) is not null || a.Get(Beta) is not null)
            return true;
        int length = a.Get(X).Count / o.Get(Mean).Count;
        for (int start = 0; start < a.Get(X).Count; start += length)
        {
            if (!Closeness.Near(Statistics.Sum(o.Get(Y).Data.Slice(start, length)), 0, 100))
                return false;
        }
        return true;
    }

    private static bool ShiftChangesNothing(Arguments a, Outputs o)
    {
        RealTensor shifted = RealTensor.Adopt(a.Get(X).Shape, Array.ConvertAll(a.Get(X).Data.ToArray(), static x => x + 8));
        RealTensor y = (RealTensor)a.Operation.Evaluate(a.With(X, shifted)).First;
        // Rounding of x + 8 shows where ε is tiny and the sample nearly constant.
        return a.Get(Eps) < 1e-3 || Closeness.Near(y.Data, o.Get(Y).Data, 100);
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class LayerNormBackward : Operation
{
    private static readonly RealInput X = new("x", "[...,*normalized_shape]", "The activations.");
    private static readonly RealInput Dy = new("dy", "like x", "The gradient that arrives from above.");
    private static readonly IntegersParameter NormalizedShape = new("normalized_shape", "The lengths of the trailing axes.") { AtLeast = 1 };
    private static readonly OptionalRealInput Gamma = new("gamma", "[*normalized_shape]", "The learned scale γ of each element; 1 when left out.");
    private static readonly NumberParameter Eps = new("eps", "ε, added to the variance inside the square root.") { Default = 1e-5, AtLeast = 0 };

    private static readonly RealOutput Dx = new("dx", "like x", "The gradient for x.");
    private static readonly RealOutput Dgamma = new("dgamma", "[*normalized_shape]", "The gradient for γ.");
    private static readonly RealOutput Dbeta = new("dbeta", "[*normalized_shape]", "The gradient for β.");

    public override Declaration Declaration { get; } = new("layer_norm_backward", Family.Normalization, "Gradients of layer normalization for an upstream gradient.")
    {
        Arguments = [X, Dy, NormalizedShape, Gamma, Eps],
        Outputs = [Dx, Dgamma, Dbeta],
        Definition = new(
            @"dx=\frac{1}{\sqrt{\sigma^2+\epsilon}}\Big(g-\overline{g}-\hat x\,\overline{g\hat x}\Big),\quad g=\gamma\odot dy",
            "Ba, Kiros and Hinton 2016, arXiv:1607.06450, eq. 3, differentiated"),
        Examples =
        [
            new("layer_norm_backward([1, 3], [1, 0], [2], eps=0)", "[0, 0]", "by hand: with two values x̂ = ±1 whatever they are"),
            new("layer_norm_backward([[1, 3], [5, 9]], [[1, 2], [3, 4]], [2], eps=0).dbeta", "[4, 6]", "by hand: the sum of dy over the samples"),
        ],
        Laws = [new("the gradients of a sample add up to 0: a common shift changes nothing", AddsUpToZero)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int leading = x.Shape.Rank - a.Get(NormalizedShape).Count;
        int length = x.Shape.CountBetween(leading, x.Shape.Rank);
        Shape parameters = Shape.Of(x.Shape.Axes[leading..]);
        Gradients gradients = new Runs(x.Data, x.Count / length, a.Get(Eps)).Backward(a.Get(Dy).Data, a.Get(Gamma), length, i => i % length);
        o.Set(Dx, x.Shape, gradients.Dx);
        o.Set(Dgamma, parameters, gradients.Dgamma);
        o.Set(Dbeta, parameters, gradients.Dbeta);
    }

    private static bool AddsUpToZero(Arguments a, Outputs o)
    {
        int length = o.Get(Dbeta).Count;
        double largest = Norms.Of(o.Get(Dx).Data, double.PositiveInfinity);
        for (int start = 0; start < a.Get(X).Count; start += length)
        {
            if (!Closeness.Near(Statistics.Sum(o.Get(Dx).Data.Slice(start, length)), 0, 1000 * (1 + largest)))
                return false;
        }
        return true;
    }
}

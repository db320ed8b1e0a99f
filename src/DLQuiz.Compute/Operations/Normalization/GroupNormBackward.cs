using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class GroupNormBackward : Operation
{
    private static readonly RealInput X = new("x", "[N,C,...]", "The activations.");
    private static readonly RealInput Dy = new("dy", "like x", "The gradient that arrives from above.");
    private static readonly IntegerParameter NumGroups = new("num_groups", "How many groups; it divides C.") { AtLeast = 1 };
    private static readonly OptionalRealInput Gamma = new("gamma", "[C]", "The learned scale γ of each channel; 1 when left out.");
    private static readonly NumberParameter Eps = new("eps", "ε, added to the variance inside the square root.") { Default = 1e-5, AtLeast = 0 };

    private static readonly RealOutput Dx = new("dx", "like x", "The gradient for x.");
    private static readonly RealOutput Dgamma = new("dgamma", "[C]", "The gradient for γ.");
    private static readonly RealOutput Dbeta = new("dbeta", "[C]", "The gradient for β.");

    public override Declaration Declaration { get; } = new("group_norm_backward", Family.Normalization, "Gradients of group normalization for an upstream gradient; one group a channel gives instance normalization's.")
    {
        Arguments = [X, Dy, NumGroups, Gamma, Eps],
        Outputs = [Dx, Dgamma, Dbeta],
        Definition = new(@"dx=\frac{1}{\sqrt{\sigma^2+\epsilon}}\Big(g-\overline{g}-\hat x\,\overline{g\hat x}\Big),\quad g=\gamma_c\,dy,\ \text{means over each group}", "Wu and He 2018, arXiv:1803.08494, eq. 1 and 2, differentiated"),
        Examples =
        [
            new("group_norm_backward([[1, 3, 10, 30]], [[1, 0, 0, 1]], 2, eps=0)", "[[0, 0, 0, 0]]", "by hand: with two values a group x̂ = ±1 whatever they are"),
            new("group_norm_backward([[1, 3], [5, 7]], [[1, 2], [3, 4]], 1, eps=0).dbeta", "[4, 6]", "by hand: the sum of dy over the samples"),
        ],
        Laws = [new("the gradients of a group add up to 0: a common shift changes nothing", AddsUpToZero)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int channels = x.Shape[1];
        int inner = x.Shape.CountBetween(2, x.Shape.Rank);
        int length = GroupNorm.GroupLength(a, x, NumGroups);
        Gradients gradients = new Runs(x.Data, x.Count / length, a.Get(Eps)).Backward(a.Get(Dy).Data, a.Get(Gamma), channels, i => i / inner % channels);
        o.Set(Dx, x.Shape, gradients.Dx);
        o.Set(Dgamma, Shape.Of(channels), gradients.Dgamma);
        o.Set(Dbeta, Shape.Of(channels), gradients.Dbeta);
    }

    private static bool AddsUpToZero(Arguments a, Outputs o)
    {
        int length = GroupNorm.GroupLength(a, a.Get(X), NumGroups);
        double largest = Norms.Of(o.Get(Dx).Data, double.PositiveInfinity);
        for (int start = 0; start < a.Get(X).Count; start += length)
        {
            if (!Closeness.Near(Statistics.Sum(o.Get(Dx).Data.Slice(start, length)), 0, 1000 * (1 + largest)))
                return false;
        }
        return true;
    }
}

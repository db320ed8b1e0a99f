using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class L0Norm : Operation
{
    private static readonly RealInput W = new("w", "any", "The weights, of any shape.");
    private static readonly NumberParameter Tol = new("tol", "Up to which magnitude a weight counts as zero.") { Default = 0, AtLeast = 0 };

    private static readonly IntegerOutput Count = new("count", "scalar", "How many weights are not zero.");
    private static readonly RealOutput Sparsity = new("sparsity", "scalar", "The share of the others.");

    public override Declaration Declaration { get; } = new("l0_norm", Family.Regularisation, "The number of weights that are not zero; its gradient is 0 wherever it exists, so it gives no direction of descent.")
    {
        Arguments = [W, Tol],
        Outputs = [Count, Sparsity],
        Definition = new(@"\lVert w\rVert_0=|\{i:|w_i|>t\}|", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 2.5; Elad 2010, Sparse and Redundant Representations, eq. 1.8"),
        Examples =
        [
            new("l0_norm([0, 2, -3, 0])", "2", "by hand"),
            new("l0_norm([0.5, -0.5, 1], tol=0.5).sparsity", "2/3", "by hand: a weight exactly at tol counts as zero"),
        ],
        Laws = [new("count = (1 − sparsity)·n", static (a, o) => Numerics.Closeness.Near(o.Get(Count).Data[0], (1 - o.Get(Sparsity).Data[0]) * a.Get(W).Count))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double[] weights = a.Get(W).Data.ToArray();
        if (weights.Length == 0)
            throw a.Refuse(W, "is empty", "at least one weight");
        int count = weights.Count(weight => Math.Abs(weight) > a.Get(Tol));
        o.Set(Count, count);
        o.Set(Sparsity, (weights.Length - count) / (double)weights.Length);
    }
}

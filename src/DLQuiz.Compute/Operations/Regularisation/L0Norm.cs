using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class L0Norm : Operation
{
    private static readonly RealInput W = new("w", "any", "The weights.");
    private static readonly NumberParameter Tolerance = new("tol", "The largest magnitude that still counts as zero.") { Default = 0, AtLeast = 0 };

    private static readonly IntegerOutput Count = new("count", "scalar", "How many weights have |w| > tol.");
    private static readonly RealOutput Sparsity = new("sparsity", "scalar", "The share of the other weights.");

    public override Declaration Declaration { get; } = new("l0_norm", Family.Regularisation, "The number of weights that are not zero; its gradient is 0 wherever it exists, so that it shows no way down.")
    {
        Arguments = [W, Tolerance],
        Outputs = [Count, Sparsity],
        Definition = new(@"\|w\|_0=\#\{i:|w_i|>tol\},\quad sparsity=1-\frac{\|w\|_0}{n}", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 2.5"),
        Examples =
        [
            new("l0_norm([0, 3, 0, -0.1])", "2", "counted"),
            new("l0_norm([0.5, -0.5, 0.6, 2], tol=0.5).sparsity", "0.5", "counted: an entry exactly at tol is zero"),
        ],
        Laws =
        [
            new("scaling the weights and tol by 2 changes nothing", IsInvariantUnderScaling),
            new("count = n·(1 − sparsity)", SparsityCountsTheOthers),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double tolerance = a.Get(Tolerance);
        long count = 0;
        foreach (double weight in w.Data)
            count += Math.Abs(weight) > tolerance ? 1 : 0;
        o.Set(Count, count);
        o.Set(Sparsity, (w.Count - count) / (double)w.Count);
        if (o.Trace is not { } trace)
            return;
        trace.Add("|w| > tol", BooleanTensor.Adopt(w.Shape, [.. w.Data.ToArray().Select(weight => Math.Abs(weight) > tolerance)]), "which weights are not zero");
        trace.Add("count", o.Get(Count), "how many those are");
        trace.Add("sparsity", o.Get(Sparsity), "(n − count)/n");
    }

    private static bool IsInvariantUnderScaling(Arguments a, Outputs o)
    {
        // A power of two, so that no scaled number is rounded.
        double[] doubled = [.. a.Get(W).Data.ToArray().Select(weight => 2 * weight)];
        return doubled.Count(weight => Math.Abs(weight) > 2 * a.Get(Tolerance)) == o.Get(Count).Data[0];
    }

    private static bool SparsityCountsTheOthers(Arguments a, Outputs o)
    {
        int n = a.Get(W).Count;
        return n == 0 || Closeness.Near(n * (1 - o.Get(Sparsity).Data[0]), o.Get(Count).Data[0]);
    }
}

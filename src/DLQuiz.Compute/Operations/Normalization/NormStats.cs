using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class NormStats : Operation
{
    private static readonly RealInput X = new("x", "[N,C,...]", "The activations.");
    private static readonly ChoiceParameter<Sharing> Kind = new("kind", "Which elements share statistics.", ("batch", Sharing.Batch), ("layer", Sharing.Layer), ("instance", Sharing.Instance), ("group", Sharing.Group));
    private static readonly IntegerParameter NumGroups = new("num_groups", "How many groups, for 'group' only; it divides C.") { Default = 1, AtLeast = 1 };

    private static readonly RealOutput Mean = new("mean", "[C] or [N,G]", "The mean of each statistic's elements: [C], [N], [N,C] or [N,G].");
    private static readonly RealOutput Var = new("var", "[C] or [N,G]", "Their biased variance.");
    private static readonly RealOutput VarUnbiased = new("var_unbiased", "[C] or [N,G]", "Their variance divided by count − 1; NaN for one element.");
    private static readonly IntegerOutput Count = new("count", "scalar", "How many elements share a statistic.");

    private enum Sharing
    {
        Batch,
        Layer,
        Instance,
        Group,
    }

    public override Declaration Declaration { get; } = new("norm_stats", Family.Normalization, "The statistics of batch, layer, instance or group normalization: which elements share them, and what they are.")
    {
        Arguments = [X, Kind, NumGroups],
        Outputs = [Mean, Var, VarUnbiased, Count],
        Definition = new(@"\mu_i=\frac1{|S_i|}\sum_{k\in S_i}x_k,\quad \sigma_i^2=\frac1{|S_i|}\sum_{k\in S_i}(x_k-\mu_i)^2", "Wu and He 2018, arXiv:1803.08494, eq. 2 to 6 and figure 2"),
        Examples =
        [
            new("norm_stats([[1, 10], [3, 30]], 'batch').mean", "[2, 20]", "by hand: over the samples, each channel"),
            new("norm_stats([[1, 10], [3, 30]], 'layer').mean", "[5.5, 16.5]", "by hand: over the channels, each sample"),
            new("norm_stats([[[1, 3], [10, 30]]], 'instance').count", "2", "by hand: the two positions of a plane"),
        ],
        Laws =
        [
            new("the statistics share the elements out: count times their number is the size of x", static (a, o) => o.Get(Count).Data[0] * o.Get(Mean).Count == a.Get(X).Count),
            new("the mean of the means is the mean of x", static (a, o) => Closeness.Near(Statistics.Mean(o.Get(Mean).Data), Statistics.Mean(a.Get(X).Data))),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int n = x.Shape[0];
        int c = x.Shape[1];
        Shape shape = a.Get(Kind) switch
        {
            Sharing.Batch => Shape.Of(c),
            Sharing.Layer => Shape.Of(n),
            Sharing.Instance => Shape.Of(n, c),
            _ => Shape.Of(n, x.Count / n / GroupNorm.GroupLength(a, x, NumGroups)),
        };
        double[] data = a.Get(Kind) == Sharing.Batch ? ChannelFirst.From(x) : x.Data.ToArray();
        Runs runs = new(data, shape.Size, epsilon: 0);
        o.Set(Mean, shape, runs.Mean);
        o.Set(Var, shape, runs.Variance);
        o.Set(VarUnbiased, shape, runs.UnbiasedVariance());
        o.Set(Count, x.Count / shape.Size);
    }
}

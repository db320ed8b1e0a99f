using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class GlobalPool : Operation
{
    private static readonly RealInput X = new("x", "[N,C,L,...]", "Channels with any number of spatial axes; a plain list or matrix is one channel.", plain: "[L] or [L,...]");
    private static readonly ChoiceParameter<PoolKind> Kind = new("kind", "The mean or the maximum.", ("avg", PoolKind.Average), ("max", PoolKind.Maximum)) { Default = "avg" };

    private static readonly RealOutput Y = new("y", "[N,C]", "One number for each channel; NaN wins a maximum.");

    public override Declaration Declaration { get; } = new("global_pool", Family.Pooling, "The mean or maximum of each channel over all its positions.")
    {
        Arguments = [X, Kind],
        Outputs = [Y],
        Definition = new(@"y_{n,c}=\frac1{|S|}\sum_{s\in S}x_{n,c,s}\quad\text{or}\quad\max_{s\in S}x_{n,c,s}", "Lin, Chen and Yan 2014, arXiv:1312.4400, section 3.2"),
        Examples =
        [
            new("global_pool([[1, 2], [3, 6]])", "3", "by hand: 12/4"),
            new("global_pool([[[[1, 2], [3, 6]], [[0, 0], [0, 8]]]], kind='max')", "[[6, 8]]", "by hand, two channels"),
        ],
        Laws = [new("mean ≤ maximum", IsOrdered)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        Shape shape = Shape.Of(x.Shape[0], x.Shape[1]);
        o.Set(Y, shape, Pool(x, shape.Size, a.Get(Kind)));
        o.Trace?.Add("positions", IntegerTensor.Scalar(x.Count / shape.Size), "of each channel");
        if (a.Get(Kind) == PoolKind.Average)
            o.Trace?.Add("Σ", RealTensor.Adopt(shape, Pool(x, shape.Size, PoolKind.Sum)), "the sum of each channel");
    }

    private static double[] Pool(RealTensor x, int channels, PoolKind kind)
    {
        double[] y = new double[channels];
        int positions = x.Count / channels;
        for (int c = 0; c < channels; c++)
        {
            double total = kind == PoolKind.Maximum ? double.NegativeInfinity : 0;
            foreach (double value in x.Data.Slice(c * positions, positions))
                total = kind == PoolKind.Maximum ? Math.Max(total, value) : total + value;
            y[c] = kind == PoolKind.Average ? total / positions : total;
        }
        return y;
    }

    private static bool IsOrdered(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        ReadOnlySpan<double> y = o.Get(Y).Data;
        double[] other = Pool(x, y.Length, a.Get(Kind) == PoolKind.Maximum ? PoolKind.Average : PoolKind.Maximum);
        for (int c = 0; c < y.Length; c++)
        {
            (double mean, double largest) = a.Get(Kind) == PoolKind.Maximum ? (other[c], y[c]) : (y[c], other[c]);
            if (mean > largest + 1e-9)
                return false;
        }
        return true;
    }

    private enum PoolKind
    {
        Average,
        Maximum,
        Sum,
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class GlobalPool : Operation
{
    private static readonly RealInput X = new("x", "[N,C,...]", "The feature maps.");
    private static readonly ChoiceParameter<Kind> How = new("kind", "Mean or maximum.", ("avg", Kind.Average), ("max", Kind.Maximum)) { Default = "avg" };

    private static readonly RealOutput Y = new("y", "[N,C]", "One number for each channel of each sample.");

    private enum Kind
    {
        Average,
        Maximum,
    }

    public override Declaration Declaration { get; } = new("global_pool", Family.Pooling, "The mean or maximum over all positions of each channel.")
    {
        Arguments = [X, How],
        Outputs = [Y],
        Definition = new(@"y_{nc}=\frac1{|S|}\sum_{s\in S}x_{ncs}\quad\text{or}\quad\max_{s\in S}x_{ncs}", "Lin, Chen and Yan 2014, arXiv:1312.4400, section 3.2"),
        Examples =
        [
            new("global_pool([[[1, 3], [10, 30]]])", "[[2, 20]]", "by hand"),
            new("global_pool([[[1, 3], [10, 30]]], kind='max')", "[[3, 30]]", "by hand"),
        ],
        Laws = [new("the mean is nowhere above the maximum", MeanIsBelowMaximum)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int plane = x.Shape.CountBetween(2, x.Shape.Rank);
        double[] y = new double[x.Count / plane];
        for (int i = 0; i < y.Length; i++)
            y[i] = a.Get(How) == Kind.Average ? Statistics.Mean(x.Data.Slice(i * plane, plane)) : Largest(x.Data.Slice(i * plane, plane));
        o.Set(Y, Shape.Of(x.Shape[0], x.Shape[1]), y);
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in values)
            largest = Math.Max(largest, value);
        return largest;
    }

    private static bool MeanIsBelowMaximum(Arguments a, Outputs o)
    {
        RealTensor mean = (RealTensor)a.Operation.Evaluate(a.Operation.Bind(a.Get(X), new Text("avg"))).First;
        RealTensor largest = (RealTensor)a.Operation.Evaluate(a.Operation.Bind(a.Get(X), new Text("max"))).First;
        return Enumerable.Range(0, o.Get(Y).Count).All(i => mean.Data[i] <= largest.Data[i] + 1e-9);
    }
}

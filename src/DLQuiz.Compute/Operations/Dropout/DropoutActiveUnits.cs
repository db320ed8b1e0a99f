using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Dropout;

internal sealed class DropoutActiveUnits : Operation
{
    private static readonly IntegerParameter N = new("n", "How many units.") { AtLeast = 1 };
    private static readonly NumberParameter P = DropoutScale.Rate();

    private static readonly RealOutput Mean = new("mean", "scalar", "The expected number of kept units.");
    private static readonly RealOutput Var = new("var", "scalar", "The variance of that number.");
    private static readonly RealOutput AllDropped = new("prob_all_dropped", "scalar", "The probability that no unit is kept.");
    private static readonly RealOutput Pmf = new("pmf", "[n+1]", "The probability that 0, 1, … n units are kept.");

    public override Declaration Declaration { get; } = new("dropout_active_units", Family.Dropout, "The number of units that dropout keeps among n: binomial with probability 1 − p.")
    {
        Arguments = [N, P],
        Outputs = [Mean, Var, AllDropped, Pmf],
        Definition = new(@"K\sim\mathrm{Bin}(n,1-p),\quad E[K]=n(1-p),\quad \mathrm{Var}[K]=np(1-p)", "Baldi and Sadowski 2013, Understanding Dropout, section 2"),
        Examples =
        [
            new("dropout_active_units(2, 0.5).pmf", "[0.25, 0.5, 0.25]", "by hand: two coins"),
            new("dropout_active_units(10, 0.2)", "8", "by hand: 10·0.8"),
        ],
        Laws =
        [
            new("the probabilities sum to 1", static (_, o) => Closeness.Near(Statistics.Sum(o.Get(Pmf).Data), 1)),
            new("their mean is the mean", static (_, o) => Closeness.Near(o.Get(Pmf).Data.ToArray().Select(static (share, kept) => share * kept).Sum(), o.Get(Mean).Data[0])),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        long n = a.Get(N);
        double p = a.Get(P);
        Shape shape = a.Allocate(n + 1);
        o.Set(Mean, n * (1 - p));
        o.Set(Var, n * p * (1 - p));
        o.Set(AllDropped, Math.Pow(p, n));
        o.Set(Pmf, shape, Probabilities((int)n, p));
    }

    /// <summary>By the ratios of neighbours, outwards from the most likely number, so that nothing vanishes or overflows on the way.</summary>
    private static double[] Probabilities(int n, double p)
    {
        double[] weights = new double[n + 1];
        int mode = (int)Math.Min(Math.Floor((n + 1) * (1 - p)), n);
        weights[mode] = 1;
        for (int kept = mode; kept < n; kept++)
            weights[kept + 1] = weights[kept] * (n - kept) * (1 - p) / ((kept + 1) * p);
        for (int kept = mode; kept > 0; kept--)
            weights[kept - 1] = weights[kept] * kept * p / ((n - kept + 1) * (1 - p));
        double total = Statistics.Sum(weights);
        return Array.ConvertAll(weights, weight => weight / total);
    }
}

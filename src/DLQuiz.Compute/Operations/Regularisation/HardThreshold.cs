using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class HardThreshold : Operation
{
    private static readonly RealInput X = new("x", "any", "The numbers.");
    private static readonly NumberParameter Threshold = new("threshold", "The largest magnitude that becomes 0.") { AtLeast = 0 };

    private static readonly RealOutput Y = new("y", "like x", "x where |x| > threshold, 0 elsewhere.");

    public override Declaration Declaration { get; } = new("hard_threshold", Family.Regularisation, "Keeps a number whose magnitude is above the threshold as it is, and makes every other 0, also one exactly at the threshold.")
    {
        Arguments = [X, Threshold],
        Outputs = [Y],
        Definition = new(@"y_i=x_i\,[\,|x_i|>\lambda\,]", "Donoho and Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage, Biometrika 81(3), section 2"),
        Examples =
        [
            new("hard_threshold([-2, -1, 0.5, 1.5], 1)", "[-2, 0, 0, 1.5]", "by hand: -1 is exactly at the threshold"),
        ],
        Laws =
        [
            new("every y is x or 0", KeepsOrKills),
            new("doing it twice changes nothing", IsIdempotent),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        double[] y = new double[x.Count];
        double threshold = a.Get(Threshold);
        for (int i = 0; i < y.Length; i++)
            y[i] = Math.Abs(x.Data[i]) <= threshold ? 0 : x.Data[i];
        o.Set(Y, x.Shape, y);
        if (o.Trace is not { } trace)
            return;
        trace.Add("|x| > threshold", BooleanTensor.Adopt(x.Shape, Array.ConvertAll(x.Data.ToArray(), value => Math.Abs(value) > threshold)), "which numbers stay");
        trace.Add("y", o.Get(Y), "x there, 0 elsewhere");
    }

    private static bool KeepsOrKills(Arguments a, Outputs o)
    {
        for (int i = 0; i < a.Get(X).Count; i++)
        {
            double y = o.Get(Y).Data[i];
            if (y != 0 && !y.Equals(a.Get(X).Data[i]))
                return false;
        }
        return true;
    }

    private static bool IsIdempotent(Arguments a, Outputs o) => a.Operation.Evaluate(a.With(X, o.Get(Y))).First.Equals(o.Get(Y));
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class SoftThreshold : Operation
{
    private static readonly RealInput X = new("x", "any", "The numbers to shrink, of any shape.");
    private static readonly NumberParameter Threshold = new("threshold", "How far each number moves towards 0.") { AtLeast = 0 };

    private static readonly RealOutput Y = new("y", "like x", "The shrunken numbers.");

    public override Declaration Declaration { get; } = new("soft_threshold", Family.Regularisation, "Moves each number towards 0 by the threshold, and to 0 when it is nearer than that: the proximal step of the L1 penalty.")
    {
        Arguments = [X, Threshold],
        Outputs = [Y],
        Definition = new(@"S_t(x)=\operatorname{sign}(x)\,\max(|x|-t,\,0)", "Donoho 1995, De-noising by soft-thresholding; Parikh and Boyd 2014, Proximal Algorithms, section 6.5.2"),
        Examples =
        [
            new("soft_threshold([3, -0.5, -2], 1)", "[2, 0, -1]", "by hand"),
            new("soft_threshold(0.5, 0.5)", "0", "by hand: exactly at the threshold"),
        ],
        Laws =
        [
            new("|y| = max(|x| − t, 0), and y never has the other sign", static (a, o) => Holds(a, o)),
        ],
    };

    public static double At(double x, double threshold) =>
        x > threshold ? x - threshold : x < -threshold ? x + threshold : double.IsNaN(x) ? x : 0;

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        double threshold = a.Get(Threshold);
        double[] y = new double[x.Count];
        for (int i = 0; i < y.Length; i++)
            y[i] = At(x.Data[i], threshold);
        o.Trace?.Add("|x| − t", RealTensor.Adopt(x.Shape, Array.ConvertAll(x.Data.ToArray(), number => Math.Abs(number) - threshold)), "below 0 the result is 0");
        o.Set(Y, x.Shape, y);
        o.Trace?.Add("y", o.Get(Y), "sign(x)·max(|x| − t, 0)");
    }

    private static bool Holds(Arguments a, Outputs o)
    {
        for (int i = 0; i < a.Get(X).Count; i++)
        {
            double x = a.Get(X).Data[i];
            double y = o.Get(Y).Data[i];
            if (!Closeness.Near(Math.Abs(y), Math.Max(Math.Abs(x) - a.Get(Threshold), 0)) || x * y < 0)
                return false;
        }
        return true;
    }
}

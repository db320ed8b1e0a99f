using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class HardThreshold : Operation
{
    private static readonly RealInput X = new("x", "any", "The numbers, of any shape.");
    private static readonly NumberParameter Threshold = new("threshold", "Up to which magnitude a number becomes 0.") { AtLeast = 0 };

    private static readonly RealOutput Y = new("y", "like x", "The numbers that are kept, and zeros.");

    public override Declaration Declaration { get; } = new("hard_threshold", Family.Regularisation, "Keeps numbers beyond the threshold as they are and sets the others to 0; one exactly at the threshold becomes 0.")
    {
        Arguments = [X, Threshold],
        Outputs = [Y],
        Definition = new(@"H_t(x)=x\,[|x|>t]", "Donoho and Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage, eq. 2"),
        Examples =
        [
            new("hard_threshold([3, -0.5, -2], 1)", "[3, 0, -2]", "by hand"),
            new("hard_threshold([0.5, -0.5], 0.5)", "[0, 0]", "by hand: exactly at the threshold"),
        ],
        Laws = [new("thresholding twice is thresholding once", static (a, o) => ((RealTensor)a.Operation.Evaluate(a.With(X, o.Get(Y))).First).Equals(o.Get(Y)))],
    };

    public static double At(double x, double threshold) => Math.Abs(x) <= threshold ? 0 : x;

    private protected override void Compute(Arguments a, Outputs o) =>
        o.Set(Y, a.Get(X).Shape, Array.ConvertAll(a.Get(X).Data.ToArray(), x => At(x, a.Get(Threshold))));
}

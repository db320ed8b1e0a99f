using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class Bce : Operation
{
    private const double LowestLog = -100;

    private static readonly RealInput P = new("p", "any", "The predicted probabilities.") { Domain = Domain.Interval.Probability };
    private static readonly RealInput Y = new("y", "like p", "The targets, which may be fractional.") { Domain = Domain.Interval.Probability };
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();

    private static readonly RealOutput Loss = new("loss", "any", "The loss, or each element's for 'none'.");

    public override Declaration Declaration { get; } = new("bce", Family.Loss, "Binary cross-entropy of probabilities; each logarithm is clamped at -100, so that it stays finite.")
    {
        Arguments = [P, Y, How],
        Outputs = [Loss],
        Definition = new(@"\ell=-\big(y\log p+(1-y)\log(1-p)\big)", "Bishop 2006, PRML, eq. 4.90; the clamp: PyTorch 1.13, BCELoss"),
        Examples =
        [
            new("bce(0.5, 1)", "log(2)", "by hand"),
            new("bce([0, 0.25], [1, 0], reduction='none')", "[100, log(4/3)]", "by hand, the first logarithm clamped"),
        ],
        Laws = [new("swapping p and y for 1 − p and 1 − y changes nothing", IsSymmetric)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor p = a.Get(P);
        double[] losses = new double[p.Count];
        for (int i = 0; i < losses.Length; i++)
        {
            double y = a.Get(Y).Data[i];
            losses[i] = -((y * Math.Max(Math.Log(p.Data[i]), LowestLog)) + ((1 - y) * Math.Max(Elementary.LogOnePlus(-p.Data[i]), LowestLog)));
        }
        o.Set(Loss, LossReduction.Of(a.Get(How), p.Shape, losses));
        o.Trace?.Add("ℓ", RealTensor.Adopt(p.Shape, losses), "−(y·log p + (1 − y)·log(1 − p))");
    }

    private static bool IsSymmetric(Arguments a, Outputs o)
    {
        RealTensor p = RealTensor.Adopt(a.Get(P).Shape, Array.ConvertAll(a.Get(P).Data.ToArray(), static value => 1 - value));
        RealTensor y = RealTensor.Adopt(a.Get(Y).Shape, Array.ConvertAll(a.Get(Y).Data.ToArray(), static value => 1 - value));
        return Closeness.Near(((RealTensor)a.Operation.Evaluate(a.With(P, p).With(Y, y)).First).Data, o.Get(Loss).Data, 1e4);
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class Bce : Operation
{
    private const double LowestLog = -100;

    private static readonly RealInput P = new("p", "any", "The predicted probabilities of class 1.") { Domain = Domain.Interval.Probability };
    private static readonly RealInput Y = new("y", "like p", "The targets, also fractional ones.") { Domain = Domain.Interval.Probability };
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();

    private static readonly RealOutput Loss = new("loss", "scalar or [...]", "The loss, or each element's for 'none'.");

    public override Declaration Declaration { get; } = new("bce", Family.Loss, "Binary cross-entropy of probabilities, each logarithm clamped from below at -100.")
    {
        Arguments = [P, Y, How],
        Outputs = [Loss],
        Definition = new(@"\ell=-\big(y\log p+(1-y)\log(1-p)\big),\quad \log\ge-100", "Bishop 2006, PRML, eq. 4.90; the clamp as in the PyTorch documentation of BCELoss"),
        Examples =
        [
            new("bce([0.5, 0.25], [1, 0], reduction='none')", "[log(2), log(4/3)]", "by hand: −log 0.5 and −log 0.75"),
            new("bce([0, 1], [1, 1])", "50", "by hand: the clamp makes it (100 + 0)/2"),
            new("bce(0.5, 0.25)", "log(2)", "by hand: a fractional target"),
        ],
        Laws =
        [
            new("the loss is at least that of p = y", IsLeastAtTheTarget),
            new("swapping the classes, p to 1 − p and y to 1 − y, changes nothing", IsSymmetric),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor p = a.Get(P);
        double[] losses = new double[p.Count];
        for (int i = 0; i < losses.Length; i++)
            losses[i] = One(p.Data[i], a.Get(Y).Data[i]);
        o.Trace?.Add("ℓ", RealTensor.Adopt(p.Shape, [.. losses]), "−(y·log p + (1 − y)·log(1 − p)), no log below −100");
        o.Set(Loss, LossReduction.Of(a.Get(How), p.Shape, losses));
    }

    private static double One(double p, double y) =>
        -(y * Math.Max(Math.Log(p), LowestLog)) - ((1 - y) * Math.Max(Elementary.LogOnePlus(-p), LowestLog));

    private static bool IsLeastAtTheTarget(Arguments a, Outputs o)
    {
        RealTensor least = (RealTensor)a.Operation.Evaluate(a.With(P, a.Get(Y))).First;
        for (int i = 0; i < least.Count; i++)
        {
            if (o.Get(Loss).Data[i] < least.Data[i] - (1e-9 * a.Get(P).Count))
                return false;
        }
        return true;
    }

    private static bool IsSymmetric(Arguments a, Outputs o)
    {
        RealTensor swapped = RealTensor.Adopt(a.Get(P).Shape, Array.ConvertAll(a.Get(P).Data.ToArray(), static p => 1 - p));
        RealTensor targets = RealTensor.Adopt(a.Get(Y).Shape, Array.ConvertAll(a.Get(Y).Data.ToArray(), static y => 1 - y));
        return Closeness.Near(a.Operation.Evaluate(a.With(P, swapped).With(Y, targets)).Get(Loss).Data, o.Get(Loss).Data, scale: 100);
    }
}

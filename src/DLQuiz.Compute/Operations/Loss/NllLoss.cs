using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class NllLoss : Operation
{
    private static readonly RealInput LogProbs = new("log_probs", "[N,C,*S]", "The logarithms of the probabilities; a plain list is one sample.", plain: "[C]");
    private static readonly IntegerInput Target = ClassTargets.Target();
    private static readonly OptionalRealInput Weight = ClassTargets.Weight();
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();
    private static readonly IntegerParameter IgnoreIndex = ClassTargets.IgnoreIndex();

    private static readonly RealOutput Loss = new("loss", "scalar or [N,*S]", "The loss, or each sample's for 'none'.");

    public override Declaration Declaration { get; } = new("nll_loss", Family.Loss, "Negative log-likelihood from log-probabilities; the mean divides by the sum of the targets' weights.")
    {
        Arguments = [LogProbs, Target, Weight, How, IgnoreIndex],
        Outputs = [Loss],
        Definition = new(@"\ell=-w_t\log p_t", "Goodfellow, Bengio and Courville 2016, Deep Learning, eq. 5.59"),
        Examples =
        [
            new("nll_loss([-1, -2], 1)", "2", "by hand"),
            new("nll_loss([[-1, -2], [-3, -4]], [0, 1], weight=[1, 3])", "13/4", "by hand: (1·1 + 3·4)/(1 + 3)"),
        ],
        Laws = [new("log_probs one lower make the mean one higher", ShiftsWithTheLogs)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(LogProbs);
        ClassTargets targets = new(a, x, Target, Weight, IgnoreIndex);
        double[] losses = new double[targets.Count];
        for (int sample = 0; sample < losses.Length; sample++)
        {
            if (!targets.IsIgnored(sample))
                losses[sample] = -targets.WeightOf(targets.ClassOf(sample)) * x.Data[targets.Place(sample, targets.ClassOf(sample))];
        }
        o.Set(Loss, targets.Reduce(a.Get(How), losses));
        o.Trace?.Add("ℓ", RealTensor.Adopt(targets.Shape, losses), "−w·log p at each target");
    }

    private static bool ShiftsWithTheLogs(Arguments a, Outputs o)
    {
        if (a.Get(How) != Reduction.Mean || a.Get(Weight) is not null)
            return true;
        RealTensor lower = RealTensor.Adopt(a.Get(LogProbs).Shape, Array.ConvertAll(a.Get(LogProbs).Data.ToArray(), static value => value - 1));
        double shifted = ((RealTensor)a.Operation.Evaluate(a.With(LogProbs, lower)).First).Data[0];
        return Closeness.Near(shifted, o.Get(Loss).Data[0] + 1, 10);
    }
}

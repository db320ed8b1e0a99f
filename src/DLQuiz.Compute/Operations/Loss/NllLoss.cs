using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class NllLoss : Operation
{
    private static readonly RealInput LogProbs = ClassTargets.Scores("log_probs", "The log-probabilities; a plain list is one sample.");
    private static readonly IntegerInput Target = ClassTargets.Target();
    private static readonly OptionalRealInput Weight = ClassTargets.ClassWeight();
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();
    private static readonly IntegerParameter Ignored = ClassTargets.IgnoredIndex();

    private static readonly RealOutput Loss = new("loss", "scalar or [N,*spatial]", "The loss, or each place's for 'none'; NaN for a mean over nothing.");

    public override Declaration Declaration { get; } = new("nll_loss", Family.Loss, "Negative log-likelihood from log-probabilities; the mean divides by the weights of the targets that count.")
    {
        Arguments = [LogProbs, Target, Weight, How, Ignored],
        Outputs = [Loss],
        Definition = new(@"\ell=-w_t\log p_t,\quad \text{mean}=\frac{\sum\ell}{\sum w_t}", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 5.5; reductions as in the PyTorch documentation of NLLLoss"),
        Examples =
        [
            new("nll_loss([[-0.5, -1]], [1])", "1", "by hand"),
            new("nll_loss([[-1, -2], [-3, -4]], [0, 1], weight=[1, 3])", "3.25", "by hand: (1·1 + 3·4)/(1 + 3)"),
            new("nll_loss([[-1, -2], [-3, -4]], [0, 7], ignore_index=7, reduction='none')", "[1, 0]", "by hand: an ignored target costs nothing"),
        ],
        Laws =
        [
            new("doubling the log-probabilities doubles the loss", IsLinear),
            new("the classes that are no target play no part", DependsOnTargetsOnly),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor logProbs = a.Get(LogProbs);
        ClassTargets targets = new(a, Target, Weight, Ignored, logProbs);
        double[] losses = new double[targets.Places];
        for (int place = 0; place < losses.Length; place++)
            losses[place] = targets.IsIgnored(place) ? 0 : -targets.Weight(place) * logProbs.Data[targets.Position(place, targets.Class(place))];
        o.Trace?.Add("ℓ", RealTensor.Adopt(a.Get(Target).Shape, [.. losses]), "−w·log p of the target, 0 where ignored");
        if (o.Trace is { } trace)
            targets.ExplainMean(trace, a.Get(How));
        o.Set(Loss, targets.Reduce(a.Get(How), losses));
    }

    private static bool IsLinear(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(LogProbs);
        RealTensor doubled = RealTensor.Adopt(x.Shape, Array.ConvertAll(x.Data.ToArray(), static value => 2 * value));
        double[] expected = Array.ConvertAll(o.Get(Loss).Data.ToArray(), static loss => 2 * loss);
        return Closeness.Near(a.Operation.Evaluate(a.With(LogProbs, doubled)).Get(Loss).Data, expected);
    }

    private static bool DependsOnTargetsOnly(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(LogProbs);
        ClassTargets targets = new(a, Target, Weight, Ignored, x);
        double[] others = Array.ConvertAll(x.Data.ToArray(), static value => value + 1);
        for (int place = 0; place < targets.Places; place++)
        {
            if (!targets.IsIgnored(place))
                others[targets.Position(place, targets.Class(place))] -= 1;
        }
        return Closeness.Near(a.Operation.Evaluate(a.With(LogProbs, RealTensor.Adopt(x.Shape, others))).Get(Loss).Data, o.Get(Loss).Data, scale: 100);
    }
}

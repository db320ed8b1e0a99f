using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Dropout;

internal sealed class DropoutMoments : Operation
{
    private static readonly RealInput X = new("x", "any", "The units, of any shape.");
    private static readonly NumberParameter P = DropoutScale.RateBelowOne();
    private static readonly ChoiceParameter<DropoutVariant> Variant = DropoutScale.Variant();

    private static readonly RealOutput Mean = new("train_mean", "like x", "The expectation of each output over the mask.");
    private static readonly RealOutput Var = new("train_var", "like x", "The variance of each output over the mask.");
    private static readonly RealOutput Evaluated = new("eval_output", "like x", "The output in evaluation.");

    public override Declaration Declaration { get; } = new("dropout_moments", Family.Dropout, "Mean and variance of dropout's training output over the random mask, beside the output in evaluation.")
    {
        Arguments = [X, P, Variant],
        Outputs = [Mean, Var, Evaluated],
        Definition = new(@"E[y]=x,\ \mathrm{Var}[y]=\frac{x^2p}{1-p}\ \text{(inverted)};\quad E[y]=(1-p)x,\ \mathrm{Var}[y]=x^2p(1-p)\ \text{(vanilla)}", "Srivastava et al. 2014, JMLR 15, section 10; the moments of a Bernoulli variable"),
        Examples =
        [
            new("dropout_moments([3], p=0.5).train_var", "[9]", "by hand: half the time 6, half the time 0"),
            new("dropout_moments([3], p=0.5, variant='vanilla').train_mean", "[1.5]", "by hand: half the time 3, half the time 0"),
        ],
        Laws =
        [
            new("the evaluation output is the training mean", static (_, o) => Closeness.Near(o.Get(Mean).Data, o.Get(Evaluated).Data)),
            new("the variance is what two mask values give", static (a, o) => IsEnumerated(a, o)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        double p = a.Get(P);
        double kept = DropoutScale.OfKept(p, a.Get(Variant));
        bool isVanilla = a.Get(Variant) == DropoutVariant.Vanilla;
        double spread = isVanilla ? p * (1 - p) : p / (1 - p);
        o.Set(Mean, x.Shape, Array.ConvertAll(x.Data.ToArray(), value => isVanilla ? (1 - p) * value : value));
        o.Set(Var, x.Shape, Array.ConvertAll(x.Data.ToArray(), value => value * value * spread));
        o.Set(Evaluated, x.Shape, Array.ConvertAll(x.Data.ToArray(), value => value * DropoutScale.InEvaluation(p, a.Get(Variant))));
        o.Trace?.Add("kept", RealTensor.Scalar(kept), "what a kept unit is multiplied by");
        o.Trace?.Add("Var/x²", RealTensor.Scalar(spread), isVanilla ? "p·(1 − p)" : "p/(1 − p)");
    }

    private static bool IsEnumerated(Arguments a, Outputs o)
    {
        double p = a.Get(P);
        double kept = DropoutScale.OfKept(p, a.Get(Variant));
        for (int i = 0; i < a.Get(X).Count; i++)
        {
            double value = kept * a.Get(X).Data[i];
            double mean = (1 - p) * value;
            double variance = ((1 - p) * (value - mean) * (value - mean)) + (p * mean * mean);
            if (!Closeness.Near(variance, o.Get(Var).Data[i]))
                return false;
        }
        return true;
    }
}

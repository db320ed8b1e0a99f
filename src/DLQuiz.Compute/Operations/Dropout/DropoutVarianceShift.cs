using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;

namespace DLQuiz.Compute.Operations.Dropout;

internal sealed class DropoutVarianceShift : Operation
{
    private static readonly RealInput Values = new("values", "[k]", "What the input may be.");
    private static readonly RealInput Probs = new("probs", "[k]", "With which probability; they sum to 1.") { Domain = Domain.Interval.Probability };
    private static readonly NumberParameter P = DropoutScale.RateBelowOne();
    private static readonly ChoiceParameter<DropoutVariant> Variant = DropoutScale.Variant();

    private static readonly RealOutput InputMean = new("input_mean", "scalar", "The mean μ of the input.");
    private static readonly RealOutput InputVar = new("input_var", "scalar", "The variance σ² of the input.");
    private static readonly RealOutput TrainMean = new("train_mean", "scalar", "The mean in training, mask and input random.");
    private static readonly RealOutput TrainVar = new("train_var", "scalar", "The variance in training.");
    private static readonly RealOutput EvalMean = new("eval_mean", "scalar", "The mean in evaluation.");
    private static readonly RealOutput EvalVar = new("eval_var", "scalar", "The variance in evaluation.");
    private static readonly RealOutput Ratio = new("variance_ratio", "scalar", "eval_var / train_var.");

    public override Declaration Declaration { get; } = new("dropout_variance_shift", Family.Dropout, "How dropout changes the variance of a random input between training and evaluation, which a batch norm behind it then gets wrong.")
    {
        Arguments = [Values, Probs, P, Variant],
        Outputs = [InputMean, InputVar, TrainMean, TrainVar, EvalMean, EvalVar, Ratio],
        Definition = new(@"\mathrm{Var}_{train}=\frac{\mu^2+\sigma^2}{1-p}-\mu^2,\quad \mathrm{Var}_{eval}=\sigma^2\ \text{(inverted)}", "Li, Chen, Hu and Yang 2018, arXiv:1801.05134, eq. 8 and 9"),
        Examples =
        [
            new("dropout_variance_shift([1, 3], [0.5, 0.5], p=0.5).train_var", "6", "by hand: (4 + 1)/0.5 − 4"),
            new("dropout_variance_shift([-1, 1], [0.5, 0.5], p=0.5).variance_ratio", "0.5", "by hand: 1/2"),
        ],
        Laws = [new("training and evaluation agree on the mean", static (_, o) => Closeness.Near(o.Get(TrainMean).Data, o.Get(EvalMean).Data, 10))],
        DrawsSeldomFit = "probs must sum to 1",
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double total = Statistics.Sum(a.Get(Probs).Data);
        if (Math.Abs(total - 1) > 1e-9)
            throw a.Refuse(Probs, $"sums to {total}", "a sum of 1");
        double p = a.Get(P);
        bool isVanilla = a.Get(Variant) == DropoutVariant.Vanilla;
        double mean = Expect(a, static value => value);
        double variance = Expect(a, value => (value - mean) * (value - mean));
        double kept = DropoutScale.OfKept(p, a.Get(Variant));
        double evaluated = DropoutScale.InEvaluation(p, a.Get(Variant));
        o.Set(InputMean, mean);
        o.Set(InputVar, variance);
        o.Set(TrainMean, isVanilla ? (1 - p) * mean : mean);
        // q·κ²·(σ² + μ²) − (q·κ·μ)² without the difference: q·κ²·(σ² + p·μ²).
        double train = (1 - p) * kept * kept * (variance + (p * mean * mean));
        o.Set(TrainVar, train);
        o.Set(EvalMean, evaluated * mean);
        o.Set(EvalVar, evaluated * evaluated * variance);
        o.Set(Ratio, evaluated * evaluated * variance / train);
    }

    private static double Expect(Arguments a, Func<double, double> of)
    {
        double[] terms = new double[a.Get(Values).Count];
        for (int i = 0; i < terms.Length; i++)
            terms[i] = a.Get(Probs).Data[i] * of(a.Get(Values).Data[i]);
        return Statistics.Sum(terms);
    }
}

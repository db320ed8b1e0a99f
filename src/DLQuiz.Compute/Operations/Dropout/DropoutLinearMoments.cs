using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Dropout;

internal sealed class DropoutLinearMoments : Operation
{
    private static readonly RealInput X = new("x", "[n]", "The inputs, each dropped independently.");
    private static readonly RealInput W = new("w", "[n]", "The weights of the neuron.");
    private static readonly RealInput B = new("b", "scalar", "The bias of the neuron.");
    private static readonly NumberParameter P = DropoutScale.RateBelowOne();
    private static readonly ChoiceParameter<DropoutVariant> Variant = DropoutScale.Variant();

    private static readonly RealOutput Mean = new("mean", "scalar", "The expectation of the pre-activation over the mask.");
    private static readonly RealOutput Var = new("var", "scalar", "Its variance over the mask.");
    private static readonly RealOutput Evaluated = new("eval_output", "scalar", "The pre-activation in evaluation.");

    public override Declaration Declaration { get; } = new("dropout_linear_moments", Family.Dropout, "Mean and variance over the mask of a neuron whose inputs pass through dropout, beside its output in evaluation.")
    {
        Arguments = [X, W, B, P, Variant],
        Outputs = [Mean, Var, Evaluated],
        Definition = new(@"E[s]=\sum_i w_ix_i+b,\quad \mathrm{Var}[s]=\frac{p}{1-p}\sum_i w_i^2x_i^2\ \text{(inverted)}", "Wager, Wang and Liang 2013, arXiv:1307.1493, section 3"),
        Examples =
        [
            new("dropout_linear_moments([1, 2], [3, 4], 5, p=0.5)", "16", "by hand: 3 + 8 + 5"),
            new("dropout_linear_moments([1, 2], [3, 4], 5, p=0.5).var", "73", "by hand: 9 + 64"),
        ],
        Laws =
        [
            new("the evaluation output is the mean", static (_, o) => Closeness.Near(o.Get(Mean).Data, o.Get(Evaluated).Data, 100)),
            new("without dropout nothing varies", static (a, o) => a.Get(P) != 0 || o.Get(Var).Data[0] == 0),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double p = a.Get(P);
        bool isVanilla = a.Get(Variant) == DropoutVariant.Vanilla;
        double[] products = new double[a.Get(X).Count];
        for (int i = 0; i < products.Length; i++)
            products[i] = a.Get(W).Data[i] * a.Get(X).Data[i];
        double sum = Statistics.Sum(products);
        double bias = a.Get(B).Data[0];
        o.Set(Mean, (isVanilla ? (1 - p) * sum : sum) + bias);
        o.Set(Var, Statistics.Sum(Array.ConvertAll(products, static product => product * product)) * (isVanilla ? p * (1 - p) : p / (1 - p)));
        o.Set(Evaluated, (DropoutScale.InEvaluation(p, a.Get(Variant)) * sum) + bias);
        o.Trace?.Add("w·x", RealTensor.Vector(products), "one summand for each input");
        o.Trace?.Add("Σ", RealTensor.Scalar(sum), "their sum");
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Operations.Activation;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class CrossEntropy : Operation
{
    private static readonly RealInput X = new("x", "[N,C,*S]", "The logits; a plain list is one sample.", plain: "[C]");
    private static readonly IntegerInput Target = ClassTargets.Target();
    private static readonly OptionalRealInput Weight = ClassTargets.Weight();
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();
    private static readonly IntegerParameter IgnoreIndex = ClassTargets.IgnoreIndex();
    private static readonly NumberParameter Smoothing = new("label_smoothing", "The share of the target that is spread over all classes.") { Default = 0, AtLeast = 0, AtMost = 1 };

    private static readonly RealOutput Loss = new("loss", "scalar or [N,*S]", "The loss, or each sample's for 'none'; nan when the mean has nothing to average.");
    private static readonly RealOutput Dx = new("dx", "like x", "The gradient of the loss (summed, for 'none').");

    public override Declaration Declaration { get; } = new("cross_entropy", Family.Loss, "Softmax cross-entropy from logits and class indices; the mean divides by the sum of the targets' weights.")
    {
        Arguments = [X, Target, Weight, How, IgnoreIndex, Smoothing],
        Outputs = [Loss, Dx],
        Definition = new(@"\ell=-w_t\log\frac{e^{x_t}}{\sum_c e^{x_c}},\quad \frac{\partial\ell}{\partial x}=w_t\,(\mathrm{softmax}(x)-\mathbf 1_t)", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.2.2.3; label smoothing: Szegedy et al. 2016, arXiv:1512.00567, section 7"),
        Examples =
        [
            new("cross_entropy([0, log(3)], 1)", "log(4/3)", "by hand: the probability is 3/4"),
            new("cross_entropy([[0, 0], [0, log(3)]], [0, 1], reduction='none')", "[log(2), log(4/3)]", "by hand"),
            new("cross_entropy([0, log(3)], 1).dx", "[0.25, -0.25]", "by hand: softmax minus one-hot"),
        ],
        Laws = [new("the gradient of each sample sums to 0", GradientsCancel)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        ClassTargets targets = new(a, x, Target, Weight, IgnoreIndex);
        double scale = a.Get(How) == Reduction.Mean ? 1 / targets.TotalWeight() : 1;
        double[] losses = new double[targets.Count];
        double[] dx = new double[x.Count];
        double[] logits = new double[targets.Classes];
        for (int sample = 0; sample < losses.Length; sample++)
        {
            if (targets.IsIgnored(sample))
                continue;
            for (int c = 0; c < logits.Length; c++)
                logits[c] = x.Data[targets.Place(sample, c)];
            losses[sample] = One(targets, sample, logits, a.Get(Smoothing), scale, dx);
        }
        o.Set(Loss, targets.Reduce(a.Get(How), losses));
        o.Set(Dx, x.Shape, dx);
        o.Trace?.Add("ℓ", RealTensor.Adopt(targets.Shape, losses), "−w·log softmax(x) at each target");
    }

    private static double One(ClassTargets targets, int sample, double[] logits, double smoothing, double scale, double[] dx)
    {
        (double largest, double added) = LogSumExp.Parts(logits);
        double total = 0;
        double loss = 0;
        double[] shares = new double[logits.Length];
        for (int c = 0; c < logits.Length; c++)
        {
            shares[c] = targets.WeightOf(c) * ((c == targets.ClassOf(sample) ? 1 - smoothing : 0) + (smoothing / logits.Length));
            total += shares[c];
            // 0·∞ counts as 0: a class without a share has no say.
            loss -= shares[c] == 0 ? 0 : shares[c] * (logits[c] - largest - added);
        }
        for (int c = 0; c < logits.Length; c++)
            dx[targets.Place(sample, c)] = scale * ((total * Math.Exp(logits[c] - largest - added)) - shares[c]);
        return loss;
    }

    private static bool GradientsCancel(Arguments a, Outputs o)
    {
        RealTensor sums = Numerics.Reduction.Over(o.Get(Dx).Reshape(a.Get(X).Shape), IntegerTensor.Vector(1), keepsAxes: false, static group => Statistics.Sum(group));
        return sums.Data.ToArray().All(static sum => double.IsNaN(sum) || double.IsInfinity(sum) || Closeness.Near(sum, 0, 1e4));
    }
}

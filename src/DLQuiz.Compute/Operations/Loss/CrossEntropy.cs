using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class CrossEntropy : Operation
{
    private static readonly RealInput X = ClassTargets.Scores("x", "The logits; a plain list is one sample.");
    private static readonly IntegerInput Target = ClassTargets.Target();
    private static readonly OptionalRealInput Weight = ClassTargets.ClassWeight();
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();
    private static readonly IntegerParameter Ignored = ClassTargets.IgnoredIndex();
    private static readonly NumberParameter Smoothing = new("label_smoothing", "ε: the share of the target that is spread over all classes.") { Default = 0, AtLeast = 0, AtMost = 1 };

    private static readonly RealOutput Loss = new("loss", "scalar or [N,*spatial]", "The loss, or each place's for 'none'; NaN for a mean over nothing.");
    private static readonly RealOutput Gradient = new("dx", "like x", "The gradient of the loss (summed, for 'none').");

    public override Declaration Declaration { get; } = new("cross_entropy", Family.Loss, "Cross-entropy of softmax(x) from logits and class indices; the mean divides by the weights of the targets that count.")
    {
        Arguments = [X, Target, Weight, How, Ignored, Smoothing],
        Outputs = [Loss, Gradient],
        Definition = new(
            @"\ell=(1-\epsilon)\,w_t(-\log p_t)+\frac{\epsilon}{C}\sum_c w_c(-\log p_c),\quad p=\mathrm{softmax}(x)",
            "Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.2.2.3; smoothing as in Szegedy et al. 2016, arXiv:1512.00567, section 7"),
        Examples =
        [
            new("cross_entropy([[0, 0, 0, 0]], [2])", "log(4)", "by hand: a uniform prediction"),
            new("cross_entropy([log(3), 0], 1)", "log(4)", "by hand: p = (3/4, 1/4)"),
            new("cross_entropy([[log(3), 0], [0, 0]], [0, -100]).dx", "[[-0.25, 0.25], [0, 0]]", "by hand: p − onehot, nothing for the ignored sample"),
            new("cross_entropy([[0, 0], [0, 0]], [0, 1], weight=[1, 3], reduction='none')", "[log(2), 3*log(2)]", "by hand"),
        ],
        Laws =
        [
            new("the loss is at least 0", static (_, o) => o.Get(Loss).Data.ToArray().All(static loss => !(loss < 0))),
            new("dx sums to 0 over the classes", GradientSumsToZero),
            new("adding a constant to the logits changes nothing", IsFreeOfShift),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        ClassTargets targets = new(a, Target, Weight, Ignored, x);
        double smoothing = a.Get(Smoothing);
        double scale = a.Get(How) == Reduction.Mean ? 1 / targets.TotalWeight : 1;
        double total = Enumerable.Range(0, targets.Classes).Sum(targets.ClassWeightOf);
        double[] losses = new double[targets.Places];
        double[] gradient = new double[x.Count];
        double[] probabilities = new double[x.Count];
        for (int place = 0; place < losses.Length; place++)
        {
            Softmax softmax = new(x.Data, targets, place);
            softmax.WriteProbabilities(probabilities);
            if (targets.IsIgnored(place))
                continue;
            int t = targets.Class(place);
            double own = (1 - smoothing) * targets.Weight(place);
            losses[place] = smoothing == 1 ? 0 : own * -softmax.Log(t);
            for (int c = 0; c < targets.Classes; c++)
            {
                double spread = smoothing / targets.Classes;
                double slope = own * (c == t ? -softmax.Complement(t) : softmax.Probability(c));
                if (spread > 0)
                {
                    losses[place] += spread * targets.ClassWeightOf(c) * -softmax.Log(c);
                    slope += spread * ((total * softmax.Probability(c)) - targets.ClassWeightOf(c));
                }
                gradient[targets.Position(place, c)] = scale * slope;
            }
        }
        if (o.Trace is { } trace)
            Explain(trace, targets, x.Shape, probabilities, [.. losses], a);
        o.Set(Loss, targets.Reduce(a.Get(How), losses));
        o.Set(Gradient, x.Shape, gradient);
    }

    private static void Explain(Trace trace, ClassTargets targets, Shape shape, double[] probabilities, double[] losses, Arguments a)
    {
        trace.Add("p", RealTensor.Adopt(shape, probabilities), "softmax over the classes");
        trace.Add("ℓ", RealTensor.Adopt(a.Get(Target).Shape, losses), a.Get(Smoothing) > 0 ? "(1 − ε)·w·(−log p) of the target plus ε/C times that of all classes" : "w·(−log p) of the target, 0 where ignored");
        targets.ExplainMean(trace, a.Get(How));
    }

    private static bool GradientSumsToZero(Arguments a, Outputs o)
    {
        ClassTargets targets = new(a, Target, Weight, Ignored, a.Get(X));
        for (int place = 0; place < targets.Places; place++)
        {
            double[] slopes = [.. Enumerable.Range(0, targets.Classes).Select(c => o.Get(Gradient).Data[targets.Position(place, c)])];
            if (!Closeness.Near(slopes.Sum(), 0, slopes.Sum(Math.Abs)) && !double.IsNaN(slopes.Sum()))
                return false;
        }
        return true;
    }

    private static bool IsFreeOfShift(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor shifted = RealTensor.Adopt(x.Shape, Array.ConvertAll(x.Data.ToArray(), static logit => logit + 3));
        Outputs moved = a.Operation.Evaluate(a.With(X, shifted));
        double[] weights = a.Get(Weight)?.Data.ToArray() ?? [1];
        return Closeness.Near(moved.Get(Loss).Data, o.Get(Loss).Data, 10 * Math.Max(1, weights.Max()));
    }

    /// <summary>Softmax of one place, from the differences to the largest logit, so that no exponential overflows and 1 − p keeps its digits.</summary>
    private readonly ref struct Softmax
    {
        private readonly ReadOnlySpan<double> _x;
        private readonly ClassTargets _targets;
        private readonly int _place;
        private readonly int _largest;
        private readonly double _others;

        public Softmax(ReadOnlySpan<double> x, ClassTargets targets, int place)
        {
            _x = x;
            _targets = targets;
            _place = place;
            for (int c = 1; c < targets.Classes; c++)
            {
                if (x[targets.Position(place, c)] > x[targets.Position(place, _largest)])
                    _largest = c;
            }
            for (int c = 0; c < targets.Classes; c++)
                _others += c == _largest ? 0 : Math.Exp(Difference(c));
        }

        public double Probability(int c) => Math.Exp(Difference(c)) / (1 + _others);

        public double Complement(int c) => c == _largest ? (_others / (1 + _others)) + Difference(c) : 1 - Probability(c);

        /// <summary>log(1 + others) by the stable formula, for others may be far below 1.</summary>
        public double Log(int c) => Difference(c) - Elementary.LogOnePlus(_others);

        public void WriteProbabilities(double[] target)
        {
            for (int c = 0; c < _targets.Classes; c++)
                target[_targets.Position(_place, c)] = Probability(c);
        }

        /// <summary>NaN where both are infinite, which makes the loss NaN.</summary>
        private double Difference(int c) => _x[_targets.Position(_place, c)] - _x[_targets.Position(_place, _largest)];
    }
}

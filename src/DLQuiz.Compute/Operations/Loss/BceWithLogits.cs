using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Operations.Activation;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal sealed class BceWithLogits : Operation
{
    private static readonly RealInput X = new("x", "any", "The logits.");
    private static readonly RealInput Y = new("y", "like x", "The targets, which may be fractional.");
    private static readonly OptionalRealInput PosWeight = new("pos_weight", "scalar", "The weight of the positive term; 1 when left out.");
    private static readonly ChoiceParameter<Reduction> How = LossReduction.Parameter();

    private static readonly RealOutput Loss = new("loss", "any", "The loss, or each element's for 'none'.");
    private static readonly RealOutput Dx = new("dx", "like x", "The gradient of the loss (summed, for 'none').");

    public override Declaration Declaration { get; } = new("bce_with_logits", Family.Loss, "Binary cross-entropy from logits, without overflow.")
    {
        Arguments = [X, Y, PosWeight, How],
        Outputs = [Loss, Dx],
        Definition = new(@"\ell=\max(x,0)-xy+\log(1+e^{-|x|}),\quad \frac{\partial\ell}{\partial x}=\sigma(x)-y", "TensorFlow's guide to sigmoid_cross_entropy_with_logits; Bishop 2006, PRML, eq. 4.91"),
        Examples =
        [
            new("bce_with_logits(log(3), 1)", "log(4/3)", "by hand: the probability is 3/4"),
            new("bce_with_logits([log(3), 0], [1, 0], reduction='sum').dx", "[-0.25, 0.5]", "by hand: σ(x) − y"),
        ],
        Laws = [new("without pos_weight it is bce of the sigmoid", IsBceOfTheSigmoid)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        double positive = a.Get(PosWeight)?.Data[0] ?? 1;
        double scale = LossReduction.GradientScale(a.Get(How), x.Count);
        double[] losses = new double[x.Count];
        double[] dx = new double[x.Count];
        for (int i = 0; i < losses.Length; i++)
        {
            double y = a.Get(Y).Data[i];
            double weight = 1 + ((positive - 1) * y);
            // log(1 + e^−x) = max(−x, 0) + log(1 + e^−|x|)
            losses[i] = ((1 - y) * x.Data[i]) + (weight * (Math.Max(-x.Data[i], 0) + Elementary.LogOnePlus(Math.Exp(-Math.Abs(x.Data[i])))));
            dx[i] = scale * ((1 - y) - (weight * Sigmoid.At(-x.Data[i]).Value));
        }
        o.Set(Loss, LossReduction.Of(a.Get(How), x.Shape, losses));
        o.Set(Dx, x.Shape, dx);
    }

    private static bool IsBceOfTheSigmoid(Arguments a, Outputs o)
    {
        if (a.Get(PosWeight) is not null || a.Get(How) != Reduction.Sum || a.Get(Y).Data.ContainsAnyExceptInRange(0.0, 1.0) || a.Get(X).Data.ContainsAnyExceptInRange(-6.0, 6.0))
            return true;
        Operation bce = OperationRegistry.Find("bce")!;
        RealTensor p = RealTensor.Adopt(a.Get(X).Shape, Array.ConvertAll(a.Get(X).Data.ToArray(), static value => Sigmoid.At(value).Value));
        return Closeness.Near(((RealTensor)bce.Evaluate(bce.Bind(p, a.Get(Y), new Text("sum"))).First).Data, o.Get(Loss).Data, 100);
    }
}

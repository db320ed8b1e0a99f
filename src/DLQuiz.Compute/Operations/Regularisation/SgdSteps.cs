using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class SgdSteps : Operation
{
    private static readonly RealInput W = new("w", "[*S]", "The weights before the first step.");
    private static readonly RealInput Grads = new("grads", "[T,*S]", "The gradient of each step.");
    private static readonly OptionalRealInput Velocity = new("velocity", "like w", "The velocity before the first step; left out, the first gradient becomes it undamped.");
    private static readonly NumberParameter Lr = new("lr", "The learning rate.") { AtLeast = 0 };
    private static readonly NumberParameter Momentum = new("momentum", "The share of the velocity that is kept.") { Default = 0, AtLeast = 0 };
    private static readonly NumberParameter Dampening = new("dampening", "The share of the gradient that does not enter the velocity.") { Default = 0 };
    private static readonly NumberParameter WeightDecay = new("weight_decay", "What times w is added to the gradient.") { Default = 0, AtLeast = 0 };
    private static readonly FlagParameter IsNesterov = new("nesterov", "Whether the step looks ahead along the velocity.") { Default = false };

    private static readonly RealOutput After = new("w", "[T,*S]", "The weights after each step.");

    public override Declaration Declaration { get; } = new("sgd_steps", Family.Regularisation, "Steps of stochastic gradient descent with given gradients: momentum, dampening, Nesterov and weight decay.")
    {
        Arguments = [W, Grads, Velocity, Lr, Momentum, Dampening, WeightDecay, IsNesterov],
        Outputs = [After],
        Definition = new(@"g=\nabla+\lambda w,\quad v\leftarrow\mu v+(1-\tau)g,\quad w\leftarrow w-\eta v\ \ (\text{Nesterov: }w-\eta(g+\mu v))", "Sutskever et al. 2013, On the importance of initialization and momentum in deep learning, eq. 1 to 4; as in PyTorch 1.13, SGD"),
        Examples =
        [
            new("sgd_steps([1], [[2], [2]], lr=0.1)", "[[0.8], [0.6]]", "by hand: 1 − 0.2, 0.8 − 0.2"),
            new("sgd_steps([1], [[2], [2]], lr=0.1, momentum=0.5)", "[[0.8], [0.5]]", "by hand: v = 2, then 0.5·2 + 2 = 3"),
            new("sgd_steps([1], [[0], [0]], lr=0.1, weight_decay=1)", "[[0.9], [0.81]]", "by hand: weight decay alone multiplies by 0.9"),
        ],
        Laws = [new("without gradient, momentum or velocity each step multiplies w by 1 − lr·weight_decay", DecaysWithoutGradient)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor grads = a.Get(Grads);
        double[] w = a.Get(W).Data.ToArray();
        double[]? v = a.Get(Velocity)?.Data.ToArray();
        double[] after = new double[grads.Count];
        double momentum = a.Get(Momentum);
        for (int step = 0; step < grads.Shape[0]; step++)
        {
            double[] g = new double[w.Length];
            for (int i = 0; i < w.Length; i++)
                g[i] = grads.Data[(step * w.Length) + i] + (a.Get(WeightDecay) * w[i]);
            if (momentum != 0)
                v = v is null ? [.. g] : [.. v.Select((speed, i) => (momentum * speed) + ((1 - a.Get(Dampening)) * g[i]))];
            for (int i = 0; i < w.Length; i++)
                w[i] -= a.Get(Lr) * (momentum == 0 ? g[i] : a.Get(IsNesterov) ? g[i] + (momentum * v![i]) : v![i]);
            w.CopyTo(after.AsSpan(step * w.Length));
            o.Trace?.Add($"w{step + 1}", RealTensor.Adopt(a.Get(W).Shape, [.. w]), "w − lr·step");
        }
        o.Set(After, grads.Shape, after);
    }

    private static bool DecaysWithoutGradient(Arguments a, Outputs o)
    {
        Arguments still = a.With(Grads, RealTensor.Adopt(a.Get(Grads).Shape, new double[a.Get(Grads).Count])).With(Velocity, null);
        if (a.Get(Momentum) != 0)
            return o.Get(After).Count == a.Get(Grads).Count;
        RealTensor after = (RealTensor)a.Operation.Evaluate(still).First;
        int size = a.Get(W).Count;
        return Enumerable.Range(0, after.Count).All(i => Closeness.Near(after.Data[i], a.Get(W).Data[i % size] * Math.Pow(1 - (a.Get(Lr) * a.Get(WeightDecay)), (i / size) + 1), 100));
    }
}

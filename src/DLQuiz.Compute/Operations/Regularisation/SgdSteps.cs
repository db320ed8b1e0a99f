using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class SgdSteps : Operation
{
    private static readonly RealInput W = new("w", "[*shape]", "The weights before the first step.");
    private static readonly RealInput Grads = new("grads", "[T,*shape]", "The gradient at each step.");
    private static readonly OptionalRealInput Velocity = new("velocity", "like w", "The velocity before the first step; without it the first velocity is the first gradient, undamped.");
    private static readonly NumberParameter Rate = new("lr", "The learning rate.") { AtLeast = 0, Below = double.PositiveInfinity };
    private static readonly NumberParameter Momentum = new("momentum", "μ, the share of the velocity that stays.") { Default = 0, AtLeast = 0, Below = double.PositiveInfinity };
    private static readonly NumberParameter Dampening = new("dampening", "How much less than 1 a later gradient weighs in the velocity.") { Default = 0, Above = double.NegativeInfinity, Below = double.PositiveInfinity };
    private static readonly NumberParameter Decay = new("weight_decay", "λ: λ·w is added to each gradient.") { Default = 0, AtLeast = 0, Below = double.PositiveInfinity };
    private static readonly FlagParameter IsNesterov = new("nesterov", "Whether the step looks ahead by another μ·v; needs momentum and no dampening.") { Default = false };

    private static readonly RealOutput NewW = new("w", "[T,*shape]", "The weights after each step.");

    public override Declaration Declaration { get; } = new("sgd_steps", Family.Regularisation, "Steps of stochastic gradient descent with given gradients, with momentum and weight decay as in PyTorch.")
    {
        Arguments = [W, Grads, Velocity, Rate, Momentum, Dampening, Decay, IsNesterov],
        Outputs = [NewW],
        Definition = new(
            @"g_t=\nabla_t+\lambda w_{t-1},\quad v_1=g_1,\quad v_t=\mu v_{t-1}+(1-damp)\,g_t,\quad w_t=w_{t-1}-lr\,v_t\ \ (\text{Nesterov: } lr\,(g_t+\mu v_t))",
            "PyTorch documentation of torch.optim.SGD, after Sutskever, Martens, Dahl and Hinton 2013, equations 1 to 4"),
        Examples =
        [
            new("sgd_steps([1, -2], [[0, 0], [0, 0]], lr=0.1, weight_decay=0.5)", "[[0.95, -1.9], [0.9025, -1.805]]", "by hand: weight decay alone multiplies by 1 − 0.05"),
            new("sgd_steps([0], [[1], [1], [1]], lr=1, momentum=0.5)", "[[-1], [-2.5], [-4.25]]", "by hand: velocities 1, 1.5, 1.75"),
            new("sgd_steps([0], [[1], [1]], lr=1, momentum=0.5, nesterov=true)", "[[-1.5], [-3.25]]", "by hand: 1 + 0.5·1, then 1 + 0.5·1.5"),
        ],
        Laws =
        [
            new("with zero gradients and no momentum, w_t = (1 − lr·λ)^t·w", DecayShrinksGeometrically),
            new("without weight decay the moves are proportional to lr", MovesAreProportionalToTheRate),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double momentum = a.Get(Momentum);
        double dampening = a.Get(Dampening);
        bool isNesterov = a.Get(IsNesterov);
        if (isNesterov && (momentum == 0 || dampening != 0))
            throw a.Refuse(IsNesterov, "is true", "false, or a positive momentum and dampening 0");
        int size = a.Get(W).Count;
        double[] w = a.Get(W).Data.ToArray();
        double[]? velocity = a.Get(Velocity)?.Data.ToArray();
        RealTensor grads = a.Get(Grads);
        double[] path = new double[grads.Count];
        double[] g = new double[size];
        for (int step = 0; step < grads.Shape[0]; step++)
        {
            ReadOnlySpan<double> gradient = grads.Data.Slice(step * size, size);
            for (int i = 0; i < size; i++)
                g[i] = gradient[i] + (a.Get(Decay) * w[i]);
            double[] move = momentum == 0 ? g : velocity = Accelerate(velocity, g, momentum, 1 - dampening);
            for (int i = 0; i < size; i++)
                w[i] -= a.Get(Rate) * (isNesterov ? g[i] + (momentum * move[i]) : move[i]);
            w.CopyTo(path, step * size);
            Explain(o.Trace, step + 1, a.Get(W).Shape, g, velocity, w);
        }
        o.Set(NewW, grads.Shape, path);
    }

    private static double[] Accelerate(double[]? velocity, double[] g, double momentum, double weight)
    {
        if (velocity is null)
            return [.. g];
        double[] next = new double[g.Length];
        for (int i = 0; i < next.Length; i++)
            next[i] = (momentum * velocity[i]) + (weight * g[i]);
        return next;
    }

    private static void Explain(Trace? trace, int step, Shape shape, double[] g, double[]? velocity, double[] w)
    {
        if (trace is null)
            return;
        trace.Add($"g{step}", RealTensor.Adopt(shape, [.. g]), "the gradient plus λ·w");
        if (velocity is not null)
            trace.Add($"v{step}", RealTensor.Adopt(shape, [.. velocity]), step == 1 ? "the first velocity" : "μ·v + (1 − dampening)·g");
        trace.Add($"w{step}", RealTensor.Adopt(shape, [.. w]), "w less the learning rate times the move");
    }

    private static bool DecayShrinksGeometrically(Arguments a, Outputs o)
    {
        if (a.Get(Momentum) != 0 || a.Get(Grads).Data.ContainsAnyExcept(0.0))
            return true;
        double factor = 1 - (a.Get(Rate) * a.Get(Decay));
        for (int i = 0; i < o.Get(NewW).Count; i++)
        {
            int step = (i / a.Get(W).Count) + 1;
            double start = a.Get(W).Data[i % a.Get(W).Count];
            if (!Closeness.Near(o.Get(NewW).Data[i], start * Math.Pow(factor, step), Math.Abs(start)))
                return false;
        }
        return true;
    }

    private static bool MovesAreProportionalToTheRate(Arguments a, Outputs o)
    {
        if (a.Get(Decay) != 0)
            return true;
        RealTensor origin = RealTensor.Adopt(a.Get(W).Shape, new double[a.Get(W).Count]);
        RealTensor moves = (RealTensor)a.Operation.Evaluate(a.With(W, origin)).First;
        for (int i = 0; i < moves.Count; i++)
        {
            double start = a.Get(W).Data[i % a.Get(W).Count];
            if (!Closeness.Near(o.Get(NewW).Data[i] - start, moves.Data[i], Math.Abs(start) + Math.Abs(moves.Data[i])))
                return false;
        }
        return true;
    }
}

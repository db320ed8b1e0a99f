using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class BatchNormBackward : Operation
{
    private static readonly RealInput X = new("x", "[N,C,...]", "The mini-batch; a plain list is one channel.", plain: "[N]");
    private static readonly RealInput Dy = new("dy", "like x", "The gradient that arrives from above.");
    private static readonly OptionalRealInput Gamma = new("gamma", "[C]", "The learned scale γ of each channel; 1 when left out.");
    private static readonly OptionalRealInput RunningMean = new("running_mean", "[C]", "The running mean, which mode 'eval' needs.");
    private static readonly OptionalRealInput RunningVar = new("running_var", "[C]", "The running variance, which mode 'eval' needs.") { Domain = Domain.Interval.NotNegative };
    private static readonly NumberParameter Eps = new("eps", "ε, added to the variance inside the square root.") { Default = 1e-5, AtLeast = 0 };
    private static readonly ChoiceParameter<Mode> Statistics = new("mode", "'train' differentiates through the batch's statistics, 'eval' takes the running ones as constants.", ("train", Mode.Train), ("eval", Mode.Eval)) { Default = "train" };

    private static readonly RealOutput Dx = new("dx", "like x", "The gradient for x.");
    private static readonly RealOutput Dgamma = new("dgamma", "[C]", "The gradient for γ.");
    private static readonly RealOutput Dbeta = new("dbeta", "[C]", "The gradient for β.");

    private enum Mode
    {
        Train,
        Eval,
    }

    public override Declaration Declaration { get; } = new("batch_norm_backward", Family.Normalization, "Gradients of batch normalization for an upstream gradient, in training or in evaluation.")
    {
        Arguments = [X, Dy, Gamma, RunningMean, RunningVar, Eps, Statistics],
        Outputs = [Dx, Dgamma, Dbeta],
        Definition = new(
            @"\frac{\partial L}{\partial x_i}=\frac{\gamma}{\sqrt{\sigma^2+\epsilon}}\Big(dy_i-\frac1m\sum_j dy_j-\hat x_i\frac1m\sum_j dy_j\hat x_j\Big)",
            "Ioffe and Szegedy 2015, arXiv:1502.03167, section 3, collected"),
        Examples =
        [
            new("batch_norm_backward([1, 3], [1, 0], eps=0)", "[0, 0]", "by hand: with two values x̂ = ±1 whatever they are, so x has no influence"),
            new("batch_norm_backward([[1], [3], [5]], [[1], [0], [0]], eps=0).dbeta", "[1]", "by hand: the sum of dy"),
            new("batch_norm_backward([1, 3], [1, 2], gamma=4, running_mean=0, running_var=4, eps=0, mode='eval')", "[2, 4]", "by hand: 4/√4·dy"),
        ],
        Laws =
        [
            new("in training the gradients of a channel add up to 0: a common shift changes nothing", ShiftChangesNothing),
            new("dbeta is the sum of dy over each channel", static (a, o) => Closeness.Near(o.Get(Dbeta).Data, ChannelSums(a.Get(X).Shape, a.Get(Dy).Data), 10)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int perChannel = x.Count / x.Shape[1];
        double[] dy = ChannelFirst.From(a.Get(Dy));
        if (a.Get(Statistics) == Mode.Train && perChannel == 1)
            throw a.Refuse(X, "has one value per channel", "at least two, whose variance tells something");
        Gradients gradients = a.Get(Statistics) == Mode.Train
            ? new Runs(ChannelFirst.From(x), x.Shape[1], a.Get(Eps)).Backward(dy, a.Get(Gamma), x.Shape[1], i => i / perChannel)
            : Evaluated(a, ChannelFirst.From(x), dy, perChannel);
        o.Set(Dx, x.Shape, ChannelFirst.Back(gradients.Dx, x.Shape));
        o.Set(Dgamma, Shape.Of(x.Shape[1]), gradients.Dgamma);
        o.Set(Dbeta, Shape.Of(x.Shape[1]), gradients.Dbeta);
    }

    private static Gradients Evaluated(Arguments a, double[] x, double[] dy, int perChannel)
    {
        RealTensor mean = a.Get(RunningMean) ?? throw a.Refuse(RunningMean, "is missing", "a running mean for mode 'eval'");
        RealTensor variance = a.Get(RunningVar) ?? throw a.Refuse(RunningVar, "is missing", "a running variance for mode 'eval'");
        double[] dx = new double[x.Length];
        double[] dgamma = new double[mean.Count];
        double[] dbeta = new double[mean.Count];
        for (int i = 0; i < x.Length; i++)
        {
            int c = i / perChannel;
            double inverse = Moments.InverseDeviation(variance.Data[c], a.Get(Eps));
            dx[i] = dy[i] * inverse * (a.Get(Gamma)?.Data[c] ?? 1);
            dgamma[c] += dy[i] * (x[i] - mean.Data[c]) * inverse;
            dbeta[c] += dy[i];
        }
        return new(dx, dgamma, dbeta);
    }

    private static double[] ChannelSums(Shape shape, ReadOnlySpan<double> data)
    {
        double[] sums = new double[shape[1]];
        int inner = shape.CountBetween(2, shape.Rank);
        for (int i = 0; i < data.Length; i++)
            sums[i / inner % shape[1]] += data[i];
        return sums;
    }

    private static bool ShiftChangesNothing(Arguments a, Outputs o)
    {
        double largest = Norms.Of(o.Get(Dx).Data, double.PositiveInfinity);
        return a.Get(Statistics) == Mode.Eval || Array.TrueForAll(ChannelSums(a.Get(X).Shape, o.Get(Dx).Data), sum => Closeness.Near(sum, 0, 100 * (1 + largest)));
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class BatchNormTrain : Operation
{
    private static readonly RealInput X = new("x", "[N,C,...]", "The mini-batch; a plain list is one channel.", plain: "[N]");
    private static readonly OptionalRealInput Gamma = new("gamma", "[C]", "The learned scale γ of each channel; 1 when left out.");
    private static readonly OptionalRealInput Beta = new("beta", "[C]", "The learned shift β of each channel; 0 when left out.");
    private static readonly OptionalRealInput RunningMean = new("running_mean", "[C]", "The running mean before this batch.");
    private static readonly OptionalRealInput RunningVar = new("running_var", "[C]", "The running variance before this batch.");
    private static readonly NumberParameter Eps = new("eps", "ε, added to the variance inside the square root.") { Default = 1e-5, AtLeast = 0 };
    private static readonly NullableNumberParameter Momentum = new("momentum", "The weight of the new batch's statistics; null averages over all batches seen.") { Default = 0.1 };
    private static readonly IntegerParameter Batches = new("num_batches_tracked", "Batches seen before this one; used only when momentum is null.") { Default = 0, AtLeast = 0 };
    private static readonly FlagParameter IsUnbiased = new("running_var_unbiased", "Whether the running variance is fed the variance divided by m − 1.") { Default = true };

    private static readonly RealOutput Y = new("y", "like x", "The normalized, scaled and shifted batch.");
    private static readonly RealOutput BatchMean = new("batch_mean", "[C]", "The mean over batch and space.");
    private static readonly RealOutput BatchVar = new("batch_var", "[C]", "The biased variance over batch and space.");
    private static readonly RealOutput InvStd = new("inv_std", "[C]", "1/√(σ² + ε).");
    private static readonly RealOutput NewMean = new("running_mean", "[C]", "The running mean after this batch.", "when running_mean is given");
    private static readonly RealOutput NewVar = new("running_var", "[C]", "The running variance after this batch.", "when running_var is given");

    public override Declaration Declaration { get; } = new("batch_norm_train", Family.Normalization, "Batch normalization in training: by the batch's own mean and biased variance of each channel.")
    {
        Arguments = [X, Gamma, Beta, RunningMean, RunningVar, Eps, Momentum, Batches, IsUnbiased],
        Outputs = [Y, BatchMean, BatchVar, InvStd, NewMean, NewVar],
        Definition = new(
            @"\mu=\frac1m\sum_i x_i,\quad \sigma^2=\frac1m\sum_i(x_i-\mu)^2,\quad \hat x_i=\frac{x_i-\mu}{\sqrt{\sigma^2+\epsilon}},\quad y_i=\gamma\hat x_i+\beta",
            "Ioffe and Szegedy 2015, arXiv:1502.03167, Algorithm 1"),
        Examples =
        [
            new("batch_norm_train([1, 2, 3, 6], gamma=2, beta=1, eps=0.1)[0]", "-1.1081851", "by hand: μ = 3, σ² = 3.5, 2·(1 − 3)/√3.6 + 1") { Tolerance = 1e-7 },
            new("batch_norm_train([[1, 10], [3, 30]], eps=0)", "[[-1, -1], [1, 1]]", "by hand: μ = (2, 20), σ = (1, 10)"),
            new("batch_norm_train([1, 3], running_mean=0, running_var=1).running_var", "0.9*1 + 0.1*2", "by hand: the unbiased variance of 1 and 3 is 2"),
        ],
        Laws =
        [
            new("y has mean β and variance γ²·σ²/(σ² + ε) in each channel", HasTheMomentsOfBetaAndGamma),
            new("running_mean = (1 − momentum)·running_mean + momentum·batch_mean", UpdatesTheRunningMean),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int outer = x.Shape[0];
        int channels = x.Shape[1];
        int inner = x.Count / (outer * channels);
        if (outer * inner == 1)
            throw a.Refuse(X, "has one value per channel", "at least two, whose variance tells something");
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        double[] inverse = new double[channels];
        Moments.OfChannels(x.Data, inner, mean, variance);
        Moments.InverseDeviations(variance, a.Get(Eps), inverse);
        Shape perChannel = Shape.Of(channels);
        o.Set(Y, ChannelAffine.Normalize(x, mean, inverse, a.Get(Gamma), a.Get(Beta)));
        o.Set(BatchMean, perChannel, mean);
        o.Set(BatchVar, perChannel, variance);
        o.Set(InvStd, perChannel, inverse);
        UpdateRunning(a, o, mean, variance, outer * inner);
        if (o.Trace is { } trace)
            Explain(trace, x, mean, inverse, o);
    }

    private static void UpdateRunning(Arguments a, Outputs o, double[] mean, double[] variance, int count)
    {
        RealTensor? oldMean = a.Get(RunningMean);
        RealTensor? oldVariance = a.Get(RunningVar);
        if (oldMean is null != oldVariance is null)
            throw a.Refuse(oldMean is null ? RunningMean : RunningVar, "is missing", "both running statistics or neither");
        if (oldMean is null)
            return;
        double momentum = a.Get(Momentum) ?? 1.0 / (a.Get(Batches) + 1);
        double correction = a.Get(IsUnbiased) ? count / (count - 1.0) : 1;
        o.Set(NewMean, RunningStatistics.Blend(oldMean, mean, momentum, 1));
        o.Set(NewVar, RunningStatistics.Blend(oldVariance!, variance, momentum, correction));
    }

    private static void Explain(Trace trace, RealTensor x, double[] mean, double[] inverse, Outputs o)
    {
        trace.Add("μ", o.Get(BatchMean), "the mean of each channel over batch and space");
        trace.Add("σ²", o.Get(BatchVar), "the mean squared deviation, divided by m");
        trace.Add("1/√(σ²+ε)", o.Get(InvStd), "ε stands inside the root");
        trace.Add("x̂", ChannelAffine.Normalize(x, mean, inverse, gamma: null, beta: null), "(x − μ)/√(σ²+ε)");
        trace.Add("y", o.Get(Y), "γ·x̂ + β");
    }

    private static bool HasTheMomentsOfBetaAndGamma(Arguments a, Outputs o)
    {
        RealTensor y = o.Get(Y);
        int outer = y.Shape[0];
        int channels = a.Get(X).Shape[1];
        for (int c = 0; c < channels; c++)
        {
            double gamma = a.Get(Gamma)?.Data[c] ?? 1;
            double beta = a.Get(Beta)?.Data[c] ?? 0;
            double variance = o.Get(BatchVar).Data[c];
            double inverse = o.Get(InvStd).Data[c];
            (double mean, double spread) = Moments.OfChannel(y.Data, outer, channels, y.Count / (outer * channels), c);
            if (!Closeness.Near(mean, beta, Math.Abs(gamma)) || !Closeness.Near(spread, gamma * gamma * variance * inverse * inverse, (gamma * gamma) + (beta * beta)))
                return false;
        }
        return true;
    }

    private static bool UpdatesTheRunningMean(Arguments a, Outputs o)
    {
        if (a.Get(RunningMean) is not { } before || a.Get(Momentum) is not { } momentum)
            return true;
        for (int c = 0; c < before.Count; c++)
        {
            double expected = ((1 - momentum) * before.Data[c]) + (momentum * o.Get(BatchMean).Data[c]);
            if (!Closeness.Near(o.Get(NewMean).Data[c], expected, Math.Abs(momentum * before.Data[c]) + Math.Abs(expected)))
                return false;
        }
        return true;
    }
}

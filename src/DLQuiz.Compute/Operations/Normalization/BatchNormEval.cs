using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class BatchNormEval : Operation
{
    private static readonly RealInput X = new("x", "[N,C,...]", "The batch; a plain list is one channel.", plain: "[N]");
    private static readonly RealInput RunningMean = new("running_mean", "[C]", "The mean of each channel that training collected.");
    private static readonly RealInput RunningVar = new("running_var", "[C]", "The variance of each channel that training collected.") { Domain = Domain.Interval.NotNegative };
    private static readonly OptionalRealInput Gamma = new("gamma", "[C]", "The learned scale γ of each channel; 1 when left out.");
    private static readonly OptionalRealInput Beta = new("beta", "[C]", "The learned shift β of each channel; 0 when left out.");
    private static readonly NumberParameter Eps = new("eps", "ε, added to the variance inside the square root.") { Default = 1e-5, AtLeast = 0 };

    private static readonly RealOutput Y = new("y", "like x", "The normalized, scaled and shifted batch.");

    public override Declaration Declaration { get; } = new("batch_norm_eval", Family.Normalization, "Batch normalization in evaluation: by the running statistics, so that the batch plays no part.")
    {
        Arguments = [X, RunningMean, RunningVar, Gamma, Beta, Eps],
        Outputs = [Y],
        Definition = new(@"y=\gamma\,\frac{x-\mu_{run}}{\sqrt{\sigma^2_{run}+\epsilon}}+\beta", "Ioffe and Szegedy 2015, arXiv:1502.03167, Algorithm 2, step 11"),
        Examples =
        [
            new("batch_norm_eval([3, 5], 1, 4, eps=0)", "[1, 2]", "by hand: (3 − 1)/2 and (5 − 1)/2"),
            new("batch_norm_eval([[3, 5]], [1, 1], [4, 4], gamma=[10, 100], beta=[1, 2], eps=0)", "[[11, 202]]", "by hand: 10·1 + 1 and 100·2 + 2"),
        ],
        Laws = [new("y at the running mean is β", GivesBetaAtTheMean)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor variance = a.Get(RunningVar);
        double[] inverse = new double[variance.Count];
        for (int c = 0; c < inverse.Length; c++)
            inverse[c] = Moments.InverseDeviation(variance.Data[c], a.Get(Eps));
        RealTensor mean = a.Get(RunningMean);
        RealTensor y = ChannelAffine.Normalize(a.Get(X), mean.Data, inverse, a.Get(Gamma), a.Get(Beta));
        o.Set(Y, y);
        if (o.Trace is not { } trace)
            return;
        trace.Add("1/√(σ²+ε)", RealTensor.Adopt(variance.Shape, inverse), "from the running variance, ε inside the root");
        trace.Add("x̂", ChannelAffine.Normalize(a.Get(X), mean.Data, inverse, gamma: null, beta: null), "(x − μ)/√(σ²+ε) with the running mean");
        trace.Add("y", y, "γ·x̂ + β");
    }

    private static bool GivesBetaAtTheMean(Arguments a, Outputs o)
    {
        RealTensor mean = a.Get(RunningMean);
        RealTensor atMean = mean.Reshape(Shape.Of(1, mean.Count));
        RealTensor y = (RealTensor)a.Operation.Evaluate(a.With(X, atMean)).First;
        double[] beta = a.Get(Beta)?.Data.ToArray() ?? new double[mean.Count];
        return Closeness.Near(y.Data, beta);
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class InstanceNorm : Operation
{
    private static readonly RealInput X = new("x", "[N,C,L] or [N,C,H,W]", "The activations; a plain list is one plane.", plain: "[L]");
    private static readonly OptionalRealInput Gamma = new("gamma", "[C]", "The learned scale γ of each channel; 1 when left out.");
    private static readonly OptionalRealInput Beta = new("beta", "[C]", "The learned shift β of each channel; 0 when left out.");
    private static readonly OptionalRealInput RunningMean = new("running_mean", "[C]", "The running mean before this batch.");
    private static readonly OptionalRealInput RunningVar = new("running_var", "[C]", "The running variance before this batch.");
    private static readonly NumberParameter Eps = new("eps", "ε, added to the variance inside the square root.") { Default = 1e-5, AtLeast = 0 };
    private static readonly NumberParameter Momentum = new("momentum", "The weight of the new statistics.") { Default = 0.1 };
    private static readonly FlagParameter UsesInput = new("use_input_stats", "Whether each plane's own statistics are used, as opposed to the running ones.") { Default = true };

    private static readonly RealOutput Y = new("y", "like x", "The normalized, scaled and shifted activations.");
    private static readonly RealOutput Mean = new("mean", "[N,C]", "The mean of each plane.", "when use_input_stats is true");
    private static readonly RealOutput Var = new("var", "[N,C]", "The biased variance of each plane.", "when use_input_stats is true");
    private static readonly RealOutput NewMean = new("running_mean", "[C]", "The running mean after this batch.", "when running_mean is given");
    private static readonly RealOutput NewVar = new("running_var", "[C]", "The running variance after this batch, fed the unbiased variances.", "when running_var is given");

    public override Declaration Declaration { get; } = new("instance_norm", Family.Normalization, "Instance normalization: each plane of each sample by its own mean and biased variance.")
    {
        Arguments = [X, Gamma, Beta, RunningMean, RunningVar, Eps, Momentum, UsesInput],
        Outputs = [Y, Mean, Var, NewMean, NewVar],
        Definition = new(@"y=\gamma_c\frac{x-\mu_{nc}}{\sqrt{\sigma_{nc}^2+\epsilon}}+\beta_c", "Ulyanov, Vedaldi and Lempitsky 2016, arXiv:1607.08022, eq. 4"),
        Examples =
        [
            new("instance_norm([[[1, 3], [10, 30]]], eps=0)", "[[[-1, 1], [-1, 1]]]", "by hand: each plane by itself"),
            new("instance_norm([1, 3], running_mean=0, running_var=4, use_input_stats=false, eps=0)", "[0.5, 1.5]", "by hand: divided by √4"),
        ],
        Laws = [new("without γ and β it is group_norm with one group a channel", IsGroupNormOfChannels)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int channels = x.Shape[1];
        int plane = x.Shape.CountBetween(2, x.Shape.Rank);
        RealTensor? mean = a.Get(RunningMean);
        RealTensor? variance = a.Get(RunningVar);
        if (!a.Get(UsesInput))
        {
            if (mean is null || variance is null)
                throw a.Refuse(mean is null ? RunningMean : RunningVar, "is missing", "running statistics when use_input_stats is false");
            double[] inverse = Array.ConvertAll(variance.Data.ToArray(), value => Moments.InverseDeviation(value, a.Get(Eps)));
            o.Set(Y, ChannelAffine.Normalize(x, mean.Data, inverse, a.Get(Gamma), a.Get(Beta)));
            Keep(o, mean, variance);
            return;
        }
        if (plane == 1)
            throw a.Refuse(X, "has one value per plane", "at least two, whose variance tells something");
        Runs runs = new(x.Data, x.Shape[0] * channels, a.Get(Eps));
        Shape planes = Shape.Of(x.Shape[0], channels);
        o.Set(Y, x.Shape, runs.Affine(a.Get(Gamma), a.Get(Beta), i => i / plane % channels));
        o.Set(Mean, planes, runs.Mean);
        o.Set(Var, planes, runs.Variance);
        Keep(o, mean is null ? null : RunningStatistics.Blend(mean, OverSamples(runs.Mean, channels), a.Get(Momentum), 1), variance is null ? null : RunningStatistics.Blend(variance, OverSamples(runs.UnbiasedVariance(), channels), a.Get(Momentum), 1));
        o.Trace?.Add("μ", o.Get(Mean), "the mean of each plane");
        o.Trace?.Add("σ²", o.Get(Var), "its biased variance");
        o.Trace?.Add("x̂", RealTensor.Adopt(x.Shape, runs.Normalized()), "(x − μ)/√(σ²+ε)");
    }

    private static void Keep(Outputs o, RealTensor? mean, RealTensor? variance)
    {
        if (mean is not null)
            o.Set(NewMean, mean);
        if (variance is not null)
            o.Set(NewVar, variance);
    }

    private static double[] OverSamples(double[] planes, int channels)
    {
        double[] means = new double[channels];
        int samples = planes.Length / channels;
        for (int i = 0; i < planes.Length; i++)
            means[i % channels] += planes[i] / samples;
        return means;
    }

    private static bool IsGroupNormOfChannels(Arguments a, Outputs o)
    {
        if (!a.Get(UsesInput) || a.Get(Gamma) is not null || a.Get(Beta) is not null)
            return true;
        Operation groupNorm = OperationRegistry.Find("group_norm")!;
        Arguments grouped = groupNorm.Bind(a.Get(X), IntegerTensor.Scalar(a.Get(X).Shape[1]), null, null, RealTensor.Scalar(a.Get(Eps)));
        return Closeness.Near(((RealTensor)groupNorm.Evaluate(grouped).First).Data, o.Get(Y).Data);
    }
}

using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

internal sealed class BatchNormRunningSequence : Operation
{
    private static readonly RealInput Xs = new("xs", "[T,N,C,...]", "The training batches in order; a matrix has a batch of one channel in each row.", plain: "[T,N]");
    private static readonly RealInput RunningMean = new("running_mean", "[C]", "The running mean before the first batch.");
    private static readonly RealInput RunningVar = new("running_var", "[C]", "The running variance before the first batch.");
    private static readonly NumberParameter Eps = new("eps", "ε of the normalization; plays no part in the running statistics.") { Default = 1e-5, AtLeast = 0 };
    private static readonly NullableNumberParameter Momentum = new("momentum", "The weight of the new batch's statistics; null averages over all batches seen.") { Default = 0.1 };
    private static readonly IntegerParameter Batches = new("num_batches_tracked", "Batches seen before the first; used only when momentum is null.") { Default = 0, AtLeast = 0 };

    private static readonly RealOutput Means = new("running_means", "[T,C]", "The running mean after each batch.");
    private static readonly RealOutput Variances = new("running_vars", "[T,C]", "The running variance after each batch, fed the unbiased batch variance.");

    public override Declaration Declaration { get; } = new("batch_norm_running_sequence", Family.Normalization, "The running statistics of batch normalization after each of several training batches.")
    {
        Arguments = [Xs, RunningMean, RunningVar, Eps, Momentum, Batches],
        Outputs = [Means, Variances],
        Definition = new(@"r_t=(1-m)\,r_{t-1}+m\,s_t,\quad m=\tfrac{1}{t}\ \text{when null}", "Ioffe and Szegedy 2015, arXiv:1502.03167, section 3.1; PyTorch 1.13, BatchNorm1d"),
        Examples =
        [
            new("batch_norm_running_sequence([[0, 4], [2, 6]], 0, 1, momentum=0.5)", "[1, 2.5]", "by hand: 0.5·0 + 0.5·2, then 0.5·1 + 0.5·4"),
            new("batch_norm_running_sequence([[0, 4], [2, 6]], 0, 1, momentum=null)", "[2, 3]", "by hand: 2, then the mean of 2 and 4"),
        ],
        Laws = [new("the first batch gives what batch_norm_train gives", AgreesWithOneStep)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor xs = a.Get(Xs);
        int batches = xs.Shape[0];
        int channels = xs.Shape[2];
        int inner = xs.Shape.CountBetween(3, xs.Shape.Rank);
        int count = xs.Shape[1] * inner;
        if (count == 1)
            throw a.Refuse(Xs, "has one value per channel", "at least two, whose variance tells something");
        RealTensor mean = a.Get(RunningMean);
        RealTensor variance = a.Get(RunningVar);
        double[] means = new double[batches * channels];
        double[] variances = new double[batches * channels];
        int size = xs.Count / batches;
        for (int t = 0; t < batches; t++)
        {
            double[] batchMean = new double[channels];
            double[] batchVariance = new double[channels];
            for (int c = 0; c < channels; c++)
                (batchMean[c], batchVariance[c]) = Moments.OfChannel(xs.Data.Slice(t * size, size), xs.Shape[1], channels, inner, c);
            double momentum = a.Get(Momentum) ?? 1.0 / (a.Get(Batches) + t + 1);
            mean = RunningStatistics.Blend(mean, batchMean, momentum, 1);
            variance = RunningStatistics.Blend(variance, batchVariance, momentum, count / (count - 1.0));
            mean.Data.CopyTo(means.AsSpan(t * channels));
            variance.Data.CopyTo(variances.AsSpan(t * channels));
            o.Trace?.Add($"μ{t + 1}", RealTensor.Vector(batchMean), "the batch's mean");
            o.Trace?.Add($"r{t + 1}", mean, "the running mean after it");
        }
        o.Set(Means, Shape.Of(batches, channels), means);
        o.Set(Variances, Shape.Of(batches, channels), variances);
    }

    private static bool AgreesWithOneStep(Arguments a, Outputs o)
    {
        RealTensor xs = a.Get(Xs);
        RealTensor first = RealTensor.Adopt(Shape.Of(xs.Shape.Axes[1..]), xs.Data[..(xs.Count / xs.Shape[0])].ToArray());
        Value momentum = a.Get(Momentum) is { } weight ? RealTensor.Scalar(weight) : Null.Value;
        Operation train = OperationRegistry.Find("batch_norm_train")!;
        Outputs step = train.Evaluate(train.Bind(first, null, null, a.Get(RunningMean), a.Get(RunningVar), null, momentum, IntegerTensor.Scalar(a.Get(Batches))));
        int channels = xs.Shape[2];
        return Closeness.Near(((RealTensor)step.Find("running_mean")!).Data, o.Get(Means).Data[..channels], 10)
            && Closeness.Near(((RealTensor)step.Find("running_var")!).Data, o.Get(Variances).Data[..channels], 10);
    }
}

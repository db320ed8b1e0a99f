using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

/// <summary>The exponential average that evaluation uses instead of a batch's own statistics.</summary>
internal static class RunningStatistics
{
    /// <param name="before">The running statistics.</param>
    /// <param name="batch">The batch's.</param>
    /// <param name="momentum">The weight of the batch.</param>
    /// <param name="correction">m/(m − 1) to feed the unbiased variance, otherwise 1.</param>
    public static RealTensor Blend(RealTensor before, ReadOnlySpan<double> batch, double momentum, double correction)
    {
        double[] after = new double[batch.Length];
        for (int c = 0; c < after.Length; c++)
            after[c] = ((1 - momentum) * before.Data[c]) + (momentum * batch[c] * correction);
        return RealTensor.Adopt(before.Shape, after);
    }
}

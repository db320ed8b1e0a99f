using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

/// <summary>y = γ·(x − mean)·inverse + β, channel by channel along axis 1.</summary>
internal static class ChannelAffine
{
    public static RealTensor Normalize(RealTensor x, ReadOnlySpan<double> mean, ReadOnlySpan<double> inverse, RealTensor? gamma, RealTensor? beta)
    {
        int channels = x.Shape[1];
        int inner = x.Shape.CountBetween(2, x.Shape.Rank);
        double[] y = new double[x.Count];
        ReadOnlySpan<double> data = x.Data;
        for (int c = 0; c < channels; c++)
        {
            double scale = gamma is null ? 1 : gamma.Data[c];
            double shift = beta is null ? 0 : beta.Data[c];
            double center = mean[c];
            double rate = inverse[c];
            for (int start = c * inner; start < y.Length; start += channels * inner)
            {
                for (int i = start; i < start + inner; i++)
                    y[i] = ((data[i] - center) * rate * scale) + shift;
            }
        }
        return RealTensor.Adopt(x.Shape, y);
    }
}

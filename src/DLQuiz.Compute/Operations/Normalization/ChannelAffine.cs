using System.Numerics;
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
        int c = 0;
        for (; inner == 1 && c + Vector<double>.Count <= channels; c += Vector<double>.Count)
        {
            Vector<double> scale = gamma is null ? Vector<double>.One : new(gamma.Data[c..]);
            Vector<double> shift = beta is null ? Vector<double>.Zero : new(beta.Data[c..]);
            NormalizeNeighbours(data[c..], channels, new(mean[c..]), new(inverse[c..]), scale, shift, y.AsSpan(c));
        }
        for (; c < channels; c++)
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

    /// <summary>Without spatial axes, as many channels as a vector holds side by side.</summary>
    private static void NormalizeNeighbours(ReadOnlySpan<double> x, int step, Vector<double> mean, Vector<double> inverse, Vector<double> scale, Vector<double> shift, Span<double> y)
    {
        for (int at = 0; at < x.Length; at += step)
            (((new Vector<double>(x[at..]) - mean) * inverse * scale) + shift).CopyTo(y[at..]);
    }
}

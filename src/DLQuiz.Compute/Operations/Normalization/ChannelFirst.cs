using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Normalization;

/// <summary>Brings [N, C, S] to [C, N, S] and back, so that a channel is one run.</summary>
internal static class ChannelFirst
{
    public static double[] From(RealTensor x) => Swap(x.Data, x.Shape[0], x.Shape[1]);

    public static double[] Back(ReadOnlySpan<double> channels, Shape shape) => Swap(channels, shape[1], shape[0]);

    private static double[] Swap(ReadOnlySpan<double> data, int first, int second)
    {
        double[] swapped = new double[data.Length];
        int inner = data.Length / (first * second);
        for (int i = 0; i < first; i++)
        {
            for (int j = 0; j < second; j++)
                data.Slice(((i * second) + j) * inner, inner).CopyTo(swapped.AsSpan(((j * first) + i) * inner));
        }
        return swapped;
    }
}

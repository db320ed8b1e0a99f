namespace DLQuiz.Compute.Numerics;

/// <summary>Mean and biased variance of one channel of x[N, C, S], in passes over the data so that a large mean costs no digits.</summary>
internal static class Moments
{
    /// <summary>Of a run of neighbouring elements.</summary>
    public static (double Mean, double Variance) Of(ReadOnlySpan<double> run) => OfChannel(run, 1, 1, run.Length, 0);

    /// <param name="x">Row-major [outer, channels, inner].</param>
    /// <param name="outer">N.</param>
    /// <param name="channels">C.</param>
    /// <param name="inner">The product of the spatial axes.</param>
    /// <param name="channel">Which channel.</param>
    public static (double Mean, double Variance) OfChannel(ReadOnlySpan<double> x, int outer, int channels, int inner, int channel)
    {
        int count = outer * inner;
        int step = channels * inner;
        int first = channel * inner;
        double sum = 0;
        for (int start = first; start < x.Length; start += step)
        {
            foreach (double value in x.Slice(start, inner))
                sum += value;
        }
        double mean = sum / count;
        double rest = 0;
        for (int start = first; start < x.Length; start += step)
        {
            foreach (double value in x.Slice(start, inner))
                rest += value - mean;
        }
        // The mean is rounded; without this step equal values could show a variance.
        mean += rest / count;
        double squares = 0;
        for (int start = first; start < x.Length; start += step)
        {
            foreach (double value in x.Slice(start, inner))
                squares += (value - mean) * (value - mean);
        }
        return (mean, squares / count);
    }

    /// <summary>1/√(variance + ε), and 0 where both are 0, so that 0/0 counts as 0.</summary>
    public static double InverseDeviation(double variance, double epsilon)
    {
        double total = variance + epsilon;
        return total == 0 ? 0 : 1 / Math.Sqrt(total);
    }
}

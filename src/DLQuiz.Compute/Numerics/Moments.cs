using System.Numerics;

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

    /// <summary>Of every channel; where channels are neighbours in memory several are summed side by side, each in the same order as alone.</summary>
    /// <param name="x">Row-major [outer, channels, inner].</param>
    /// <param name="inner">The product of the spatial axes.</param>
    /// <param name="mean">[channels].</param>
    /// <param name="variance">[channels].</param>
    public static void OfChannels(ReadOnlySpan<double> x, int inner, Span<double> mean, Span<double> variance)
    {
        int channels = mean.Length;
        int outer = x.Length / (channels * inner);
        int c = 0;
        for (; inner == 1 && c + Vector<double>.Count <= channels; c += Vector<double>.Count)
        {
            (Vector<double> center, Vector<double> squares) = OfNeighbours(x[c..], channels, outer);
            center.CopyTo(mean[c..]);
            squares.CopyTo(variance[c..]);
        }
        for (; c < channels; c++)
            (mean[c], variance[c]) = OfChannel(x, outer, channels, inner, c);
    }

    /// <summary>1/√(variance + ε), and 0 where both are 0, so that 0/0 counts as 0.</summary>
    public static double InverseDeviation(double variance, double epsilon)
    {
        double total = variance + epsilon;
        return total == 0 ? 0 : 1 / Math.Sqrt(total);
    }

    /// <summary><see cref="InverseDeviation"/> of each; root and quotient are exactly rounded, so several at once give the same digits.</summary>
    public static void InverseDeviations(ReadOnlySpan<double> variance, double epsilon, Span<double> inverse)
    {
        int c = 0;
        for (; c + Vector<double>.Count <= variance.Length; c += Vector<double>.Count)
        {
            Vector<double> total = new Vector<double>(variance[c..]) + new Vector<double>(epsilon);
            Vector<double> quotient = Vector<double>.One / Vector.SquareRoot(total);
            Vector.ConditionalSelect(Vector.Equals(total, Vector<double>.Zero), Vector<double>.Zero, quotient).CopyTo(inverse[c..]);
        }
        for (; c < variance.Length; c++)
            inverse[c] = InverseDeviation(variance[c], epsilon);
    }

    /// <summary><see cref="OfChannel"/> for as many neighbouring channels as a vector holds.</summary>
    private static (Vector<double> Mean, Vector<double> Variance) OfNeighbours(ReadOnlySpan<double> x, int step, int count)
    {
        Vector<double> sum = Vector<double>.Zero;
        for (int n = 0; n < count; n++)
            sum += new Vector<double>(x[(n * step)..]);
        Vector<double> mean = sum / new Vector<double>(count);
        Vector<double> rest = Vector<double>.Zero;
        for (int n = 0; n < count; n++)
            rest += new Vector<double>(x[(n * step)..]) - mean;
        mean += rest / new Vector<double>(count);
        Vector<double> squares = Vector<double>.Zero;
        for (int n = 0; n < count; n++)
        {
            Vector<double> deviation = new Vector<double>(x[(n * step)..]) - mean;
            squares += deviation * deviation;
        }
        return (mean, squares / new Vector<double>(count));
    }
}

using System.Numerics;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>Cross-correlation of padded planes with grouped kernels, and its adjoints; 1-D signals are planes of one row.</summary>
/// <param name="Samples">N.</param>
/// <param name="Inputs">Cin.</param>
/// <param name="Outputs">Cout.</param>
/// <param name="Groups">Consecutive blocks of channels.</param>
/// <param name="Rows">The first spatial axis.</param>
/// <param name="Columns">The second.</param>
internal sealed record Correlation(int Samples, int Inputs, int Outputs, int Groups, SpatialAxis Rows, SpatialAxis Columns)
{
    private int PerGroup => Inputs / Groups;

    public long Cost => (long)Samples * Outputs * PerGroup * Rows.Kernel * Columns.Kernel * Rows.Output * Columns.Output;

    public double[] Forward(double[] padded, ReadOnlySpan<double> weight)
    {
        double[] y = new double[Samples * Outputs * Rows.Output * Columns.Output];
        foreach ((int plane, int output, int tap, int source) in Taps())
        {
            double factor = weight[tap];
            for (int row = 0; row < Rows.Output; row++)
                Add(y.AsSpan(output + (row * Columns.Output), Columns.Output), padded.AsSpan(plane + source + (row * Rows.Stride * Columns.Padded)), factor, Columns.Stride);
        }
        return y;
    }

    /// <summary>What reaches each padded input cell.</summary>
    public double[] BackwardInput(ReadOnlySpan<double> dy, ReadOnlySpan<double> weight)
    {
        double[] padded = new double[Samples * Inputs * Rows.Padded * Columns.Padded];
        foreach ((int plane, int output, int tap, int source) in Taps())
        {
            for (int row = 0; row < Rows.Output; row++)
            {
                int at = plane + source + (row * Rows.Stride * Columns.Padded);
                for (int column = 0; column < Columns.Output; column++)
                    padded[at + (column * Columns.Stride)] += dy[output + (row * Columns.Output) + column] * weight[tap];
            }
        }
        return padded;
    }

    public double[] BackwardWeight(double[] padded, ReadOnlySpan<double> dy)
    {
        double[] gradient = new double[Outputs * PerGroup * Rows.Kernel * Columns.Kernel];
        foreach ((int plane, int output, int tap, int source) in Taps())
        {
            double sum = 0;
            for (int row = 0; row < Rows.Output; row++)
            {
                int at = plane + source + (row * Rows.Stride * Columns.Padded);
                for (int column = 0; column < Columns.Output; column++)
                    sum += padded[at + (column * Columns.Stride)] * dy[output + (row * Columns.Output) + column];
            }
            gradient[tap] += sum;
        }
        return gradient;
    }

    private static void Add(Span<double> y, ReadOnlySpan<double> x, double factor, int stride)
    {
        int i = 0;
        if (stride == 1)
        {
            Vector<double> factors = new(factor);
            for (; i <= y.Length - Vector<double>.Count; i += Vector<double>.Count)
                (new Vector<double>(y[i..]) + (new Vector<double>(x[i..]) * factors)).CopyTo(y[i..]);
        }
        for (; i < y.Length; i++)
            y[i] += x[i * stride] * factor;
    }

    /// <summary>Every tap of every kernel: where its padded plane, its output plane and itself start, and its offset in the plane.</summary>
    private IEnumerable<(int Plane, int Output, int Tap, int Source)> Taps()
    {
        int paddedSize = Rows.Padded * Columns.Padded;
        int outputSize = Rows.Output * Columns.Output;
        int kernelSize = Rows.Kernel * Columns.Kernel;
        for (int n = 0; n < Samples; n++)
        {
            for (int co = 0; co < Outputs; co++)
            {
                int firstInput = co / (Outputs / Groups) * PerGroup;
                for (int k = 0; k < PerGroup * kernelSize; k++)
                {
                    int plane = ((n * Inputs) + firstInput + (k / kernelSize)) * paddedSize;
                    int source = (k % kernelSize / Columns.Kernel * Rows.Dilation * Columns.Padded) + (k % Columns.Kernel * Columns.Dilation);
                    yield return (plane, ((n * Outputs) + co) * outputSize, (co * PerGroup * kernelSize) + k, source);
                }
            }
        }
    }
}

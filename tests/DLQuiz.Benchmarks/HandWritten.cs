using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace DLQuiz.Benchmarks;

/// <summary>What somebody would write who needs just this one computation: no checks, no names, no shapes but one.</summary>
internal static class HandWritten
{
    /// <summary>The four outputs of batch normalization of row-major x[samples, channels] in training, each an array of its own as the module's are.</summary>
    public static (double[] Y, double[] Mean, double[] Variance, double[] Inverse) BatchNorm(double[] x, int samples, int channels, double[] gamma, double[] beta, double epsilon)
    {
        double[] y = new double[x.Length];
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        double[] inverse = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            double sum = 0;
            for (int n = 0; n < samples; n++)
                sum += x[(n * channels) + c];
            double average = sum / samples;
            double squares = 0;
            for (int n = 0; n < samples; n++)
                squares += (x[(n * channels) + c] - average) * (x[(n * channels) + c] - average);
            mean[c] = average;
            variance[c] = squares / samples;
            inverse[c] = 1 / Math.Sqrt(variance[c] + epsilon);
            for (int n = 0; n < samples; n++)
                y[(n * channels) + c] = ((x[(n * channels) + c] - average) * inverse[c] * gamma[c]) + beta[c];
        }
        return (y, mean, variance, inverse);
    }

    /// <summary>A 3×3 convolution of x[channels, side, side] with a padding of 1 as one matrix product of MathNet: the columns of im2col times the kernels.</summary>
    public static double[] Convolution(double[] x, int channels, int side, double[] weight, int filters)
    {
        double[] columns = new double[side * side * channels * 9];
        int at = 0;
        for (int c = 0; c < channels; c++)
        {
            for (int tap = 0; tap < 9; tap++)
            {
                for (int row = 0; row < side; row++)
                {
                    int sourceRow = row + (tap / 3) - 1;
                    for (int column = 0; column < side; column++, at++)
                    {
                        int sourceColumn = column + (tap % 3) - 1;
                        if ((uint)sourceRow < (uint)side && (uint)sourceColumn < (uint)side)
                            columns[at] = x[(((c * side) + sourceRow) * side) + sourceColumn];
                    }
                }
            }
        }
        // MathNet stores column by column, so both row-major arrays are their transposes: (places × taps)·(taps × filters).
        Matrix<double> product = new DenseMatrix(side * side, channels * 9, columns) * new DenseMatrix(channels * 9, filters, weight);
        return ((DenseMatrix)product).Values;
    }
}

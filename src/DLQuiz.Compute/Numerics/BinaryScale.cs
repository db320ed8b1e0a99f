namespace DLQuiz.Compute.Numerics;

/// <summary>Scaling by a power of two, which rounds nothing, so that squares neither overflow nor vanish.</summary>
internal static class BinaryScale
{
    /// <summary>The exponent that brings the largest magnitude into [1, 2); 0 when all are 0.</summary>
    public static int Of(double[][] vectors)
    {
        double largest = 0;
        foreach (double[] vector in vectors)
            largest = Math.Max(largest, Norms.Of(vector, double.PositiveInfinity));
        return largest == 0 ? 0 : Math.ILogB(largest);
    }

    /// <summary>The vector divided by 2^exponent.</summary>
    public static double[] Apply(double[] vector, int exponent) => Array.ConvertAll(vector, value => Math.ScaleB(value, -exponent));
}

namespace DLQuiz.Compute.Numerics;

/// <summary>Products of vectors.</summary>
internal static class Dot
{
    public static double Of(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    /// <summary>target += factor·vector.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> vector)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] += factor * vector[i];
    }
}

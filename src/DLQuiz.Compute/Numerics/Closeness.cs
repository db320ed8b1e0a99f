namespace DLQuiz.Compute.Numerics;

/// <summary>Equality up to rounding, for laws.</summary>
internal static class Closeness
{
    private const double Relative = 1e-9;

    /// <param name="left">One side.</param>
    /// <param name="right">The other side.</param>
    /// <param name="scale">The size of the numbers that went into both, where these may cancel.</param>
    public static bool Near(double left, double right, double scale = 1) =>
        left.Equals(right) || Math.Abs(left - right) <= Relative * Math.Max(scale, Math.Max(Math.Abs(left), Math.Abs(right)));

    public static bool Near(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double scale = 1)
    {
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (!Near(left[i], right[i], scale))
                return false;
        }
        return true;
    }
}

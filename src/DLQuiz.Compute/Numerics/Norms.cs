namespace DLQuiz.Compute.Numerics;

/// <summary>Vector norms, scaled by the ruling magnitude so that no power overflows or vanishes.</summary>
internal static class Norms
{
    /// <param name="values">The vector.</param>
    /// <param name="ord">0 counts the non-zeros, ±∞ is the largest or smallest magnitude, otherwise (Σ|x|^ord)^(1/ord).</param>
    public static double Of(ReadOnlySpan<double> values, double ord)
    {
        if (ord == 0)
            return CountNonZero(values);
        if (double.IsNegativeInfinity(ord))
            return Smallest(values);
        // A negative power is ruled by the smallest magnitude.
        double scale = ord < 0 ? Smallest(values) : Largest(values);
        if (double.IsPositiveInfinity(ord) || scale == 0 || !double.IsFinite(scale))
            return scale;
        double sum = 0;
        foreach (double value in values)
        {
            double scaled = Math.Abs(value) / scale;
            sum += ord == 2 ? scaled * scaled : ord == 1 ? scaled : Math.Pow(scaled, ord);
        }
        return scale * (ord == 2 ? Math.Sqrt(sum) : ord == 1 ? sum : Math.Pow(sum, 1 / ord));
    }

    public static double Euclidean(ReadOnlySpan<double> values) => Of(values, 2);

    private static double CountNonZero(ReadOnlySpan<double> values)
    {
        int count = 0;
        foreach (double value in values)
            count += value == 0 ? 0 : 1;
        return count;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    private static double Smallest(ReadOnlySpan<double> values)
    {
        double smallest = double.PositiveInfinity;
        foreach (double value in values)
            smallest = Math.Min(smallest, Math.Abs(value));
        return smallest;
    }
}

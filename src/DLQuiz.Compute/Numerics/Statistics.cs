namespace DLQuiz.Compute.Numerics;

/// <summary>Sums that lose little: compensated, and variances in two passes, never as E[x²] − E[x]².</summary>
internal static class Statistics
{
    /// <summary>Neumaier's compensated sum (ZAMM 54, 1974); infinities and NaN as plain addition gives them.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        double lost = 0;
        foreach (double value in values)
        {
            double next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }
        return double.IsFinite(lost) ? sum + lost : sum;
    }

    /// <summary>NaN for no value.</summary>
    public static double Mean(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    /// <summary>The sum of squared deviations divided by n − ddof; NaN when that is 0, and negative never.</summary>
    public static double Variance(ReadOnlySpan<double> values, long ddof)
    {
        double mean = Mean(values);
        double squares = 0;
        double rest = 0;
        foreach (double value in values)
        {
            double deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }
        // The mean is itself rounded: what the deviations sum to corrects for it (Chan, Golub, LeVeque 1983, eq. 1.7).
        squares = Math.Max(squares - (rest * rest / values.Length), 0);
        return values.Length > ddof ? squares / (values.Length - ddof) : double.NaN;
    }
}

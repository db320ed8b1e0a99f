namespace DLQuiz.Core.Reports;

/// <summary>The share of scheduled reviews that were passed, with how sure it is.</summary>
/// <param name="Passed">Reviews of quality 3 and more.</param>
/// <param name="Reviews">All of them.</param>
public readonly record struct Retention(int Passed, int Reviews)
{
    /// <summary>Standard normal quantile of 97.5 %.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>0 to 1; NaN without reviews.</summary>
    public double Share => (double)Passed / Reviews;

    /// <summary>The 95 % score interval (Wilson 1927, "Probable inference, the law of succession, and statistical inference"); 0 to 1 without reviews.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Reviews == 0)
                return (0, 1);
            double n = Reviews;
            double middle = (Share + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
            double half = Z / (1 + (Z * Z / n)) * Math.Sqrt((Share * (1 - Share) / n) + (Z * Z / (4 * n * n)));
            // At none and all passed the ends are the share itself, which rounding would miss by a hair.
            return (Math.Clamp(middle - half, 0, Share), Math.Clamp(middle + half, Share, 1));
        }
    }

    public static Retention operator +(Retention left, Retention right) => new(left.Passed + right.Passed, left.Reviews + right.Reviews);
}

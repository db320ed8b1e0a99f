using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Declarations;

/// <summary>Which numbers an argument may hold, beyond their shape.</summary>
public abstract record Domain
{
    private Domain()
    {
    }

    /// <summary>The condition in one line, such as <c>0 ≤ p ≤ 1</c>.</summary>
    public abstract string Describe(string name);

    /// <summary>Numbers between two ends; NaN lies in none.</summary>
    public sealed record Interval(double Low, bool IncludesLow, double High, bool IncludesHigh) : Domain
    {
        public static Interval Everything { get; } = new(double.NegativeInfinity, true, double.PositiveInfinity, true);

        public static Interval Finite { get; } = new(double.NegativeInfinity, false, double.PositiveInfinity, false);

        public static Interval NotNegative { get; } = new(0, true, double.PositiveInfinity, false);

        public static Interval Probability { get; } = new(0, true, 1, true);

        public bool Contains(double value) =>
            (IncludesLow ? value >= Low : value > Low) && (IncludesHigh ? value <= High : value < High);

        public override string Describe(string name)
        {
            string low = ValueFormatter.RoundTrip.Format(Low);
            string high = ValueFormatter.RoundTrip.Format(High);
            return (double.IsInfinity(Low), double.IsInfinity(High)) switch
            {
                (true, true) => $"a finite {name}",
                (false, true) => $"{name} {(IncludesLow ? '≥' : '>')} {low}",
                (true, false) => $"{name} {(IncludesHigh ? '≤' : '<')} {high}",
                _ => $"{low} {(IncludesLow ? '≤' : '<')} {name} {(IncludesHigh ? '≤' : '<')} {high}",
            };
        }
    }

    /// <summary>Class labels −1 and +1.</summary>
    public sealed record Signs : Domain
    {
        public override string Describe(string name) => "-1 or +1";
    }

    /// <summary>Indices from 0 up to the length of an axis of another argument, exclusive.</summary>
    public sealed record IndexBelow(string Symbol) : Domain
    {
        public override string Describe(string name) => $"0 ≤ {name} < {Symbol}";
    }
}

namespace DLQuiz.Core.Model;

/// <summary>SM-2's grade of one answer, 0 (blackout) to 5 (perfect); 3 and more is a pass (Wozniak 1990, the SM-2 algorithm).</summary>
public readonly record struct Quality : IComparable<Quality>
{
    public static readonly Quality Blackout = new(0);
    public static readonly Quality Wrong = new(1);
    public static readonly Quality NearMiss = new(2);
    public static readonly Quality Hard = new(3);
    public static readonly Quality Good = new(4);
    public static readonly Quality Easy = new(5);

    public Quality(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 5);
        Value = value;
    }

    public int Value { get; }

    /// <summary>Whether the interval grows (quality 3 and more).</summary>
    public bool IsPass => Value >= 3;

    public int CompareTo(Quality other) => Value.CompareTo(other.Value);

    public static bool operator <(Quality left, Quality right) => left.Value < right.Value;

    public static bool operator >(Quality left, Quality right) => left.Value > right.Value;

    public static bool operator <=(Quality left, Quality right) => left.Value <= right.Value;

    public static bool operator >=(Quality left, Quality right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

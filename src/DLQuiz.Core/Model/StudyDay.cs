using System.Globalization;

namespace DLQuiz.Core.Model;

/// <summary>A learner's day, which begins at the rollover hour; numbered as <see cref="DateOnly.DayNumber"/>, so that days subtract.</summary>
public readonly record struct StudyDay : IComparable<StudyDay>
{
    /// <summary>The last day of year 9999; arithmetic stops here instead of throwing.</summary>
    public static readonly StudyDay Last = new(DateOnly.MaxValue.DayNumber);

    public StudyDay(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, DateOnly.MaxValue.DayNumber);
        Number = number;
    }

    /// <summary>Days since 0001-01-01.</summary>
    public int Number { get; }

    public DateOnly Date => DateOnly.FromDayNumber(Number);

    /// <summary>The study day of an instant: the local date once <paramref name="rollover"/> has been taken off the clock.</summary>
    public static StudyDay Of(DateTimeOffset instant, TimeZoneInfo zone, TimeSpan rollover)
    {
        ArgumentNullException.ThrowIfNull(zone);
        long ticks = TimeZoneInfo.ConvertTime(instant, zone).DateTime.Ticks - rollover.Ticks;
        return new StudyDay(DateOnly.FromDateTime(new DateTime(Math.Max(0, ticks), DateTimeKind.Unspecified)).DayNumber);
    }

    public static StudyDay Parse(string isoDate) =>
        new(DateOnly.ParseExact(isoDate, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber);

    /// <summary>The day that many days later, held within the calendar.</summary>
    public StudyDay Plus(int days) => new((int)Math.Clamp((long)Number + days, 0, Last.Number));

    /// <summary>Whole days from <paramref name="earlier"/> to this day; 0 when the clock ran backwards.</summary>
    public int DaysSince(StudyDay earlier) => Math.Max(0, Number - earlier.Number);

    public int CompareTo(StudyDay other) => Number.CompareTo(other.Number);

    public static bool operator <(StudyDay left, StudyDay right) => left.Number < right.Number;

    public static bool operator >(StudyDay left, StudyDay right) => left.Number > right.Number;

    public static bool operator <=(StudyDay left, StudyDay right) => left.Number <= right.Number;

    public static bool operator >=(StudyDay left, StudyDay right) => left.Number >= right.Number;

    public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

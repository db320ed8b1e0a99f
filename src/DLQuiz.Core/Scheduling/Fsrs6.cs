using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>FSRS-6: a card comes back on the day when its probability of recall has fallen to the wanted retention (<see cref="FsrsModel"/> has the formulas).</summary>
/// <remarks>Every answer folds, same-day ones too. A card graded again comes back the same study day until it is recalled.</remarks>
public sealed class Fsrs6 : IScheduler, IEquatable<Fsrs6>
{
    public const double LowestRetention = 0.70;

    public const double HighestRetention = 0.97;

    public const double DefaultRetention = 0.90;

    /// <summary>Machines differ in the last bits of a power or an exponential; a state keeps fewer, so that a log folds alike on all of them.</summary>
    private const int Decimals = 8;

    public Fsrs6()
        : this(FsrsParameters.Default, DefaultRetention)
    {
    }

    /// <param name="parameters">Of the memory model.</param>
    /// <param name="retention">Wanted probability of recall, 0.70 to 0.97.</param>
    public Fsrs6(FsrsParameters parameters, double retention)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retention, LowestRetention);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(retention, HighestRetention);
        Memory = new FsrsModel(parameters);
        Retention = retention;
    }

    public string Name => "fsrs6";

    public FsrsModel Memory { get; }

    /// <summary>Wanted probability of recall on the due day.</summary>
    public double Retention { get; }

    public IScheduler With(SchedulerSettings settings, string deck)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var asSet = new Fsrs6(settings.Parameters, settings.RetentionOf(deck));
        return Equals(asSet) ? this : asSet;
    }

    public CardState Next(CardState state, Quality quality, StudyDay day)
    {
        FsrsMemory memory = MemoryOf(state) is { } known && state.LastReview is { } last
            ? Memory.Next(known, Ratings.Of(quality), day.DaysSince(last))
            : Memory.First(Ratings.Of(quality));
        return Remember(state, memory, day) with
        {
            Repetitions = quality.IsPass ? state.Repetitions + 1 : 0,
            Lapses = state.Lapses + (!quality.IsPass && state.Repetitions > 0 ? 1 : 0),
            DrillDay = quality.IsPass ? null : day,
        };
    }

    public CardState Drill(CardState state, Quality quality, StudyDay day)
    {
        CardState drilled = MemoryOf(state) is { } known && state.LastReview is { } last
            ? Remember(state, Memory.Next(known, Ratings.Of(quality), elapsedDays: 0), last)
            : state;
        return drilled with { DrillDay = quality.IsPass ? null : day };
    }

    public bool Equals(Fsrs6? other) => other is not null && Retention == other.Retention && Memory.Parameters.Equals(other.Memory.Parameters);

    public override bool Equals(object? obj) => Equals(obj as Fsrs6);

    public override int GetHashCode() => HashCode.Combine(Retention, Memory.Parameters);

    private CardState Remember(CardState state, FsrsMemory memory, StudyDay day)
    {
        double stability = Math.Round(memory.Stability, Decimals);
        int interval = Memory.Interval(stability, Retention);
        return state with { Stability = stability, Difficulty = Math.Round(memory.Difficulty, Decimals), IntervalDays = interval, LastReview = day, Due = day.Plus(interval) };
    }

    /// <summary>Null before the first review, and for a state that another scheduler left.</summary>
    private static FsrsMemory? MemoryOf(CardState state) =>
        state is { Stability: { } stability, Difficulty: { } difficulty } ? new FsrsMemory(stability, difficulty) : null;
}

using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>SM-2 as its published prose has it (Wozniak 1990, "Application of a computer to improve the results obtained in working with the SuperMemo method"): interval × new ease, rounded up.</summary>
/// <remarks>
/// Ease is counted in hundredths, for every change of the formula is a multiple of 0.02 and binary fractions would round some intervals differently.
/// A card graded below 4 comes back the same study day until it gets 4 or more; those later looks never move the schedule.
/// </remarks>
public sealed class Sm2 : IScheduler
{
    public const int EaseFloorX100 = 130;

    public const int LongestIntervalDays = 36_500;

    internal const int FirstIntervalDays = 1;

    internal const int SecondIntervalDays = 6;

    public string Name => "sm2";

    public CardState Next(CardState state, Quality quality, StudyDay day)
    {
        CardState next = !quality.IsPass ? Fail(state)
            : state.Due > day ? StudiedAhead(state, day)
            : Pass(state, quality);
        return next with
        {
            Due = day.Plus(next.IntervalDays),
            LastReview = day,
            DrillDay = quality < Quality.Good ? day : null,
        };
    }

    public CardState Drill(CardState state, Quality quality, StudyDay day) =>
        state with { DrillDay = quality < Quality.Good ? day : null };

    internal static CardState Fail(CardState state) => state with
    {
        Repetitions = 0,
        IntervalDays = FirstIntervalDays,
        Lapses = state.Lapses + (state.Repetitions > 0 ? 1 : 0),
    };

    private static CardState Pass(CardState state, Quality quality)
    {
        int ease = EaseAfter(state.EaseX100, quality);
        int repetitions = state.Repetitions + 1;
        int interval = repetitions switch
        {
            1 => FirstIntervalDays,
            2 => SecondIntervalDays,
            _ => Grow(state.IntervalDays, ease),
        };
        return state with { Repetitions = repetitions, EaseX100 = ease, IntervalDays = interval };
    }

    /// <summary>An early look tells little: were it to multiply the interval, looking every day would push a card out of sight.</summary>
    internal static CardState StudiedAhead(CardState state, StudyDay day)
    {
        int elapsed = state.LastReview is { } last ? day.DaysSince(last) : 0;
        return state with { IntervalDays = Math.Max(state.IntervalDays, Grow(elapsed, state.EaseX100)) };
    }

    /// <summary>EF' = EF + 0.1 − (5 − q)(0.08 + (5 − q)·0.02), not below 1.3 (Wozniak 1990, step 5), in hundredths.</summary>
    internal static int EaseAfter(int easeX100, Quality quality)
    {
        int missing = 5 - quality.Value;
        return Math.Max(EaseFloorX100, easeX100 + 10 - (missing * (8 + (2 * missing))));
    }

    private static int Grow(int days, int easeX100) =>
        (int)Math.Min(LongestIntervalDays, (((long)days * easeX100) + 99) / 100);
}

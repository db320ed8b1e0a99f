using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Study;

/// <summary>One grade a learner may give, with what it would do.</summary>
/// <param name="Key">The digit that gives it.</param>
/// <param name="Quality">What is recorded.</param>
/// <param name="Days">Days from today until the card is due; null when the grade leaves the schedule as it is.</param>
/// <param name="AgainToday">Comes back in this sitting first, until quality 4.</param>
public sealed record GradeChoice(char Key, Quality Quality, int? Days, bool AgainToday);

/// <summary>The grades offered under an answer; four keys as most learners know them, or SM-2's six.</summary>
public static class Grades
{
    /// <summary>Keys 1 to 4 for again, hard, good, easy.</summary>
    public static ImmutableArray<Quality> Four { get; } = [Quality.Wrong, Quality.Hard, Quality.Good, Quality.Easy];

    /// <summary>Keys 0 to 5, the quality itself.</summary>
    public static ImmutableArray<Quality> Six { get; } = [.. Enumerable.Range(0, 6).Select(value => new Quality(value))];

    /// <summary>What each grade would do to the card today, so that a learner sees the interval before choosing it.</summary>
    public static ImmutableArray<GradeChoice> For(CardState state, IScheduler scheduler, StudyDay day, bool six = false)
    {
        var previews = Previews.Of(state, day, scheduler);
        return Offer(six, (key, quality) =>
        {
            CardState next = previews[quality];
            return new GradeChoice(key, quality, next.Due?.DaysSince(day) ?? 0, AgainToday: next.QueueOn(day) == CardQueue.Learning);
        });
    }

    /// <summary>Grades that only decide whether the card is asked again in this sitting.</summary>
    public static ImmutableArray<GradeChoice> ForCram(bool six = false) =>
        Offer(six, (key, quality) => new GradeChoice(key, quality, Days: null, AgainToday: quality < Quality.Good));

    private static ImmutableArray<GradeChoice> Offer(bool six, Func<char, Quality, GradeChoice> choice) =>
        [.. (six ? Six : Four).Select((quality, i) => choice((char)('0' + (six ? i : i + 1)), quality))];
}

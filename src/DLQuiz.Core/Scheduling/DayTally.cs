using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>What one answer adds to the statistics of its study day; the sums of a log's tallies are that log's statistics.</summary>
/// <param name="Day">The study day.</param>
/// <param name="Maturity">Of the card before the answer.</param>
/// <param name="Reviews">1 for the scheduled review of a card.</param>
/// <param name="Passed">1 for a scheduled review of quality 3 and more.</param>
/// <param name="Drills">1 for a later look on the same day.</param>
/// <param name="Milliseconds">Time taken.</param>
public readonly record struct DayTally(StudyDay Day, Maturity Maturity, int Reviews, int Passed, int Drills, long Milliseconds)
{
    /// <summary>Null for an entry that is no answer inside the schedule.</summary>
    public static DayTally? Of(HistoryStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Entry.Event is not (CardEvent.Answered answered and (CardEvent.Review or CardEvent.Drill)))
            return null;

        bool review = step.IsScheduledReview;
        return new DayTally(
            step.Entry.Day,
            step.Before.Maturity,
            Reviews: review ? 1 : 0,
            Passed: review && answered.Quality.IsPass ? 1 : 0,
            Drills: review ? 0 : 1,
            (long)answered.Answer.TimeTaken.TotalMilliseconds);
    }

    /// <summary>The tally that takes this one back.</summary>
    public DayTally Negated() => this with { Reviews = -Reviews, Passed = -Passed, Drills = -Drills, Milliseconds = -Milliseconds };
}

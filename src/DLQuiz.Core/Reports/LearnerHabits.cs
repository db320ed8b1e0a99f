using System.Collections.Immutable;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Reports;

/// <summary>How a learner grades and how long an answer takes: what a forecast needs besides the memory.</summary>
/// <param name="First">Shares of again, hard, good, easy when a card is met for the first time.</param>
/// <param name="Recalled">Shares of hard, good, easy when a card is recalled.</param>
/// <param name="SecondsPerAnswer">Mean time of an answer, drills included.</param>
public sealed record LearnerHabits(ImmutableArray<double> First, ImmutableArray<double> Recalled, double SecondsPerAnswer)
{
    /// <summary>Shares as the simulator of open-spaced-repetition/fsrs-optimizer assumes them; ten seconds an answer.</summary>
    public static readonly LearnerHabits Usual = new([0.15, 0.2, 0.6, 0.05], [0.3, 0.6, 0.1], 10);

    /// <summary>So many answers in the usual shares are mixed with the learner's own, so that a short log does not decide alone.</summary>
    internal const int UsualAnswers = 50;
}

/// <summary>Counts habits while a log is gone through.</summary>
internal sealed class HabitCount
{
    private readonly double[] first = new double[4];
    private readonly double[] recalled = new double[3];
    private double seconds;
    private int answers;

    public void Add(HistoryStep step)
    {
        if (step.Entry.Event is not (CardEvent.Answered answered and (CardEvent.Review or CardEvent.Drill)))
            return;

        seconds += answered.Answer.TimeTaken.TotalSeconds;
        answers++;
        if (!step.IsScheduledReview)
            return;

        Rating rating = Ratings.Of(answered.Quality);
        if (step.Before.IsNew)
            first[(int)rating - 1]++;
        else if (rating != Rating.Again)
            recalled[(int)rating - 2]++;
    }

    public LearnerHabits ToHabits() => new(
        Mixed(first, LearnerHabits.Usual.First),
        Mixed(recalled, LearnerHabits.Usual.Recalled),
        (seconds + (LearnerHabits.UsualAnswers * LearnerHabits.Usual.SecondsPerAnswer)) / (answers + LearnerHabits.UsualAnswers));

    private static ImmutableArray<double> Mixed(double[] counts, ImmutableArray<double> usual)
    {
        double all = counts.Sum() + LearnerHabits.UsualAnswers;
        return [.. counts.Zip(usual, (count, share) => (count + (LearnerHabits.UsualAnswers * share)) / all)];
    }
}

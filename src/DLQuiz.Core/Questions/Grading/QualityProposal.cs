using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Grading;

/// <summary>How a numeric answer came about, in the terms that decide its quality.</summary>
/// <param name="Score">0 to 1, of the last submission.</param>
/// <param name="Tries">Readable submissions.</param>
/// <param name="Hints">Hints shown before it.</param>
/// <param name="WasToldMisconception">A misconception's sentence was shown before it.</param>
/// <param name="HasCarriedForward">A part was right only in view of an earlier error.</param>
/// <param name="GaveUp">The learner gave up, or left all blank.</param>
/// <param name="HasSeenSteps">The worked steps were shown before it.</param>
public sealed record AnswerHistory(double Score, int Tries, int Hints, bool WasToldMisconception, bool HasCarriedForward, bool GaveUp, bool HasSeenSteps = false);

/// <summary>The quality that a result suggests; the learner may change it, and 5 is only ever the learner's own choice.</summary>
public static class QualityProposal
{
    /// <summary>Time plays no part.</summary>
    public static Quality For(AnswerHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.GaveUp || history.Score <= 0)
            return Quality.Blackout;
        if (history.Score < 1 || history.HasCarriedForward)
            return history.Score >= 0.5 ? Quality.NearMiss : Quality.Wrong;
        return (history.Tries, history.Hints) switch
        {
            _ when history.WasToldMisconception || history.HasSeenSteps => Quality.NearMiss,
            (1, 0) => Quality.Good,
            (1, 1) or (2, 0) => Quality.Hard,
            _ => Quality.NearMiss,
        };
    }
}

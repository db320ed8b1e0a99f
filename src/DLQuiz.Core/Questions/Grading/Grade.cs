using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Grading;

/// <summary>The judgement of one submission.</summary>
/// <param name="Verdict">Of the whole question; unreadable when any part is.</param>
/// <param name="Score">0 to 1, the parts by their weights.</param>
/// <param name="Parts">In the order of the question.</param>
public sealed record Grade(Verdict Verdict, double Score, ImmutableArray<PartResult> Parts)
{
    public bool IsCorrect => Verdict is Verdict.Correct;

    public bool IsUnreadable => Verdict is Verdict.Unreadable;

    /// <summary>Of all parts.</summary>
    public IEnumerable<Misconception> Misconceptions => Parts.SelectMany(part => part.Misconceptions);

    public bool HasCarriedForward => Parts.Any(part => part.IsCarriedForward);
}

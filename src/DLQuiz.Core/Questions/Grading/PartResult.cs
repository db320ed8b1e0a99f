using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Answers;

namespace DLQuiz.Core.Questions.Grading;

/// <summary>The judgement of one part.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="Reading">How the answer was read.</param>
/// <param name="Verdict">Of this part alone.</param>
/// <param name="Score">0 to 1, before the part's weight.</param>
/// <param name="Message">The sentence of the misconception that was recognised, with this variant's numbers; null when there is none.</param>
/// <param name="IsCarriedForward">Right only in view of an error in an earlier part.</param>
public sealed record PartResult(string Name, Reading Reading, Verdict Verdict, double Score, Phrase? Message = null, bool IsCarriedForward = false)
{
    /// <summary>Recognised in this part; at most one.</summary>
    public ImmutableArray<Misconception> Misconceptions => Verdict switch
    {
        Verdict.Wrong wrong => wrong.Misconceptions,
        Verdict.Partly partly => partly.Misconceptions,
        _ => [],
    };
}

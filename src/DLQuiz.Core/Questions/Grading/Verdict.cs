using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Grading;

/// <summary>What became of an answer, of one part or of the whole question.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    public sealed record Correct : Verdict;

    /// <param name="Score">Above 0 and below 1, by components and by the parts' weights.</param>
    /// <param name="Misconceptions">Recognised in it.</param>
    public sealed record Partly(double Score, ImmutableArray<Misconception> Misconceptions) : Verdict;

    /// <param name="Misconceptions">Recognised in it; empty when none is, or when two would match one part.</param>
    public sealed record Wrong(ImmutableArray<Misconception> Misconceptions) : Verdict;

    /// <summary>The right value, written with other digits than were asked for; worth half.</summary>
    /// <param name="Wanted">What was asked for.</param>
    public sealed record WrongPrecision(Precision Wanted) : Verdict
    {
        /// <summary>Its score.</summary>
        public const double Credit = 0.5;

        /// <summary>One sentence for the learner.</summary>
        public Phrase Message => $"The value is right; write it with {Wanted.Description}.";
    }

    /// <summary>Costs the learner nothing.</summary>
    /// <param name="Hint">What is wrong or what was expected.</param>
    public sealed record Unreadable(Phrase Hint) : Verdict;
}

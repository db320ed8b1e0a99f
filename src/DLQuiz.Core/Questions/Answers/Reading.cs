using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>How a typed answer was read.</summary>
public abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>Nothing was typed.</summary>
    public sealed record Empty : Reading;

    /// <param name="Value">In the form that the answer's kind compares.</param>
    /// <param name="Display">The live reading: <c>= [0.25, −1.5]</c>.</param>
    public sealed record Understood(Value Value, string Display) : Reading
    {
        /// <summary>The numbers of <see cref="Display"/>; null where it is something else than numbers in brackets.</summary>
        public NumberGrid? Grid => Display.StartsWith("= ", StringComparison.Ordinal) ? NumberGrid.Behind(Value, Display[2..]) : null;
    }

    /// <summary>Costs the learner nothing.</summary>
    /// <param name="Hint">What is wrong or what was expected, in one sentence.</param>
    public sealed record Unreadable(Phrase Hint) : Reading;
}

using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>What is to be typed for one part of one variant.</summary>
/// <param name="Kind">The kind of answer.</param>
/// <param name="Shape">The key's shape, which an answer must have too.</param>
/// <param name="Labels">What is typed for 0, 1, …; empty for every kind but labels.</param>
public sealed record AnswerForm(AnswerKind Kind, Shape Shape, ImmutableArray<string> Labels)
{
    /// <summary>What is expected, in words: <c>3 numbers, such as 1, 2.5, −3</c>.</summary>
    public string Description => Kind.Describe(this);
}

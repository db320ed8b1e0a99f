using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>What is to be typed for one part of one variant.</summary>
/// <param name="Kind">The kind of answer.</param>
/// <param name="Shape">The key's shape, which an answer must have too.</param>
/// <param name="Labels">What is typed for 0, 1, …; empty for every kind but labels.</param>
public sealed record AnswerForm(AnswerKind Kind, Shape Shape, ImmutableArray<string> Labels)
{
    /// <summary>The alternatives of a choice, in the order of their letters; empty for every other kind.</summary>
    public ImmutableArray<AnswerOption> Options { get; init; } = [];

    /// <summary>The key of an expression as text, with this variant's numbers; null for every other kind.</summary>
    public string? KeyText { get; init; }

    /// <summary>Whether a choice may also be typed by its text when that is a single letter: where the alternatives have no letters.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>Whether <c>inf</c> and <c>nan</c> are answers: only where the key is none of the finite numbers.</summary>
    public bool TakesNonFinite { get; init; }

    /// <summary>What is expected, in words: <c>3 numbers, such as 1, 2.5, −3</c>.</summary>
    public Phrase Description => Kind.Describe(this);
}

/// <summary>One alternative of a choice.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Value">Unrounded.</param>
public sealed record AnswerOption(string Text, Tensor Value);

using System.Collections.Immutable;
using DLQuiz.Core.Questions.Lists;

namespace DLQuiz.Core.Study.Quizzes;

/// <summary>A learner's own judgement of a written answer.</summary>
public enum Judgement
{
    Wrong,
    Partly,
    Right,
}

/// <summary>What a learner has given to one question; it may be changed until the quiz is finished.</summary>
public abstract record QuizAnswer
{
    private QuizAnswer()
    {
    }

    /// <summary>Whether it says nothing, and the question is open.</summary>
    public abstract bool IsBlank { get; }

    /// <param name="Given">As typed, one text for each part; a part that cannot be read counts as blank in the end.</param>
    public sealed record Numbers(ImmutableArray<string> Given) : QuizAnswer
    {
        public override bool IsBlank => Given.All(string.IsNullOrWhiteSpace);

        public bool Equals(Numbers? other) => other is not null && Given.AsSpan().SequenceEqual(other.Given.AsSpan());

        public override int GetHashCode() => string.Join('\n', Given).GetHashCode(StringComparison.Ordinal);
    }

    /// <param name="Attempt">With its picks, not finished.</param>
    public sealed record Picks(ChoiceAttempt Attempt) : QuizAnswer
    {
        public override bool IsBlank => Attempt.Picked.IsEmpty;
    }

    /// <param name="Attempt">As far as it went; steps that were not shown were not known.</param>
    public sealed record Steps(SequenceAttempt Attempt) : QuizAnswer
    {
        public override bool IsBlank => Attempt.Shown == 0;
    }

    /// <param name="Text">As typed; empty for an answer that the learner only thought of.</param>
    /// <param name="Judgement">Null until the learner has seen the answer and judged.</param>
    public sealed record Written(string Text, Judgement? Judgement = null) : QuizAnswer
    {
        public override bool IsBlank => Judgement is null && string.IsNullOrWhiteSpace(Text);
    }
}

using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Lists;

/// <summary>The steps of a sequence card.</summary>
/// <param name="Steps">Markdown of each, in order.</param>
/// <param name="Explanation">Markdown shown behind the last step; empty when there is none.</param>
public sealed record SequenceQuestion(ImmutableArray<string> Steps, string Explanation)
{
    /// <summary>Null for a card of another kind.</summary>
    public static SequenceQuestion? Of(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.Kind == CardKind.Sequence ? Read(card.Back) : null;
    }

    /// <summary>Of the back of a sequence card.</summary>
    public static SequenceQuestion Read(string back)
    {
        var list = AnswerList.Read(back);
        return new SequenceQuestion([.. list.Points.Select(point => point.Text)], list.Rest);
    }
}

/// <summary>A learner recalling a sequence step by step; immutable, every step returns the next attempt.</summary>
public sealed record SequenceAttempt
{
    private SequenceAttempt(SequenceQuestion question) => Question = question;

    public SequenceQuestion Question { get; }

    /// <summary>How many steps show.</summary>
    public int Shown { get; private init; }

    /// <summary>Numbers of shown steps that the learner did not know, from 1.</summary>
    public ImmutableSortedSet<int> Missed { get; private init; } = [];

    public bool IsFinished => Shown >= Question.Steps.Length;

    public static SequenceAttempt Start(SequenceQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new SequenceAttempt(question);
    }

    /// <summary>Shows one more step; the same attempt when all show.</summary>
    public SequenceAttempt Next() => IsFinished ? this : this with { Shown = Shown + 1 };

    public SequenceAttempt ShowAll() => this with { Shown = Question.Steps.Length };

    /// <summary>Marks the step shown last as not known, or takes the mark back; the same attempt when none shows.</summary>
    public SequenceAttempt Miss() => Shown == 0 ? this : this with { Missed = Missed.SymmetricExcept([Shown]) };

    /// <summary>What the marks suggest once all steps show; null without a mark, when the learner alone knows.</summary>
    public Quality? ProposedQuality => !IsFinished || Missed.IsEmpty ? null : 2 * Missed.Count <= Question.Steps.Length ? Quality.NearMiss : Quality.Wrong;

    /// <summary>What the log keeps.</summary>
    public SequenceAnswer ToAnswer() => new(Question.Steps.Length, string.Join(',', Missed));
}

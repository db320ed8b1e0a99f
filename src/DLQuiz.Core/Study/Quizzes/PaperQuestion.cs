using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Lists;

namespace DLQuiz.Core.Study.Quizzes;

/// <summary>One question of a paper, with the numbers and the order of options that everyone meets who sits it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Card">What is asked.</param>
/// <param name="Seed">Of the variant and of the order of the options.</param>
public sealed record PaperQuestion(int Number, Card Card, ulong Seed)
{
    /// <summary>Null for a card without numbers.</summary>
    public Variant? Variant { get; init; }

    /// <summary>Nothing picked yet; null for a card without options.</summary>
    public ChoiceAttempt? Choice { get; } = ChoiceQuestion.Of(Card) is { } choice ? ChoiceAttempt.Start(choice, Seed) : null;

    /// <summary>No step shown yet; null for a card without steps.</summary>
    public SequenceAttempt? Sequence { get; } = SequenceQuestion.Of(Card) is { } sequence ? SequenceAttempt.Start(sequence) : null;

    /// <summary>Whether the learner writes an answer and judges it, since no program can.</summary>
    public bool IsWritten => Variant is null && Choice is null && Sequence is null;

    /// <summary>The question's Markdown with its numbers.</summary>
    public string Ask => Variant?.Ask ?? Card.Front;

    /// <summary>The same with the places of its numbers, for laying them out.</summary>
    public FilledText AskFilled => Variant?.AskFilled ?? FilledText.Of(Card.Front);

    /// <summary>The heading that stands for the topic.</summary>
    public string Heading => HeadingOf(Card);

    /// <summary>The second heading above a card, since the first is the title of most notes; else the first; empty without any.</summary>
    internal static string HeadingOf(Card card) => card.Context.Length > 1 ? card.Context[1] : card.Context.FirstOrDefault("");
}

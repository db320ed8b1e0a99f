using System.Collections.Immutable;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>A <c>Q:</c> with its <c>A:</c>.</summary>
/// <param name="Question">The field.</param>
/// <param name="Answer">Null when no answer follows.</param>
/// <param name="Marks">Of both.</param>
internal sealed record Asked(FieldBlock Question, FieldBlock? Answer, FieldMarks Marks)
{
    public static Asked Of(FieldBlock question, FieldBlock? answer, NoteReading reading)
    {
        FieldMarks marks = reading.Marks.GetValueOrDefault(question, FieldMarks.None);
        return new Asked(question, answer, answer is null ? marks : marks.And(reading.Marks.GetValueOrDefault(answer, FieldMarks.None)));
    }

    public Draft ToDraft(CardKind kind, string front, string back, NoteReading reading) =>
        new(kind, Question.Span.Start, (Answer ?? Question).Span.End, front, back, reading.PathAt(Question.Span.Start), Id: Marks.Id);
}

/// <summary>A form of answer that makes a <c>Q:</c> more than a question and an answer; every class below this one is found and asked, and the first that takes the pair has it.</summary>
internal abstract class AnswerForm
{
    public static ImmutableArray<AnswerForm> All { get; } =
    [
        .. typeof(AnswerForm).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AnswerForm)) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (AnswerForm)Activator.CreateInstance(type)!),
    ];

    /// <summary>The class that asks for this form; null when the answer itself shows it.</summary>
    public virtual string? Class => null;

    /// <summary>Null when the answer has not this form, which it says itself if its author surely meant it.</summary>
    public abstract Draft? Read(Asked asked, NoteReading reading);
}

using DLQuiz.Core.Authoring.Checks;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary><c>Q:</c> and <c>A:</c>: a question and an answer, in both directions with <c>{.reverse}</c>, or one of the <see cref="AnswerForm"/>s.</summary>
internal sealed class QuestionAnswerKind : NotePass
{
    /// <summary>Behind the questions of plain text, which may own an answer.</summary>
    public override void Run(NoteReading reading)
    {
        Read(reading.Document, reading);
        foreach (ContainerBlock held in reading.Blocks.OfType<FieldBlock>().Select(field => field.Parent!).Where(parent => parent is not MarkdownDocument).Distinct())
            Read(held, reading);
    }

    private static void Read(ContainerBlock blocks, NoteReading reading)
    {
        FieldBlock? asked = null;
        foreach (Block block in blocks)
        {
            if (block is FieldBlock { Kind: FieldKind.Question } question)
            {
                ReportUnanswered(reading, asked);
                asked = question;
            }
            else if (block is FieldBlock { Kind: FieldKind.Answer } answer)
            {
                Pair(reading, asked, answer);
                asked = null;
            }
            else if (Section.IsContent(block))
            {
                ReportUnanswered(reading, asked);
                asked = null;
            }
        }

        ReportUnanswered(reading, asked);
    }

    private static void Pair(NoteReading reading, FieldBlock? question, FieldBlock answer)
    {
        if (reading.Answered.Contains(answer))
            return;
        if (question is null)
        {
            reading.Report(Rules.AnswerWithoutQuestion, "This A: answers no Q:.", answer.Span.Start, 2);
            return;
        }

        var asked = Asked.Of(question, answer, reading);
        if (asked.Marks.Has(Attributes.NoCard) || TakeForm(asked, reading))
            return;
        string front = reading.Writer.Write(question);
        string back = reading.Writer.Write(answer);
        if (front.Length == 0)
            reading.Report(Rules.AnswerWithoutQuestion, "The Q: above this A: is empty.", answer.Span.Start, 2);
        else if (back.Length == 0)
            reading.Report(Rules.QuestionWithoutAnswer, "The A: of this Q: is empty.", question.Span.Start, 2);
        else
            Add(asked, front, back, reading);
    }

    private static void Add(Asked asked, string front, string back, NoteReading reading)
    {
        reading.Drafts.Add(asked.ToDraft(CardKind.QuestionAnswer, front, back, reading));
        if (asked.Marks.Has(Attributes.Reverse))
            reading.Drafts.Add(asked.ToDraft(CardKind.Reverse, back, front, reading) with { Part = Attributes.Reverse });
    }

    /// <summary>Whether the answer has a form of its own, which then gave the card.</summary>
    private static bool TakeForm(Asked asked, NoteReading reading)
    {
        foreach (AnswerForm form in AnswerForm.All)
        {
            if (form.Read(asked, reading) is not { } draft)
                continue;
            reading.Drafts.Add(draft);
            string card = $"A {CardKinds.Of(draft.Kind).Name}";
            AttributeCheck.Useless(asked.Marks.With(Attributes.Reverse), Attributes.Reverse, card, reading);
            foreach (string other in AnswerForm.All.Where(other => other != form).Select(other => other.Class).OfType<string>())
                AttributeCheck.Useless(asked.Marks.With(other), other, card, reading);
            return true;
        }

        return false;
    }

    /// <summary>A question whose options stand in itself needs no answer.</summary>
    private static void ReportUnanswered(NoteReading reading, FieldBlock? question)
    {
        if (question is null || Asked.Of(question, null, reading) is var asked && (asked.Marks.Has(Attributes.NoCard) || TakeForm(asked, reading)))
            return;
        reading.Report(Rules.QuestionWithoutAnswer, "No A: follows this Q:.", question.Span.Start, 2);
    }
}

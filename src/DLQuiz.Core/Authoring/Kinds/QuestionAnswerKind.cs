using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary><c>Q:</c> and <c>A:</c>.</summary>
internal sealed class QuestionAnswerKind : NotePass
{
    /// <summary>Behind the questions of plain text, which may own an answer.</summary>
    public override void Run(NoteReading reading)
    {
        Read(reading.Document, reading);
        foreach (ContainerBlock held in reading.Document.Descendants<FieldBlock>().Select(field => field.Parent!).Where(parent => parent is not MarkdownDocument).Distinct())
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

        string front = reading.Writer.Write(question);
        string back = reading.Writer.Write(answer);
        if (front.Length == 0)
            reading.Report(Rules.AnswerWithoutQuestion, "The Q: above this A: is empty.", answer.Span.Start, 2);
        else if (back.Length == 0)
            reading.Report(Rules.QuestionWithoutAnswer, "The A: of this Q: is empty.", question.Span.Start, 2);
        else
            reading.Drafts.Add(new Draft(CardKind.QuestionAnswer, question.Span.Start, answer.Span.End, front, back, reading.PathAt(question.Span.Start)));
    }

    private static void ReportUnanswered(NoteReading reading, FieldBlock? question)
    {
        if (question is not null)
            reading.Report(Rules.QuestionWithoutAnswer, "No A: follows this Q:.", question.Span.Start, 2);
    }
}

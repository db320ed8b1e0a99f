using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary><c>Q:</c> and <c>A:</c>.</summary>
internal sealed class QuestionAnswerKind : NotePass
{
    public override void Run(NoteReading reading)
    {
        FieldBlock? asked = null;
        for (int i = 0; i < reading.Document.Count; i++)
        {
            if (reading.Document[i] is FieldBlock { Kind: FieldKind.Question } question)
            {
                ReportUnanswered(reading, asked);
                asked = question;
            }
            else if (reading.Document[i] is FieldBlock { Kind: FieldKind.Answer } answer)
            {
                Pair(reading, asked, answer);
                asked = null;
            }
            else if (Section.IsContent(reading.Document[i]))
            {
                ReportUnanswered(reading, asked);
                asked = null;
            }
        }

        ReportUnanswered(reading, asked);
    }

    private static void Pair(NoteReading reading, FieldBlock? question, FieldBlock answer)
    {
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

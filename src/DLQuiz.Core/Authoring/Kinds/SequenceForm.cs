using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Lists;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>An answer whose list is recalled in order: <c>{.ordered}</c> says so.</summary>
internal sealed class SequenceForm : AnswerForm
{
    public override string Class => Attributes.Ordered;

    public override Draft? Read(Asked asked, NoteReading reading)
    {
        if (asked.Answer is not { } answer || asked.Marks.With(Class) is not { } mark)
            return null;
        ListBlock? list = answer.OfType<ListBlock>().OrderByDescending(one => one.IsOrdered).FirstOrDefault();
        string[] steps = [.. (list?.OfType<ListItemBlock>() ?? []).Select(reading.Writer.WritePoint).Where(step => step.Length > 0)];
        if (steps.Length < 2)
        {
            reading.Report(Rules.SequenceWithoutSteps, steps.Length == 0 ? "The answer of this Q: has no list of steps." : "The answer of this Q: has one step only.", mark.Start, mark.Length);
            return null;
        }

        string front = reading.Writer.Write(asked.Question);
        string rest = reading.Writer.Write(answer.Where(block => block != list));
        return front.Length == 0 ? null : asked.ToDraft(CardKind.Sequence, front, AnswerList.OfSteps(steps, rest), reading);
    }
}

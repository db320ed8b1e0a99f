using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Lists;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>An answer that is a task list: <c>- [x] right</c>, <c>- [ ] wrong</c>.</summary>
/// <remarks>The list may as well stand in the question, when one of its points is ticked: then the answer, if there is one, explains.</remarks>
internal sealed class ChoiceForm : AnswerForm
{
    public override Draft? Read(Asked asked, NoteReading reading)
    {
        if (asked.Answer is { } answer && ListIn(answer, reading) is { } options)
            return Read(asked, options, reading.Writer.Write(asked.Question), reading.Writer.Write(answer.Where(block => block != options)), reading);
        if (asked.Answer is not null && ReportUnlisted(asked.Answer, reading))
            return null;
        if (ListIn(asked.Question, reading) is not { } listed || !listed.OfType<ListItemBlock>().Any(point => BoxOf(point, reading) is { IsTicked: true }))
            return null;
        string explanation = asked.Answer is null ? "" : reading.Writer.Write(asked.Answer);
        return Read(asked, listed, reading.Writer.Write(asked.Question.Where(block => block != listed)), explanation, reading);
    }

    private static Draft? Read(Asked asked, ListBlock list, string front, string explanation, NoteReading reading)
    {
        bool isSound = !ReportUnlisted((FieldBlock)list.Parent!, reading);
        var options = new List<(string Text, bool IsRight)>();
        foreach (ListItemBlock point in list.OfType<ListItemBlock>())
        {
            if (BoxOf(point, reading) is not { } box)
            {
                if (isSound)
                    Report(reading, Rules.ChoiceMixed, "This point has no box, though others of its list have one.", point);
                isSound = false;
                continue;
            }

            string text = reading.Writer.WritePoint(point)[box.Length..].Trim();
            if (text.Length == 0)
                Report(reading, Rules.AlmostAnOption, "This option says nothing.", point);
            else if (!box.IsExact)
                Report(reading, Rules.AlmostAnOption, $"This box is read as {(box.IsTicked ? AnswerList.Ticked : AnswerList.Unticked)}.", point);
            isSound &= text.Length > 0;
            options.Add((text, box.IsTicked));
        }

        if (!isSound || front.Length == 0 || !IsChoice(options, list, reading))
            return null;
        return asked.ToDraft(CardKind.Choice, front, AnswerList.OfOptions(options, explanation), reading);
    }

    private static bool IsChoice(List<(string Text, bool IsRight)> options, ListBlock list, NoteReading reading)
    {
        if (options.Count < 2)
            Report(reading, Rules.ChoiceOfOne, "One option leaves nothing to choose.", list);
        else if (!options.Exists(option => option.IsRight))
            Report(reading, Rules.ChoiceWithoutRight, "None of these options is ticked.", list);
        else if (options.TrueForAll(option => option.IsRight))
            Report(reading, Rules.ChoiceWithoutWrong, "Every one of these options is ticked.", list);
        else
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            int twice = options.FindIndex(option => !seen.Add(option.Text));
            if (twice >= 0)
                Report(reading, Rules.OptionTwice, $"“{Excerpt.Of(options[twice].Text)}” is an option twice.", list[twice]);
            return true;
        }

        return false;
    }

    private static ListBlock? ListIn(FieldBlock field, NoteReading reading) =>
        field.OfType<ListBlock>().FirstOrDefault(list => list.OfType<ListItemBlock>().Any(point => BoxOf(point, reading) is not null));

    private static TaskBox? BoxOf(ListItemBlock point, NoteReading reading) =>
        point.FirstOrDefault(Section.IsContent) is ParagraphBlock paragraph ? TaskBox.Of(reading.Inlines.Of(paragraph)) : null;

    /// <summary>Tells of options that Markdown takes for text, and whether there are any.</summary>
    private static bool ReportUnlisted(FieldBlock field, NoteReading reading)
    {
        bool any = false;
        foreach (ParagraphBlock paragraph in field.Descendants<ParagraphBlock>().Where(paragraph => !paragraph.Span.IsEmpty))
        {
            int last = reading.Source.LineOf(paragraph.Span.End);
            for (int line = reading.Source.LineOf(paragraph.Span.Start); line <= last; line++)
            {
                int start = Math.Max(reading.Source.StartOf(line), paragraph.Span.Start);
                ReadOnlySpan<char> text = reading.Source.Line(line)[(start - reading.Source.StartOf(line))..];
                if (TaskBox.Unlisted(text) is var at && at >= 0)
                {
                    reading.Report(Rules.AlmostAnOption, "Without a space behind the bullet this line is no option.", start + at, text[at..].TrimEnd().Length);
                    any = true;
                }
            }
        }

        return any;
    }

    private static void Report(NoteReading reading, DiagnosticRule rule, string message, Block block)
    {
        int length = reading.Source.Line(reading.Source.LineOf(block.Span.Start)).Length - reading.Source.At(block.Span.Start).Column + 1;
        reading.Report(rule, message, block.Span.Start, Math.Max(0, length));
    }
}

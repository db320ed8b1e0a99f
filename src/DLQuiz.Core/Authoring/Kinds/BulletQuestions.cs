using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>Bullets that ask: the whole bullet with its answer nested under it, or a question sentence with the answer behind it.</summary>
internal sealed class BulletQuestions(NoteReading reading)
{
    /// <summary>A bullet that heads other bullets joins the context of their cards when it is at most this long.</summary>
    private const int LongestHeading = 60;

    /// <summary>Bullets in one another that are cards inside an answer: each repeats all that is under it.</summary>
    private const int MostOwners = 4;

    private int owners;

    public void ReadAll(IReadOnlyList<Block> blocks, Section section, ImmutableArray<string> context)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is ListBlock list)
                ReadList(list, section, context, After(blocks, i));
            else if (blocks[i] is QuoteBlock quote)
                ReadAll([.. quote], section, context);
        }
    }

    /// <summary>Bullets inside an answer: cards of their own when they ask and their answer is nested under them; the others that ask are told.</summary>
    public void ReadInside(IReadOnlyList<Block> blocks, Section section, ImmutableArray<string> context)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (Block block in blocks)
        {
            if (block is QuoteBlock quote)
                ReadInside([.. quote], section, context);
            foreach (ListItemBlock point in block is ListBlock list ? list.OfType<ListItemBlock>() : [])
                ReadPointInside(point, section, context);
        }
    }

    private void ReadPointInside(ListItemBlock point, Section section, ImmutableArray<string> context)
    {
        (LeafBlock? lead, List<Block> body) = BodyReader.LeadOf(point);
        Attributes line = lead is null ? new Attributes("", null, []) : BodyReader.TextOf(lead, reading);
        if (line.IsNoCard)
            return;
        bool asks = lead is not null && !Markup.Inlines.IsOnlyLinks(lead, reading.Source.Text) && !NearMiss.IsMarked(line.Text);
        if (!asks || QuestionLine.Of(line.Text) is not { } asked)
            ReadInside(body, section, context);
        else if (asked.Rest.Length == 0 && owners < MostOwners && BodyReader.KindOf(body, reading) == BodyKind.Answer)
            Add(point, body, asked, line.Id, section, context, []);
        else
        {
            reading.Report(Rules.QuestionInsideAnswer, $"“{Excerpt.Of(asked.Question)}” stays in the answer to “{Excerpt.Of(context[^1])}” and gives no card.", point.Span.Start);
            ReadInside(body, section, context);
        }
    }

    /// <summary>Paragraphs that follow a list of one bullet, up to the next list.</summary>
    private static List<Block> After(IReadOnlyList<Block> blocks, int list) =>
        ((ListBlock)blocks[list]).Count == 1 ? [.. blocks.Skip(list + 1).TakeWhile(block => block is not ListBlock)] : [];

    private void ReadList(ListBlock list, Section section, ImmutableArray<string> context, List<Block> after)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var bare = new List<(ListItemBlock Point, string Question)>();
        foreach (ListItemBlock point in list.OfType<ListItemBlock>())
            ReadPoint(point, section, context, after, bare);
        if (bare.Count == 0 || section.IsExercises)
            return;
        int place = bare[0].Point.Span.Start;
        if (bare.Count > 1)
            reading.Report(Rules.BareQuestionList, $"Nothing answers these {bare.Count} questions, the first of which is “{Excerpt.Of(bare[0].Question)}”.", place);
        else
            reading.Report(Rules.QuestionWithoutBody, $"Nothing answers “{Excerpt.Of(bare[0].Question)}”.", place);
    }

    private void ReadPoint(ListItemBlock point, Section section, ImmutableArray<string> context, List<Block> after, List<(ListItemBlock Point, string Question)> bare)
    {
        (LeafBlock? lead, List<Block> body) = BodyReader.LeadOf(point);
        Attributes line = lead is null ? new Attributes("", null, []) : BodyReader.TextOf(lead, reading);
        if (line.IsNoCard)
            return;
        bool isLink = lead is not null && Markup.Inlines.IsOnlyLinks(lead, reading.Source.Text);
        if (lead is null || isLink || NearMiss.IsMarked(line.Text) || QuestionLine.Of(line.Text) is not { } asked)
        {
            string text = QuestionLine.OneLine(Numbering.TakeOff(line.Text));
            ReadAll(body, section, text.Length is > 0 and <= LongestHeading && !isLink ? context.Add(text) : context);
            return;
        }

        bool takesAfter = asked.Rest.Length == 0 && body.Count == 0;
        Add(point, takesAfter ? after : body, asked, line.Id, section, context, bare);
    }

    private void Add(ListItemBlock point, List<Block> body, QuestionLine asked, string? id, Section section, ImmutableArray<string> context, List<(ListItemBlock Point, string Question)> bare)
    {
        BodyKind kind = BodyReader.KindOf(body, reading);
        if (asked.Rest.Length > 0)
            kind = kind is BodyKind.Nothing or BodyKind.OnlyLinks && IsOnlyLinks(asked.Rest) ? BodyKind.OnlyLinks : kind == BodyKind.Nothing && Options.Are(asked.Rest) ? BodyKind.Nothing : BodyKind.Answer;
        switch (kind)
        {
            case BodyKind.Answer:
                string back = string.Join("\n\n", new[] { asked.Rest, reading.Writer.Write(body) }.Where(text => text.Length > 0));
                int end = Math.Max(point.Span.End, body.Count > 0 ? body[^1].Span.End : 0);
                reading.Drafts.Add(new Draft(CardKind.Implicit, point.Span.Start, end, asked.Question, back, context, Id: id));
                owners++;
                ReadInside(body, section, context.Add(asked.Question));
                owners--;
                break;
            case BodyKind.OnlyQuestions:
                ReadAll(body, section, context.Add(asked.Question));
                break;
            case BodyKind.OnlyLinks:
                reading.Report(Rules.LinkOnlyAnswer, $"“{Excerpt.Of(asked.Question)}” is answered by a link alone.", point.Span.Start);
                break;
            default:
                bare.Add((point, asked.Question));
                break;
        }
    }

    private static bool IsOnlyLinks(string text)
    {
        var passage = new Passage(text);
        return passage.Document.Count > 0 && passage.Document.All(block => BodyReader.IsOnlyLinks(block, text));
    }
}

using DLQuiz.Core.Authoring.Kinds;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Sections of a plain note that give no card, and why.</summary>
internal sealed class SectionCheck : NotePass
{
    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        if (!reading.Settings.Implicit)
            return;
        foreach (Section section in reading.Sections.Where(section => !section.IsNoCard))
        {
            if (section.Heading is { } heading)
                Judge(section, heading, reading);
            if (!section.IsReferences)
                FindLinkedQuestions(section, reading);
        }
    }

    private static void Judge(Section section, HeadingBlock heading, NoteReading reading)
    {
        bool isOutermost(Func<Section, bool> isNamed) => isNamed(section) && !(section.Parent is { } parent && isNamed(parent));
        int at = heading.Span.Start;
        bool isEmpty = section.Blocks.Count == 0 && section.Children.Count == 0;
        bool asks = QuestionLine.OfHeading(section.Title) is not null;
        string title = Excerpt.Of(section.Title);
        if (isEmpty && !asks)
            reading.Report(Rules.EmptySection, $"Nothing stands under “{title}”.", at);
        else if (isEmpty)
            return;
        else if (isOutermost(named => named.IsReferences))
            reading.Report(Rules.ReferenceSection, $"“{title}” holds references, which give no cards.", at);
        else if (isOutermost(named => named.IsExercises) && !GivesCard(section, reading))
            reading.Report(Rules.ExerciseSection, $"The exercises under “{title}” have no answers.", at);
        else if (section.Children.Count == 0 && !section.IsReferences && BodyReader.KindOf(section.Blocks, reading) == BodyKind.OnlyLinks)
            reading.Report(Rules.LinkOnlySection, $"Nothing but links stands under “{title}”.", at);
    }

    private static bool GivesCard(Section section, NoteReading reading) =>
        reading.GivesCard(section) || section.Children.Exists(child => GivesCard(child, reading));

    /// <summary>A link that asks and has its line for itself.</summary>
    private static void FindLinkedQuestions(Section section, NoteReading reading)
    {
        foreach (ParagraphBlock paragraph in section.Blocks.SelectMany(Paragraphs).Where(paragraph => !reading.IsInsideCard(paragraph.Span.Start)))
        {
            foreach (LinkInline link in Markup.Inlines.Of(paragraph).OfType<LinkInline>().Where(link => !link.IsImage && IsAlone(link)))
            {
                string label = string.Concat(Markup.Inlines.Of(link).OfType<LiteralInline>().Select(literal => literal.Content.ToString())).Trim();
                if (label.Length > 1 && label[^1] is '?' or '？')
                    reading.Report(Rules.LinkOnlyQuestion, $"“{Excerpt.Of(label)}” is a link, and nothing here answers it.", link.Span.Start);
            }
        }
    }

    private static IEnumerable<ParagraphBlock> Paragraphs(Block block) =>
        block is ParagraphBlock paragraph ? [paragraph] : block is ListBlock or QuoteBlock ? ((ContainerBlock)block).Descendants<ParagraphBlock>() : [];

    private static bool IsAlone(LinkInline link) => IsEdge(link.PreviousSibling) && IsEdge(link.NextSibling);

    private static bool IsEdge(Inline? beside) =>
        beside is null or LineBreakInline || (beside is LiteralInline literal && literal.Content.AsSpan().Trim().IsEmpty);
}

using DLQuiz.Core.Authoring.Markup;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>What a question in a plain note has under it.</summary>
internal enum BodyKind
{
    Nothing,
    OnlyLinks,

    /// <summary>Nothing but further questions (and links): the question only heads them.</summary>
    OnlyQuestions,

    Answer,
}

/// <summary>A bullet: its first paragraph or heading, and what stands under that.</summary>
internal sealed record Lead(LeafBlock? Line, List<Block> Body);

/// <summary>Tells answers from links and from lists of further questions.</summary>
internal static class BodyReader
{
    public static BodyKind KindOf(IReadOnlyCollection<Block> blocks, NoteReading reading)
    {
        List<Block> content = [.. blocks.Where(Section.IsContent)];
        if (content.Count == 0 || content.TrueForAll(IsEmpty))
            return BodyKind.Nothing;
        if (content.TrueForAll(block => IsOnlyLinks(block, reading.Source.Text)))
            return BodyKind.OnlyLinks;
        if (Options.Are(content, reading.Source))
            return BodyKind.Nothing;
        bool questionsOnly = content.TrueForAll(block => IsOnlyLinks(block, reading.Source.Text) || HoldsOnlyFields(block) || (block is ListBlock list && IsAllQuestions(list, reading)));
        return questionsOnly ? BodyKind.OnlyQuestions : BodyKind.Answer;
    }

    /// <summary>A list that begins a bullet (<c>- 1) …</c>) is the bullet's own numbering when it has one point.</summary>
    public static Lead LeadOf(ListItemBlock point)
    {
        List<Block> content = [.. point.Where(Section.IsContent)];
        if (content.Count > 0 && content[0] is ListBlock { IsOrdered: true, Count: 1 } numbering && numbering[0] is ListItemBlock inner && inner.Line == point.Line)
            content = [.. inner.Where(Section.IsContent), .. content.Skip(1)];
        return content.Count > 0 && content[0] is ParagraphBlock or HeadingBlock
            ? new Lead((LeafBlock)content[0], content[1..])
            : new Lead(null, content);
    }

    /// <summary>The bullet's line, its task box and attributes off.</summary>
    public static Attributes TextOf(LeafBlock line, NoteReading reading)
    {
        string text = reading.Inlines.Of(line);
        bool isTask = text.Length > 4 && text[0] == '[' && text[2] == ']' && text[1] is ' ' or 'x' or 'X';
        return Attributes.TakeOff(isTask ? text[3..].TrimStart() : text);
    }

    public static bool IsOnlyLinks(Block block, string source) => block switch
    {
        ParagraphBlock paragraph => Markup.Inlines.IsOnlyLinks(paragraph, source),
        ListBlock or ListItemBlock or QuoteBlock => ((ContainerBlock)block).Count > 0 && ((ContainerBlock)block).All(inner => !Section.IsContent(inner) || IsOnlyLinks(inner, source)),
        _ => false,
    };

    private static bool IsEmpty(Block block) => block switch
    {
        ThematicBreakBlock => true,
        MathBlock or CodeBlock => false,
        ContainerBlock container => container.All(inner => !Section.IsContent(inner) || IsEmpty(inner)),
        ParagraphBlock paragraph => paragraph.Span.IsEmpty || (paragraph.ProcessInlines && Markup.Inlines.AreOnlyMarks(paragraph)),
        _ => false,
    };

    /// <summary>Explicit cards inside bullets and quotes, which stand for themselves.</summary>
    private static bool HoldsOnlyFields(Block block) =>
        block is FieldBlock || (block is ListBlock or ListItemBlock or QuoteBlock && ((ContainerBlock)block).Count > 0 && ((ContainerBlock)block).All(inner => !Section.IsContent(inner) || HoldsOnlyFields(inner)));

    private static bool IsAllQuestions(ListBlock list, NoteReading reading) =>
        list.OfType<ListItemBlock>().All(point => HoldsOnlyFields(point) || (LeadOf(point) is { Line: { } lead }
            && (Markup.Inlines.IsOnlyLinks(lead, reading.Source.Text) || QuestionLine.Of(TextOf(lead, reading).Text) is not null)));
}

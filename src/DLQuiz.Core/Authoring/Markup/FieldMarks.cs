using System.Collections.Immutable;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>One <c>{…}</c> of a field.</summary>
/// <param name="Start">Offset of the opening brace.</param>
/// <param name="Length">With both braces.</param>
/// <param name="Content">Its ids and classes; none where the braces only look like attributes.</param>
/// <param name="From">Where the blanks before it begin.</param>
internal sealed record AttributeGroup(int Start, int Length, Attributes Content, int From);

/// <summary>The attributes at the line ends of a field: of its first line, of its last, on a line of their own, wherever an author may think them right.</summary>
internal sealed record FieldMarks(ImmutableArray<AttributeGroup> Groups)
{
    public static readonly FieldMarks None = new(ImmutableArray<AttributeGroup>.Empty);

    public string? Id => Groups.Select(group => group.Content.Id).LastOrDefault(id => id is not null);

    public bool Has(string name) => With(name) is not null;

    /// <summary>The group with the class; null when none has it.</summary>
    public AttributeGroup? With(string name) => Groups.FirstOrDefault(group => group.Content.Classes.Contains(name));

    public FieldMarks And(FieldMarks other) => new(Groups.AddRange(other.Groups));

    /// <summary>Finds the attributes of every field, and hides them from all texts.</summary>
    public static Dictionary<FieldBlock, FieldMarks> Read(MarkdownDocument document, SourceText source, InlineText inlines)
    {
        var all = new Dictionary<FieldBlock, FieldMarks>();
        if (!source.Text.AsSpan().ContainsAny('}', '｝'))
            return all;
        foreach (FieldBlock field in document.Descendants<FieldBlock>())
        {
            ImmutableArray<AttributeGroup> groups = [.. field.Descendants<ParagraphBlock>().SelectMany(paragraph => GroupsIn(paragraph, source))];
            if (groups.IsEmpty)
                continue;
            all[field] = new FieldMarks(groups);
            foreach (AttributeGroup group in groups.Where(group => !group.Content.IsEmpty))
                inlines.Hide(group.From, group.Start + group.Length);
        }

        return all;
    }

    private static IEnumerable<AttributeGroup> GroupsIn(ParagraphBlock paragraph, SourceText source)
    {
        if (paragraph.Span.IsEmpty || paragraph.Span.Start < 0 || paragraph.Span.End >= source.Text.Length)
            yield break;
        int last = source.LineOf(paragraph.Span.End);
        for (int line = source.LineOf(paragraph.Span.Start); line <= last; line++)
        {
            if (GroupIn(paragraph, line, source) is { } group)
                yield return group;
        }
    }

    private static AttributeGroup? GroupIn(ParagraphBlock paragraph, int line, SourceText source)
    {
        int start = Math.Max(source.StartOf(line), paragraph.Span.Start);
        ReadOnlySpan<char> text = source.Line(line)[(start - source.StartOf(line))..].TrimEnd();
        int open = text.Length > 0 && text[^1] is '}' or '｝' ? text.LastIndexOfAny('{', '｛') : -1;
        if (open < 0 || (open > 0 && !char.IsWhiteSpace(text[open - 1])))
            return null;
        string braces = text[open..].ToString();
        Attributes content = Attributes.TakeOff(braces);
        return (content.IsEmpty && Attributes.AlmostClass(braces) is null) || IsOpaque(paragraph, start + open)
            ? null
            : new AttributeGroup(start + open, braces.Length, content, start + text[..open].TrimEnd().Length);
    }

    private static bool IsOpaque(ParagraphBlock paragraph, int at) =>
        Inlines.Of(paragraph).Any(inline => inline is CodeInline or MathInline or CommentInline && inline.Span.Start <= at && at <= inline.Span.End);
}

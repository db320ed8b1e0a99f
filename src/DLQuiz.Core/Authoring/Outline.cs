using System.Collections.Immutable;
using DLQuiz.Core.Authoring.Markup;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring;

/// <summary>A heading with the blocks under it up to the next heading; the first section of a note has none.</summary>
internal sealed class Section
{
    public HeadingBlock? Heading { get; init; }

    public Section? Parent { get; init; }

    /// <summary>Markdown of the heading without attributes.</summary>
    public string Title { get; init; } = "";

    public string? Id { get; init; }

    /// <summary>Marked <c>{.no-card}</c>, or under a heading that is.</summary>
    public bool IsNoCard { get; init; }

    /// <summary>It names references, or a heading above it does and it does not ask.</summary>
    public bool IsReferences { get; init; }

    /// <summary>It or a heading above it names exercises.</summary>
    public bool IsExercises { get; init; }

    /// <summary>Titles from the outermost down to this one, without the marks of footnotes.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    public List<Section> Children { get; } = [];

    /// <summary>Without comments, front matter, footnotes and link definitions.</summary>
    public List<Block> Blocks { get; } = [];

    public int Level => Heading?.Level ?? 0;

    /// <summary>Titles above this one.</summary>
    public ImmutableArray<string> Context => Path.IsEmpty ? [] : Path.RemoveAt(Path.Length - 1);

    /// <summary>Every section of a note in its order.</summary>
    public static List<Section> Of(MarkdownDocument document, InlineText inlines)
    {
        var all = new List<Section> { new() };
        foreach (Block block in document)
        {
            if (block is HeadingBlock heading)
                all.Add(Under(all[^1], heading, inlines));
            else if (IsContent(block))
                all[^1].Blocks.Add(block);
        }

        return all;
    }

    public static bool IsContent(Block block) =>
        block is not (CommentBlock or FootnoteBlock or LinkReferenceDefinitionGroup or LinkReferenceDefinition or YamlFrontMatterBlock or BlankLineBlock);

    private static Section Under(Section last, HeadingBlock heading, InlineText inlines)
    {
        Section parent = last;
        while (parent.Level >= heading.Level)
            parent = parent.Parent!;
        Attributes attributes = Attributes.TakeOff(QuestionLine.OneLine(inlines.Of(heading)));
        var section = new Section
        {
            Heading = heading,
            Parent = parent,
            Title = attributes.Text,
            Id = attributes.Id,
            IsReferences = (parent.IsReferences && QuestionLine.OfHeading(attributes.Text) is null) || SectionNames.NamesReferences(attributes.Text),
            IsExercises = parent.IsExercises || SectionNames.NamesExercises(attributes.Text),
            IsNoCard = parent.IsNoCard || attributes.IsNoCard,
            Path = parent.Path.Add(Footnotes.WithoutMarks(attributes.Text)),
        };
        parent.Children.Add(section);
        return section;
    }
}

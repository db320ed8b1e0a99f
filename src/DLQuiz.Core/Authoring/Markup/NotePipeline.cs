using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>The one way in which Markdown is read: an explicit list of extensions, HTML off, our own comments, footnotes and fields, caps on every paragraph.</summary>
/// <remarks>Never <c>UseAdvancedExtensions</c>: attributes and automatic heading ids take quadratic time on hostile notes.</remarks>
internal static class NotePipeline
{
    private static readonly MarkdownPipeline Notes = Build(fields: true, frontMatter: true);
    private static readonly MarkdownPipeline WithoutFields = Build(fields: false, frontMatter: true);
    private static readonly MarkdownPipeline Passages = Build(fields: false, frontMatter: false);

    /// <exception cref="ArgumentException">Nested deeper than the reader allows.</exception>
    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Notes);

    /// <summary>Parses a note whose dialect has other marks than <c>Q:</c>.</summary>
    /// <exception cref="ArgumentException">Nested deeper than the reader allows.</exception>
    public static MarkdownDocument ParseWithoutFields(string text) => Markdown.Parse(text, WithoutFields);

    /// <summary>Parses a piece that was already taken out of a note: <c>Q:</c> and front matter mean nothing in it.</summary>
    /// <exception cref="ArgumentException">Nested deeper than the reader allows.</exception>
    public static MarkdownDocument ParsePassage(string text) => Markdown.Parse(text, Passages);

    private static MarkdownPipeline Build(bool fields, bool frontMatter)
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = true };
        if (frontMatter)
            builder.UseYamlFrontMatter();
        builder.UsePipeTables().UseMathematics().UseTaskLists().UseEmphasisExtras(EmphasisExtraOptions.Marked).DisableHtml();
        builder.BlockParsers.Replace<ParagraphBlockParser>(new CappedParagraphParser { ParseSetextHeadings = false });
        builder.BlockParsers.Replace<IndentedCodeBlockParser>(new IndentedCodeParser());
        builder.BlockParsers.Find<HeadingBlockParser>()!.Closed += InlineCaps.Check;
        builder.BlockParsers.Insert(0, new CommentParser());
        builder.BlockParsers.Insert(0, new FootnoteParser());
        if (fields)
            builder.BlockParsers.Insert(0, new FieldParser());
        builder.InlineParsers.InsertBefore<AutolinkInlineParser>(new CommentInlineParser());
        return builder.Build();
    }
}

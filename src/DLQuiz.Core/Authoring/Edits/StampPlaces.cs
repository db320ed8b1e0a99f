using DLQuiz.Core.Authoring.Kinds;
using DLQuiz.Core.Authoring.Markup;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>Where an id goes: into a heading, into a quiz block, into a comment above a card at the margin, or behind the first text of one in a bullet or quote.</summary>
internal sealed class StampPlaces
{
    private readonly NoteReading reading;
    private readonly Dictionary<int, Block> blocks = [];

    public StampPlaces(NoteReading reading)
    {
        this.reading = reading;
        foreach (Block block in reading.Blocks)
        {
            if (block is HeadingBlock or FieldBlock or ListItemBlock or ParagraphBlock || QuizFence.Is(block))
                blocks.TryAdd(block.Span.Start, block);
        }
    }

    /// <summary>Null where no place can be told.</summary>
    public TextEdit? Of(Draft draft, string id) => blocks.GetValueOrDefault(draft.Start) switch
    {
        FencedCodeBlock fence => InQuiz(fence, id),
        // In other dialects nothing but a comment is sure to be no text.
        _ when !reading.Settings.Dialect.HasFields => Above(draft.Start, id),
        HeadingBlock heading => InHeading(heading, id),
        ListItemBlock point => BodyReader.LeadOf(point).Line is { } lead ? Behind(lead.Span.End + 1, id) : null,
        FieldBlock { Parent: not MarkdownDocument } field => InField(field, id),
        _ => Above(draft.Start, id),
    };

    private TextEdit InHeading(HeadingBlock heading, string id)
    {
        int line = reading.Source.LineOf(heading.Span.Start);
        ReadOnlySpan<char> text = reading.Source.Line(line).TrimEnd();
        ReadOnlySpan<char> open = text.TrimEnd('#');
        if (open.Length < text.Length && open.EndsWith(" "))
            text = open.TrimEnd();
        int start = reading.Source.StartOf(line);
        bool hasAttributes = Attributes.TakeOff(text.ToString()) is { Classes.Length: > 0 };
        return hasAttributes
            ? new TextEdit(start + text.LastIndexOf('{') + 1, 0, $"#{id} ")
            : new TextEdit(start + text.Length, 0, $" {{#{id}}}");
    }

    private TextEdit? InQuiz(FencedCodeBlock fence, string id)
    {
        if (fence.Lines.Count == 0)
            return null;
        int first = fence.Lines.Lines[0].Slice.Start;
        int line = reading.Source.LineOf(first);
        int start = reading.Source.StartOf(line);
        ReadOnlySpan<char> text = reading.Source.Line(line);
        int indent = text.Length - text[Math.Min(first - start, text.Length)..].TrimStart().Length;
        return new TextEdit(start, 0, $"{text[..indent]}id: {id}{Newline.At(reading.Source, line)}");
    }

    private TextEdit? InField(FieldBlock field, string id)
    {
        // A comment behind attributes would keep them from being the end of their line.
        if (reading.Marks.TryGetValue(field, out FieldMarks? marks) && marks.Groups.FirstOrDefault(group => !group.Content.IsEmpty) is { } group)
            return new TextEdit(group.Start + 1, 0, $"#{id} ");
        Block? first = field.FirstOrDefault();
        bool isOnItsLine = first is not null && reading.Source.LineOf(first.Span.Start) == reading.Source.LineOf(field.Span.Start);
        if (first is ParagraphBlock paragraph && isOnItsLine)
            return Behind(paragraph.Span.End + 1, id);
        int line = reading.Source.LineOf(field.Span.Start);
        return isOnItsLine ? null : Behind(reading.Source.StartOf(line) + reading.Source.Line(line).TrimEnd().Length, id);
    }

    private static TextEdit Behind(int offset, string id) => new(offset, 0, $" <!-- id: {id} -->");

    private TextEdit Above(int offset, string id)
    {
        int line = reading.Source.LineOf(offset);
        return new TextEdit(reading.Source.StartOf(line), 0, $"<!-- id: {id} -->{Newline.At(reading.Source, line)}");
    }
}

internal static class Newline
{
    /// <summary>The line's own end; the first of the note where it has none.</summary>
    public static string At(SourceText source, int line)
    {
        int end = source.StartOf(line) + source.Line(line).Length;
        if (end == source.Text.Length)
            end = source.Text.AsSpan().IndexOfAny('\r', '\n');
        if (end < 0 || source.Text[end] == '\n')
            return "\n";
        return end + 1 < source.Text.Length && source.Text[end + 1] == '\n' ? "\r\n" : "\r";
    }
}

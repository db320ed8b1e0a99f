using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Where a quiz block stands in its note: turns places of the YAML into places of the note.</summary>
internal sealed class BlockSource
{
    private readonly string file;
    private readonly int firstLine;
    private readonly int column;
    private readonly string[] lines;

    /// <summary>The YAML begins at that line and column of the note, both counted from 1.</summary>
    public BlockSource(string yaml, string file, int firstLine, int column)
    {
        this.file = file;
        this.firstLine = firstLine;
        this.column = column;
        lines = [.. yaml.Split('\n').Select(line => line.TrimEnd('\r'))];
    }

    /// <summary>Of the deck; null where it names none.</summary>
    public string? Language { get; init; }

    public SourceSpan Span(YamlPlace place, int length) => new(file, firstLine + place.Line - 1, column + place.Column - 1, length);

    public SourceSpan Span(YamlNode node) => Span(node.Start, node is YamlNode.Scalar { IsLiteral: false } scalar && scalar.Value.Length <= LineAt(node.Start.Line).Length ? scalar.Value.Length : 0);

    /// <summary>The place of a stretch of a scalar's value; exact in literal blocks and in values on one line without escapes, else the scalar's start.</summary>
    public SourceSpan Span(YamlNode.Scalar scalar, int offset, int length) => Span(scalar.IsLiteral ? InLiteral(scalar, offset) : InFlow(scalar, offset), length);

    /// <summary>The line of the note, as far as the block knows it.</summary>
    public string LineOf(SourceSpan span) => new string(' ', column - 1) + LineAt(span.Line - firstLine + 1);

    private string LineAt(int line) => line >= 1 && line <= lines.Length ? lines[line - 1] : "";

    private YamlPlace InLiteral(YamlNode.Scalar scalar, int offset)
    {
        int at = Math.Clamp(offset, 0, scalar.Value.Length);
        int lineStart = at == 0 ? 0 : scalar.Value.LastIndexOf('\n', at - 1) + 1;
        int lineEnd = scalar.Value.IndexOf('\n', lineStart);
        int line = scalar.Start.Line + 1 + scalar.Value.AsSpan(0, lineStart).Count('\n');
        // The value's line is the source's less the block's indentation.
        int indentation = Math.Max(0, LineAt(line).Length - ((lineEnd < 0 ? scalar.Value.Length : lineEnd) - lineStart));
        return new YamlPlace(line, indentation + at - lineStart + 1);
    }

    private YamlPlace InFlow(YamlNode.Scalar scalar, int offset)
    {
        string line = LineAt(scalar.Start.Line);
        int start = Math.Min(scalar.Start.Column - 1, line.Length);
        if (start < line.Length && line[start] is '"' or '\'')
            start++;
        bool isPlain = string.CompareOrdinal(line, start, scalar.Value, 0, scalar.Value.Length) == 0;
        return isPlain ? new YamlPlace(scalar.Start.Line, start + offset + 1) : scalar.Start;
    }
}

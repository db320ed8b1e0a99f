using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>A stretch of a scalar's value that still knows its place in the note.</summary>
internal readonly record struct BlockText(BlockSource Source, YamlNode.Scalar Scalar, int Start, int Length)
{
    public string Text => Scalar.Value.Substring(Start, Length);

    public SourceSpan Span => Source.Span(Scalar, Start, Length);

    public static BlockText Of(BlockSource source, YamlNode.Scalar scalar) => new(source, scalar, 0, scalar.Value.Length);

    public BlockText Slice(int start, int length) => this with { Start = Start + start, Length = length };

    public BlockText From(int start) => Slice(start, Length - start);

    public BlockText Trim()
    {
        string text = Text;
        int leading = text.Length - text.TrimStart().Length;
        return Slice(leading, text.Trim().Length);
    }

    /// <summary>Lines that are not blank, trimmed.</summary>
    public IEnumerable<BlockText> Lines() => Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    /// <summary>Cut at a character wherever it stands.</summary>
    public IEnumerable<BlockText> Split(char separator)
    {
        string text = Text;
        int start = 0;
        for (int i = text.IndexOf(separator, StringComparison.Ordinal); i >= 0; i = text.IndexOf(separator, start))
        {
            yield return Slice(start, i - start);
            start = i + 1;
        }

        yield return From(start);
    }

    /// <summary>Cut at commas outside of brackets and quotes, trimmed.</summary>
    public IEnumerable<BlockText> Arguments()
    {
        int start = 0;
        string text = Text;
        foreach (int comma in TopLevel(text).Where(i => text[i] == ','))
        {
            yield return Slice(start, comma - start).Trim();
            start = comma + 1;
        }

        yield return From(start).Trim();
    }

    /// <summary>Positions outside of brackets and quotes.</summary>
    public static IEnumerable<int> TopLevel(string text)
    {
        int depth = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"')
                quote = c;
            else if (c is ')' or ']' or '}')
                depth--;
            else if (c is '(' or '[' or '{')
                depth++;
            else if (depth == 0)
                yield return i;
        }
    }
}

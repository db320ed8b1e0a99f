using System.Buffers;
using System.Text;
using Markdig.Parsers;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>Indented code, but not the indented first line of a Chinese paragraph: many notes begin each paragraph with a tab, as it is done on paper.</summary>
internal sealed class IndentedCodeParser : IndentedCodeBlockParser
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；：！？、");

    public override BlockState TryOpen(BlockProcessor processor) =>
        processor.IsCodeIndent && IsProse(processor.Line.AsSpan()) ? BlockState.None : base.TryOpen(processor);

    /// <summary>A sentence with Chinese punctuation, at least half of it ideographs (a third when it begins with one), that begins like no comment, list or code.</summary>
    public static bool IsProse(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.Trim(" \t\u3000");
        if (text.IndexOfAny(Marks) < 0 || text[0] is '#' or '/' or '-' or '+' or '>' or '|' or '%' or '"' or '\'' or '<' or '`' or '@' || char.IsAsciiDigit(text[0]) || text.StartsWith("* "))
            return false;
        (int ideographs, int all) = (0, 0);
        bool isMaths = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            isMaths ^= rune.Value == '$';
            if (isMaths || Rune.IsWhiteSpace(rune))
                continue;
            all++;
            ideographs += LineJoin.IsIdeographic(rune) ? 1 : 0;
        }

        Rune.DecodeFromUtf16(text, out Rune first, out _);
        return ideographs * (LineJoin.IsIdeographic(first) ? 3 : 2) >= all;
    }
}

using System.Collections.Immutable;

namespace DLQuiz.LanguageServer.Places;

/// <summary>A run of lines between two fences.</summary>
/// <param name="First">The first line inside.</param>
/// <param name="End">The line behind the last one inside.</param>
/// <param name="Info">The words behind the opening fence.</param>
/// <param name="Indent">Blanks before the opening fence.</param>
internal sealed record Fence(int First, int End, string Info, int Indent)
{
    public bool IsQuiz => Info == "quiz";
}

/// <summary>Front matter and fences, found line by line, so that they are known of a text that nothing can read yet.</summary>
/// <param name="FrontMatterEnd">The line of its closing hyphens; 0 when there is none. What was opened only ends with the text.</param>
/// <param name="Fences">In order.</param>
internal sealed record NoteRegions(int FrontMatterEnd, ImmutableArray<Fence> Fences)
{
    private const string Hyphens = "---";

    public bool IsFrontMatter(int line) => line > 0 && line < FrontMatterEnd;

    public Fence? FenceAt(int line)
    {
        (int low, int high) = (0, Fences.Length - 1);
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (line < Fences[middle].First)
            {
                high = middle - 1;
            }
            else if (line >= Fences[middle].End)
            {
                low = middle + 1;
            }
            else
            {
                return Fences[middle];
            }
        }

        return null;
    }

    public static NoteRegions Of(NoteLines lines)
    {
        int frontMatter = EndOfFrontMatter(lines);
        var fences = ImmutableArray.CreateBuilder<Fence>();
        for (int line = frontMatter == 0 ? 0 : frontMatter + 1; line < lines.Count; line++)
        {
            if (Opening(lines[line]) is not { Count: > 0 } opening)
            {
                continue;
            }

            int end = line + 1;
            while (end < lines.Count && !Closes(lines[end], opening))
            {
                end++;
            }

            fences.Add(new Fence(line + 1, end, opening.Info, opening.Indent));
            line = end;
        }

        return new NoteRegions(frontMatter, fences.ToImmutable());
    }

    private static int EndOfFrontMatter(NoteLines lines)
    {
        if (!lines[0].TrimEnd().SequenceEqual(Hyphens))
        {
            return 0;
        }

        for (int line = 1; line < lines.Count; line++)
        {
            if (lines[line].TrimEnd().SequenceEqual(Hyphens))
            {
                return line;
            }
        }

        // Being typed just now, as long as keys follow one another.
        int end = 1;
        while (end < lines.Count && !lines[end].IsWhiteSpace())
        {
            end++;
        }

        return end;
    }

    private static (char Mark, int Count, int Indent, string Info) Opening(ReadOnlySpan<char> line)
    {
        int indent = line.Length - line.TrimStart(' ').Length;
        ReadOnlySpan<char> text = line[indent..];
        int count = text.Length == 0 || text[0] is not ('`' or '~') ? 0 : text.Length - text.TrimStart(text[0]).Length;
        string info = count < 3 ? "" : text[count..].Trim().ToString();
        return count < 3 || (text[0] == '`' && info.Contains('`', StringComparison.Ordinal)) ? default : (text[0], count, indent, info);
    }

    private static bool Closes(ReadOnlySpan<char> line, (char Mark, int Count, int Indent, string Info) opening)
    {
        ReadOnlySpan<char> text = line.Trim();
        return text.Length >= opening.Count && text.TrimStart(opening.Mark).IsEmpty;
    }
}

using DLQuiz.Core.Authoring.Markup;
using Markdig.Extensions.Yaml;

namespace DLQuiz.Core.Authoring.Dialects;

/// <summary>Where the two sides of a card are told apart.</summary>
internal enum Separator
{
    None,

    /// <summary><c>::</c> in a line, or a line <c>?</c>.</summary>
    Basic,

    /// <summary><c>:::</c> in a line, or a line <c>??</c>.</summary>
    Reversed,
}

/// <summary>Lines without an empty one between them, comments left out; or one line with <c>::</c>.</summary>
/// <param name="Lines">Numbers of the lines, the separator's among them.</param>
/// <param name="Separator">None when only marks inside can make a cloze of it.</param>
/// <param name="At">Of a line with <c>::</c> the index of that; of several lines the index in <paramref name="Lines"/>.</param>
/// <param name="IsInline">One line with <c>::</c>.</param>
internal sealed record ObsidianBlock(List<int> Lines, Separator Separator, int At, bool IsInline);

/// <summary>Cuts a note into blocks as the plugin Spaced Repetition does: by empty lines, with fences whole and comments unseen.</summary>
/// <remarks>Source: the guide and the parser of github.com/st3v3nmw/obsidian-spaced-repetition, 1.13, with its default separators.</remarks>
internal sealed class ObsidianLines(NoteReading reading)
{
    private readonly SourceText source = reading.Source;
    private List<int> lines = [];
    private Separator separator;
    private int separatorAt;

    public IEnumerable<ObsidianBlock> Blocks()
    {
        for (int line = AfterFrontMatter(); line <= source.LineCount; line++)
        {
            string text = source.Line(line).ToString();
            string trimmed = text.Trim();
            if (trimmed.Length == 0 || IsTags(trimmed))
            {
                if (Finish() is { } block)
                    yield return block;
                if (trimmed.Length > 0)
                    yield return new ObsidianBlock([line], Separator.None, 0, IsInline: false);
            }
            else if (trimmed.StartsWith("<!--", StringComparison.Ordinal))
            {
                line = EndOfComment(line, trimmed);
            }
            else if (FenceOf(trimmed) is { Length: > 0 } fence)
            {
                for (int last = EndOfFence(line, fence); line <= last; line++)
                    lines.Add(line);
                line--;
            }
            else if (separator == Separator.None && Inline(text) is (not Separator.None, _) found)
            {
                lines = [];
                yield return new ObsidianBlock([line], found.Separator, found.At, IsInline: true);
            }
            else
            {
                AddLine(line, trimmed);
            }
        }

        if (Finish() is { } end)
            yield return end;
    }

    private void AddLine(int line, string trimmed)
    {
        if (separator == Separator.None && lines.Count > 0 && trimmed is "?" or "??")
        {
            separator = trimmed == "?" ? Separator.Basic : Separator.Reversed;
            separatorAt = lines.Count;
        }

        lines.Add(line);
    }

    private ObsidianBlock? Finish()
    {
        ObsidianBlock? block = lines.Count > 0 ? new ObsidianBlock(lines, separator, separatorAt, IsInline: false) : null;
        (lines, separator) = ([], Separator.None);
        return block;
    }

    private int AfterFrontMatter() => reading.Document.FirstOrDefault() is YamlFrontMatterBlock matter ? source.LineOf(matter.Span.End) + 1 : 1;

    /// <summary>A line of nothing but tags, one of them a deck's.</summary>
    private static bool IsTags(string line) =>
        line[0] == '#' && DeckTags.Leading(line) is var (tags, rest) && rest == line.Length && tags.Any(DeckTags.Is);

    /// <summary>Outside of code, maths and links; the longer one first.</summary>
    private static (Separator Separator, int At) Inline(string line)
    {
        if (!line.Contains("::", StringComparison.Ordinal))
            return (Separator.None, 0);
        var passage = new Passage(line);
        foreach ((string mark, Separator separator) in new[] { (":::", Separator.Reversed), ("::", Separator.Basic) })
        {
            var clozes = new AnkiClozes(line);
            for (int at = line.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = line.IndexOf(mark, at + 1, StringComparison.Ordinal))
            {
                if (!passage.IsOpaque(at) && !clozes.Hold(at))
                    return (separator, at);
            }
        }

        return (Separator.None, 0);
    }

    private int EndOfComment(int line, string trimmed)
    {
        if (trimmed[4..].Contains("-->", StringComparison.Ordinal))
            return line;
        for (int next = line + 1; next <= source.LineCount; next++)
        {
            if (source.Line(next).Contains("-->", StringComparison.Ordinal))
                return next;
        }

        return source.LineCount;
    }

    private static string FenceOf(string trimmed)
    {
        int ticks = trimmed.Length - trimmed.TrimStart('`').Length;
        int tildes = trimmed.Length - trimmed.TrimStart('~').Length;
        return ticks >= 3 && !trimmed[ticks..].Contains('`', StringComparison.Ordinal) ? trimmed[..ticks] : tildes >= 3 ? trimmed[..tildes] : trimmed == "$$" ? "$$" : "";
    }

    private int EndOfFence(int line, string fence)
    {
        for (int next = line + 1; next <= source.LineCount; next++)
        {
            ReadOnlySpan<char> text = source.Line(next).Trim();
            if (text.StartsWith(fence) && text.TrimStart(fence[0]).IsEmpty)
                return next;
        }

        return source.LineCount;
    }
}

/// <summary><c>{{c1::text}}</c> in a line; asked for rising offsets only, so that a long line takes linear time.</summary>
internal struct AnkiClozes(string line)
{
    private int open = -1;
    private int close = -1;
    private int next = line.IndexOf("{{", StringComparison.Ordinal);

    public bool Hold(int at)
    {
        while (next >= 0 && next < at)
        {
            open = next;
            next = line.IndexOf("{{", next + 1, StringComparison.Ordinal);
        }

        if (open >= 0 && close < open)
            close = line.IndexOf("}}", open, StringComparison.Ordinal) is var found && found < 0 ? int.MaxValue : found;
        return open >= 0 && close > at && close != int.MaxValue;
    }
}

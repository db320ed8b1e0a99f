using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Dialects;

/// <summary>The cards of a block: comments, tags before it, marks of lists and names of blocks (<c>^id</c>) are no part of them.</summary>
internal sealed class ObsidianText
{
    private readonly ObsidianBlock block;
    private readonly NoteReading reading;
    private readonly int start;
    private readonly int indent;

    public ObsidianText(ObsidianBlock block, NoteReading reading)
    {
        this.block = block;
        this.reading = reading;
        string first = reading.Source.Line(block.Lines[0]).ToString();
        indent = LengthOfMarker(first, block);
        (ImmutableArray<string> leading, int rest) = DeckTags.Leading(first[indent..]);
        Own = leading.Any(DeckTags.Is) ? [.. leading.Where(DeckTags.Is)] : [];
        start = reading.Source.StartOf(block.Lines[0]) + first.Length - first.TrimStart().Length;
        indent += Own.IsEmpty ? 0 : rest;
        Later = LaterTags(first);
    }

    /// <summary>Tags of decks that the block begins with; they hold for it alone when it is a card.</summary>
    public ImmutableArray<string> Own { get; }

    /// <summary>Tags of decks further on in it, which hold for what follows.</summary>
    public ImmutableArray<string> Later { get; }

    public IEnumerable<Draft> Drafts()
    {
        if (block.Separator == Separator.None)
            return Clozes();
        (string front, string back) = Sides();
        if (front.Length == 0 || back.Length == 0)
            return [];
        Draft forth = Draft(CardKind.QuestionAnswer, front, back, "");
        return block.Separator == Separator.Basic ? [forth] : [forth, Draft(CardKind.Reverse, back, front, Attributes.Reverse)];
    }

    private Draft Draft(CardKind kind, string front, string back, string part)
    {
        int last = block.Lines[^1];
        Section section = reading.SectionAt(start);
        ImmutableArray<string> context = section.Heading?.Span.Start == start ? section.Context : section.Path;
        return new Draft(kind, start, reading.Source.StartOf(last) + Math.Max(0, reading.Source.Line(last).Length - 1), front, back, context, part);
    }

    private (string Front, string Back) Sides()
    {
        if (!block.IsInline)
            return (Join(block.Lines[..block.At], isFirst: true), Join(block.Lines[(block.At + 1)..], isFirst: false));
        string line = reading.Source.Line(block.Lines[0]).ToString();
        int length = block.Separator == Separator.Basic ? 2 : 3;
        return (Clean(line[Math.Min(indent, block.At)..block.At]), Clean(line[(block.At + length)..]));
    }

    private IEnumerable<Draft> Clozes()
    {
        string text = Join(block.Lines, isFirst: true);
        List<ObsidianHole> holes = ObsidianHole.In(text, reading.Settings.ClozeMarks);
        // Where only the dialect is to be told, nothing is taken of the note's budget.
        bool isRead = reading.Settings.Dialect is ObsidianDialect;
        if (!isRead && (long)holes.Count * text.Length > NoteLimits.ClozeText)
            yield break;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ObsidianHole hole in holes)
        {
            if (isRead && !reading.TakesCloze(text.Length, start))
                yield break;
            string answer = text[hole.InnerStart..hole.InnerEnd];
            int occurrence = seen[answer] = seen.GetValueOrDefault(answer) + 1;
            yield return Draft(CardKind.Cloze, ObsidianHole.Front(text, holes, hole), answer, string.Create(CultureInfo.InvariantCulture, $"{answer}\n{occurrence}"));
        }
    }

    /// <summary>Lines as they are, less the indentation that all of them have.</summary>
    private string Join(List<int> lines, bool isFirst)
    {
        string[] texts = [.. lines.Select(line => reading.Source.Line(line).ToString().TrimEnd())];
        if (isFirst && texts.Length > 0)
            texts[0] = texts[0][Math.Min(indent, texts[0].Length)..];
        int common = texts.Skip(isFirst ? 1 : 0).Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return Clean(string.Join('\n', texts.Select((line, i) => isFirst && i == 0 ? line : line[Math.Min(common, line.Length)..])));
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        int at = 0;
        for (int open = text.IndexOf("<!--", StringComparison.Ordinal); open >= 0; open = text.IndexOf("<!--", at, StringComparison.Ordinal))
        {
            int close = text.IndexOf("-->", open, StringComparison.Ordinal);
            if (close < 0)
                break;
            clean.Append(text, at, open - at);
            at = close + 3;
        }

        string whole = clean.Append(text, at, text.Length - at).ToString().Trim();
        return WithoutName(whole).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Without the <c>^name</c> by which Obsidian links to a block.</summary>
    private static string WithoutName(string text)
    {
        int at = text.LastIndexOf('^');
        bool isName = at > 0 && char.IsWhiteSpace(text[at - 1]) && at + 1 < text.Length && text.AsSpan(at + 1).IndexOfAnyExcept(NameLetters) < 0;
        return isName ? text[..at].TrimEnd() : text;
    }

    private static readonly System.Buffers.SearchValues<char> NameLetters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Length of what makes the first line a point, quote or heading: no part of a question that is this one line.</summary>
    private static int LengthOfMarker(string line, ObsidianBlock block)
    {
        int at = line.Length - line.TrimStart(' ', '\t', '>').Length;
        ReadOnlySpan<char> rest = line.AsSpan(at);
        int hashes = rest.Length - rest.TrimStart('#').Length;
        if (hashes is >= 1 and <= 6 && hashes < rest.Length && rest[hashes] == ' ')
            return at + hashes + 1;
        if (!block.IsInline && block.Lines.Count > 1 && block.At != 1)
            return line.Length - line.TrimStart().Length;
        int digits = rest.Length - rest.TrimStart("0123456789").Length;
        int marker = digits is > 0 and < 10 && digits < rest.Length && rest[digits] is '.' or ')' ? digits + 1 : rest.Length > 0 && rest[0] is '-' or '*' or '+' ? 1 : 0;
        if (marker == 0 || marker >= rest.Length || rest[marker] != ' ')
            return at;
        at += marker + 1;
        return line.AsSpan(at) is ['[', ' ' or 'x' or 'X', ']', ' ', ..] ? at + 4 : at;
    }

    private ImmutableArray<string> LaterTags(string first)
    {
        string behind = first[Math.Min(indent, first.Length)..];
        IEnumerable<string> texts = block.Lines.Skip(1).Select(line => reading.Source.Line(line).ToString()).Prepend(behind);
        return [.. texts.Where(text => text.Contains('#' + DeckTags.Marker, StringComparison.OrdinalIgnoreCase)).SelectMany(DeckTags.In).Select(found => found.Tag).Where(DeckTags.Is)];
    }
}

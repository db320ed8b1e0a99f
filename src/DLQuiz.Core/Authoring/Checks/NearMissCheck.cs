using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Lines of text that were surely meant as a card.</summary>
internal sealed class NearMissCheck : NotePass
{
    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        foreach (ParagraphBlock paragraph in reading.Blocks.OfType<ParagraphBlock>().Where(paragraph => !paragraph.Span.IsEmpty))
        {
            int first = reading.Source.LineOf(paragraph.Span.Start);
            int last = reading.Source.LineOf(Math.Max(0, paragraph.Span.End));
            for (int line = first; line <= last; line++)
                Look(reading, line, line == first ? paragraph.Span.Start : reading.Source.StartOf(line), paragraph.Span.End + 1);
        }
    }

    private static void Look(NoteReading reading, int line, int from, int end)
    {
        ReadOnlySpan<char> whole = reading.Source.Line(line)[(from - reading.Source.StartOf(line))..];
        ReadOnlySpan<char> text = whole.TrimStart(" \t>");
        text = IsTask(text) ? text[3..].TrimStart() : text;
        int start = from + whole.Length - text.Length;
        if (text.StartsWith("%%ANKI", StringComparison.OrdinalIgnoreCase))
            reading.Report(Rules.ForeignCard, "A card for another program begins here; it gives none.", start, text.TrimEnd().Length);
        else if (!reading.Settings.Dialect.HasFields)
            return;
        else if (NearMiss.Of(text) is { Length: > 0 } slip)
            reading.Report(reading.Source.Report(Rules.AlmostAField, $"“{text[..slip.Length]}” does not begin a field; “{slip.Letter}:” does.", start, slip.Length) with { Replacement = Mended(text[..slip.Length], slip.Letter) });
        else if (FieldParser.KindOf(text) == FieldKind.Question && Asks(reading.Source.Text, start, end))
            reading.Report(Rules.QuestionWithoutAnswer, "This Q: begins no card: it must begin the bullet or quote, with its A: on a line of its own under it.", start, 2);
    }

    /// <summary>The mark with the author's own colon; null for emphasis that goes on behind it.</summary>
    private static string? Mended(ReadOnlySpan<char> slip, char letter)
    {
        bool goesOn = slip[0] is '*' or '_' && slip[^1] != slip[0];
        return goesOn ? null : $"{letter}{(slip.Contains('：') ? '：' : ':')}";
    }

    private static bool IsTask(ReadOnlySpan<char> text) => text.Length > 4 && text[0] == '[' && text[1] is ' ' or 'x' or 'X' && text[2] == ']';

    private static bool Asks(string text, int start, int end) => text.AsSpan(start, Math.Clamp(end, start, text.Length) - start).ContainsAny('?', '？');
}

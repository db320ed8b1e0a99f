using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Cards for Anki inside notes: <c>START</c> … <c>END</c>, <c>STARTI [Basic] … ENDI</c>, and clozes <c>{{c1::…}}</c>, of which the first is told with their number.</summary>
internal sealed class AnkiCheck : NotePass
{
    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        string text = reading.Source.Text;
        if (text.Contains("START", StringComparison.Ordinal))
            FindBlocks(reading);
        if (text.Contains("{{c", StringComparison.Ordinal))
            FindClozes(reading);
    }

    private static void FindBlocks(NoteReading reading)
    {
        foreach (ParagraphBlock paragraph in reading.Blocks.OfType<ParagraphBlock>().Where(paragraph => !paragraph.Span.IsEmpty))
        {
            int line = reading.Source.LineOf(paragraph.Span.Start);
            ReadOnlySpan<char> first = reading.Source.Line(line).TrimStart(" \t>-*").TrimEnd();
            if (first is "START" ? HasEnd(reading.Source, line) : first.StartsWith("STARTI [") && first.Contains("ENDI", StringComparison.Ordinal))
                reading.Report(Rules.ForeignCard, "A card for Anki begins here; it gives none.", paragraph.Span.Start, first.Length);
        }
    }

    /// <summary>Such blocks are short.</summary>
    private static bool HasEnd(SourceText source, int start)
    {
        for (int line = start + 1; line <= Math.Min(source.LineCount, start + 200); line++)
        {
            if (source.Line(line).Trim() is "END")
                return true;
        }

        return false;
    }

    private static void FindClozes(NoteReading reading)
    {
        int[] places = [.. reading.Blocks.OfType<ParagraphBlock>().SelectMany(Inlines.Of).OfType<LiteralInline>().Where(literal => IsCloze(literal.Content.AsSpan())).Select(literal => literal.Span.Start)];
        if (places.Length > 0)
            reading.Report(Rules.ForeignCard, $"{(places.Length == 1 ? "A text has a cloze" : $"{places.Length} texts have clozes")} for Anki; C: with [brackets] gives cards.", places[0]);
    }

    private static bool IsCloze(ReadOnlySpan<char> text)
    {
        // Clozes beyond the last closing braces are none: looking for them anew each time would take quadratic time.
        text = text[..(text.LastIndexOf("}}") is var close && close < 0 ? 0 : close)];
        for (int at = text.IndexOf("{{c"); at >= 0;)
        {
            ReadOnlySpan<char> rest = text[(at + 3)..];
            int digits = rest.Length - rest.TrimStart("0123456789").Length;
            if (digits > 0 && rest[digits..].StartsWith("::"))
                return true;
            int next = rest.IndexOf("{{c");
            at = next < 0 ? -1 : at + 3 + next;
        }

        return false;
    }
}

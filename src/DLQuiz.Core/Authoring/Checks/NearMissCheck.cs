using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Lines of text that were surely meant as a card.</summary>
internal sealed class NearMissCheck : NotePass
{
    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        foreach (ParagraphBlock paragraph in reading.Document.Descendants<ParagraphBlock>().Where(paragraph => !paragraph.Span.IsEmpty))
        {
            int last = reading.Source.LineOf(Math.Max(0, paragraph.Span.End));
            for (int line = reading.Source.LineOf(paragraph.Span.Start); line <= last; line++)
                Look(reading, line);
        }
    }

    private static void Look(NoteReading reading, int line)
    {
        ReadOnlySpan<char> whole = reading.Source.Line(line);
        ReadOnlySpan<char> text = whole.TrimStart();
        int start = reading.Source.StartOf(line) + whole.Length - text.Length;
        if (text.StartsWith("%%ANKI", StringComparison.OrdinalIgnoreCase))
            reading.Report(Rules.ForeignCard, "A card for another program begins here; it gives none.", start, text.TrimEnd().Length);
        else if (FieldLength(text) is var length && length > 0)
            reading.Report(Rules.AlmostAField, $"“{text[..length]}” does not begin a field; “{char.ToUpperInvariant(text[0])}:” does.", start, length);
    }

    /// <summary>Length of <c>Q ：</c>, <c>q:</c> and their like; 0 for every other line. A variable named C is no slip unless a bracket follows.</summary>
    private static int FieldLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] is not ('Q' or 'A' or 'C' or 'q' or 'a' or 'Ｑ' or 'Ａ'))
            return 0;
        int colon = 1;
        while (colon < text.Length && text[colon] is ' ' or '\t' or '\u3000')
            colon++;
        bool isSlip = colon < text.Length && text[colon] is ':' or '：' && (colon > 1 || text[0] is 'q' or 'Ｑ' or 'Ａ');
        return isSlip && (text[0] != 'C' || text.Contains('[')) ? colon + 1 : 0;
    }
}

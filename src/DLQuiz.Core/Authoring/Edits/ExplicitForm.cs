using System.Collections.Immutable;
using System.Text;
using DLQuiz.Core.Authoring.Markup;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>Writes plain text as <c>Q:</c> and <c>A:</c> or <c>C:</c>, in its place.</summary>
internal sealed class ExplicitForm(NoteReading reading)
{
    /// <summary>The title once more as a question above what stands under the heading; null when that begins with what a mark cannot stand before.</summary>
    public ImmutableArray<TextEdit>? OfHeading(Section section)
    {
        Block first = section.Blocks[0];
        int line = reading.Source.LineOf(first.Span.Start);
        if (first.Column > 3 || NearMiss.IsMarked(section.Title))
            return null;
        string newline = Newline.At(reading.Source, line);
        string answer = first is ParagraphBlock ? "A: " : "A:" + newline;
        int place = first is ParagraphBlock ? first.Span.Start : reading.Source.StartOf(line);
        return [new TextEdit(place, 0, $"Q: {Numbering.TakeOff(section.Title)}{newline}{answer}")];
    }

    /// <summary>A bullet's own line as the question to what is nested under it.</summary>
    public ImmutableArray<TextEdit>? OfPoint(ParagraphBlock lead)
    {
        var text = new MappedText(lead, reading.Source.Text);
        return text.Text.Length == 0 ? null : [Asked(lead, text.Text), new TextEdit(text.OffsetOf(text.Text.Length), 0, NewLine(lead) + "A:")];
    }

    /// <summary>The term as the question, its definition as the answer.</summary>
    public ImmutableArray<TextEdit> OfTerm(ParagraphBlock paragraph, MappedText text, TermDefinition term, bool isFollowed)
    {
        int cut = text.OffsetOf(term.CutStart);
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        edits.Add(Asked(paragraph, text.Text));
        if (term.ColonInside >= 0)
            edits.Add(new TextEdit(text.OffsetOf(term.ColonInside), 1, ""));
        edits.Add(new TextEdit(cut, text.OffsetOf(term.CutEnd) - cut, NewLine(paragraph) + "A: "));
        return [.. edits, .. Break(text, paragraph, isFollowed)];
    }

    /// <summary>The sentence as a cloze, the name in brackets.</summary>
    public ImmutableArray<TextEdit> OfNaming(ParagraphBlock paragraph, MappedText text, NamingSentence named, bool isFollowed) =>
    [
        new TextEdit(paragraph.Span.Start, 0, "C: "),
        new TextEdit(text.OffsetOf(named.Start), 0, "["),
        new TextEdit(text.OffsetOf(named.End - 1) + 1, 0, "]"),
        .. Break(text, paragraph, isFollowed),
    ];

    /// <summary>Whether the brackets around the name would be the only ones, and cut through nothing.</summary>
    /// <param name="text">Of the paragraph.</param>
    /// <param name="named">Where the name is in it.</param>
    /// <param name="below">What the bullet holds besides.</param>
    /// <param name="isInside">A bullet, where the mark needs a bracket on its own line.</param>
    public bool MayBeCloze(MappedText text, NamingSentence named, string below, bool isInside)
    {
        bool isOnFirstLine = reading.Source.LineOf(text.OffsetOf(named.Start)) == reading.Source.LineOf(text.OffsetOf(0));
        if ((isInside && !isOnFirstLine) || below.AsSpan().IndexOfAny('[', ']') >= 0 || below.Contains("==", StringComparison.Ordinal) || text.Text.Contains("==", StringComparison.Ordinal))
            return false;
        var passage = new Passage(text.Text);
        for (int i = 0; i < text.Text.Length; i++)
        {
            bool isNamed = i >= named.Start && i < named.End;
            if (passage.IsOpaque(i) ? isNamed : text.Text[i] is '[' or ']' || (isNamed && text.Text[i] is '*' or '_' or '`' or '$' or '\\'))
                return false;
        }

        return named.End == text.Text.Length || text.Text[named.End] is not ('(' or '{' or ':');
    }

    /// <summary>The mark takes the place of the bullet's own numbering.</summary>
    private static TextEdit Asked(ParagraphBlock paragraph, string text) => new(paragraph.Span.Start, Numbering.LengthIn(text), "Q: ");

    /// <summary>A line end, and as much prefix as keeps the next line in the bullet or quote.</summary>
    private string NewLine(ParagraphBlock paragraph)
    {
        int line = reading.Source.LineOf(paragraph.Span.Start);
        int start = reading.Source.StartOf(line);
        var prefix = new StringBuilder(Newline.At(reading.Source, line));
        foreach (char c in reading.Source.Text.AsSpan(start, paragraph.Span.Start - start))
            prefix.Append(c is '>' or '\t' ? c : ' ');
        return prefix.ToString();
    }

    /// <summary>At the margin a field would run on over the text behind it.</summary>
    private ImmutableArray<TextEdit> Break(MappedText text, ParagraphBlock paragraph, bool isFollowed)
    {
        if (!isFollowed)
            return [];
        string newline = Newline.At(reading.Source, reading.Source.LineOf(paragraph.Span.Start));
        int end = text.OffsetOf(text.Text.Length);
        int next = reading.Source.LineOf(end) + 1;
        bool isSpaced = next > reading.Source.LineCount || reading.Source.Line(next).Trim().IsEmpty;
        // A second line of hyphens would make front matter of a note that begins with one.
        string mark = reading.Source.Line(1).TrimEnd().SequenceEqual("---") && reading.Document[0] is ThematicBreakBlock ? "***" : "---";
        return [new TextEdit(end, 0, $"{newline}{newline}{mark}{(isSpaced ? "" : newline)}")];
    }
}

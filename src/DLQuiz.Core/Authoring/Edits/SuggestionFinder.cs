using System.Collections.Immutable;
using DLQuiz.Core.Authoring.Kinds;
using DLQuiz.Core.Authoring.Markup;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>A suggestion before it has an id.</summary>
internal sealed record Proposal(SuggestionKind Kind, int Start, int Length, double Confidence, string Front, string Back, ImmutableArray<TextEdit> Edits);

/// <summary>Looks over the plain text of a note, outside of its cards, for likely ones.</summary>
/// <remarks>Sure rather than many: nothing from exercises, references, links alone, tables of contents, or where the explicit form would swallow another card.</remarks>
internal sealed class SuggestionFinder
{
    /// <summary>Characters of a paragraph; longer ones say more than one thing.</summary>
    private const int LongestText = 400;

    private readonly NoteReading reading;
    private readonly ExplicitForm form;
    private readonly int[] starts;
    private readonly List<Proposal> found = [];

    private SuggestionFinder(NoteReading reading)
    {
        this.reading = reading;
        form = new ExplicitForm(reading);
        starts = [.. reading.Drafts.Select(draft => draft.Start).Order()];
    }

    /// <param name="reading">With every card known.</param>
    public static List<Proposal> Find(NoteReading reading)
    {
        var finder = new SuggestionFinder(reading);
        if (reading.Settings.Implicit)
        {
            foreach (Section section in reading.Sections.Where(section => !section.IsNoCard && !section.IsReferences && !section.IsExercises && !section.Path.Any(NamesVersion)))
                finder.Look(section);
        }

        // A term that is told differently each time is defined nowhere.
        HashSet<string> unclear =
        [
            .. finder.found.Where(one => one.Kind == SuggestionKind.Term).GroupBy(one => one.Front.ToUpperInvariant())
                .Where(term => term.DistinctBy(one => one.Back).Count() > 1).Select(term => term.Key),
        ];
        return unclear.Count == 0 ? finder.found : [.. finder.found.Where(one => one.Kind != SuggestionKind.Term || !unclear.Contains(one.Front.ToUpperInvariant()))];
    }

    /// <summary>Release notes, by the three numbers of a version.</summary>
    private static bool NamesVersion(string title)
    {
        for (int at = title.IndexOf('.', StringComparison.Ordinal); at > 0; at = title.IndexOf('.', at + 1))
        {
            ReadOnlySpan<char> rest = title.AsSpan(at + 1);
            int digits = rest.Length - rest.TrimStart("0123456789").Length;
            if (char.IsAsciiDigit(title[at - 1]) && digits > 0 && rest[digits..] is ['.', >= '0' and <= '9', ..] && !IsNumbering(title, at))
                return true;
        }

        return false;
    }

    /// <summary>1.2.3 before words numbers a section; before a date it is a version.</summary>
    private static bool IsNumbering(string title, int at)
    {
        int length = Numbering.LengthIn(title);
        return length > at && !char.IsAsciiDigit(title.AsSpan(length).TrimStart(" (（-–—[") is [var first, ..] ? first : ' ');
    }

    private void Look(Section section)
    {
        if (section is { Heading: { } heading, Children.Count: 0 } && section.Blocks.Count > 0 && ComparisonTitle.ConfidenceOf(section.Title) is > 0 and var confidence
            && IsFree(heading.Span.Start, section.Blocks[^1].Span.End) && section.Blocks.TrueForAll(IsPlain) && IsAnswer(section.Blocks)
            && form.OfHeading(section) is { } edits)
        {
            Add(SuggestionKind.Comparison, heading, confidence, Numbering.TakeOff(section.Title), reading.Writer.Write(section.Blocks), edits);
            return;
        }

        for (int i = 0; i < section.Blocks.Count; i++)
        {
            Block block = section.Blocks[i];
            if (block is ParagraphBlock paragraph && IsFree(block.Span.Start, block.Span.End))
                LookAtText(paragraph, paragraph, [], i + 1 < section.Blocks.Count && !EndsField(section.Blocks[i + 1]));
            else if (block is ListBlock or QuoteBlock)
                LookInside((ContainerBlock)block);
        }
    }

    private void LookInside(ContainerBlock container)
    {
        var open = new Stack<Block>(container.Reverse());
        while (open.TryPop(out Block? block))
        {
            if (block is ListItemBlock point && TakesPoint(point))
                continue;
            if (block is ParagraphBlock { Parent: QuoteBlock quote } paragraph && quote.LastChild == block && IsFree(block.Span.Start, block.Span.End))
                LookAtText(paragraph, quote, [], isFollowed: false);
            if (block is ListBlock or ListItemBlock or QuoteBlock)
            {
                foreach (Block inner in ((ContainerBlock)block).Reverse())
                    open.Push(inner);
            }
        }
    }

    private bool TakesPoint(ListItemBlock point)
    {
        if (BodyReader.LeadOf(point) is not { Line: ParagraphBlock lead, Body: var body } || !IsFree(point.Span.Start, point.Span.End) || !body.TrueForAll(IsPlain))
            return false;
        Attributes line = BodyReader.TextOf(lead, reading);
        if (line.IsNoCard || line.Id is not null)
            return true;
        string title = QuestionLine.OneLine(line.Text);
        if (ComparisonTitle.ConfidenceOf(title) is > 0 and var confidence && IsPlainText(lead) && IsAnswer(body) && form.OfPoint(lead) is { } edits)
        {
            Add(SuggestionKind.Comparison, lead, confidence, Numbering.TakeOff(title), reading.Writer.Write(body), edits);
            return true;
        }

        return LookAtText(lead, point, body, isFollowed: false);
    }

    /// <param name="paragraph">What is looked at.</param>
    /// <param name="whole">It, or the bullet or quote that it stands in.</param>
    /// <param name="body">What that bullet holds besides.</param>
    /// <param name="isFollowed">At the margin, by other text of its section.</param>
    private bool LookAtText(ParagraphBlock paragraph, Block whole, List<Block> body, bool isFollowed)
    {
        if (whole.Span.Length > LongestText || !IsPlainText(paragraph) || Markup.Inlines.IsOnlyLinks(paragraph, reading.Source.Text))
            return false;
        var text = new MappedText(paragraph, reading.Source.Text);
        if (text.Text.Length == 0 || NearMiss.IsMarked(text.Text) || text.Text.AsSpan().IndexOfAny("?？|") >= 0 || text.Text[0] == '[')
            return false;
        string below = reading.Writer.Write(body);
        if (TermDefinition.Of(text.Text) is { } term)
        {
            Add(SuggestionKind.Term, paragraph, term.Confidence, term.Front, Joined(term.Back, below), form.OfTerm(paragraph, text, term, isFollowed));
            return true;
        }

        if (NamingSentence.Of(text.Text) is not { } named || !form.MayBeCloze(text, named, below, whole is not ParagraphBlock))
            return false;
        string front = string.Concat(text.Text.AsSpan(0, named.Start), "[…]", text.Text.AsSpan(named.End)).Normalize(System.Text.NormalizationForm.FormC);
        Add(SuggestionKind.Naming, paragraph, named.Confidence, Joined(front, below), text.Text[named.Start..named.End].Normalize(System.Text.NormalizationForm.FormC), form.OfNaming(paragraph, text, named, isFollowed));
        return true;
    }

    private static bool EndsField(Block block) => block is FieldBlock or ThematicBreakBlock || QuizFence.Is(block);

    private static string Joined(string first, string below) => below.Length == 0 ? first : first + "\n\n" + below;

    /// <summary>No card begins or goes on between the two offsets.</summary>
    private bool IsFree(int start, int end)
    {
        int next = Array.BinarySearch(starts, start);
        next = next < 0 ? ~next : next;
        return (next == starts.Length || starts[next] > end) && !reading.IsInsideCard(start);
    }

    private bool IsAnswer(List<Block> blocks) => BodyReader.KindOf(blocks, reading) == BodyKind.Answer;

    /// <summary>What stays as it is inside a field.</summary>
    private static bool IsPlain(Block block) => block is not (FieldBlock or HeadingBlock or ThematicBreakBlock) && !QuizFence.Is(block)
        && (block is not ContainerBlock container || !container.Descendants<Block>().Any(inner => inner is FieldBlock or HeadingBlock || QuizFence.Is(inner)));

    /// <summary>Text whose characters all go over into a card as they are.</summary>
    private static bool IsPlainText(ParagraphBlock paragraph) => paragraph is { Inline.FirstChild: not null, Span.IsEmpty: false }
        && !Markup.Inlines.Of(paragraph).Any(inline => inline is CommentInline or LineBreakInline { IsHard: true } or Markdig.Extensions.TaskLists.TaskList or LinkInline { Reference: not null });

    private void Add(SuggestionKind kind, LeafBlock at, double confidence, string front, string back, ImmutableArray<TextEdit> edits)
    {
        int line = reading.Source.LineOf(at.Span.Start);
        int length = reading.Source.StartOf(line) + reading.Source.Line(line).TrimEnd().Length - at.Span.Start;
        found.Add(new Proposal(kind, at.Span.Start, length, confidence, front, back, edits));
    }
}

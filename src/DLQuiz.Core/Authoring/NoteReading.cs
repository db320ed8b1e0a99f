using System.Collections.Immutable;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring;

/// <summary>A card before its ids are settled.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Start">Offset of its first character in the note; cards with one start are siblings.</param>
/// <param name="End">Offset of its last character.</param>
/// <param name="Front">Markdown.</param>
/// <param name="Back">Markdown.</param>
/// <param name="Context">Headings above it, outermost first.</param>
/// <param name="Part">Which of its siblings it is: text and occurrence of a cloze; empty when it has none.</param>
/// <param name="Id">The author's; null when there is none.</param>
/// <param name="Question">The YAML of a quiz block.</param>
internal sealed record Draft(CardKind Kind, int Start, int End, string Front, string Back, ImmutableArray<string> Context, string Part = "", string? Id = null, string? Question = null)
{
    /// <summary>Definitions of the footnotes that the front refers to, as Markdown that is put under it; no part of the card's key.</summary>
    public string FrontNotes { get; init; } = "";

    public string BackNotes { get; init; } = "";

    /// <summary>The card's own deck; null when it is in the note's.</summary>
    public string? Deck { get; init; }

    /// <summary>Besides those of the note.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}

/// <summary>One note while it is being read: what every pass looks at and adds to.</summary>
internal sealed class NoteReading
{
    private List<(int Start, int End)>? covered;
    private HashSet<Section>? givers;
    private readonly int[] told = new int[Enum.GetValues<Severity>().Length];
    private readonly Dictionary<DiagnosticRule, (Diagnostic First, int Count)> alike = [];
    private ImmutableArray<Block> blocks;
    private int untold;

    public NoteReading(SourceText source, MarkdownDocument document, NoteSettings settings)
    {
        Source = source;
        Document = document;
        Settings = settings;
        Inlines = new InlineText(source.Text, References);
        Writer = new MarkdownWriter(source.Text, Inlines);
        Marks = FieldMarks.Read(document, source, Inlines);
        Sections = Section.Of(document, Inlines);
    }

    public SourceText Source { get; }

    public MarkdownDocument Document { get; }

    /// <summary>Every block of the note, containers before what they hold.</summary>
    public ImmutableArray<Block> Blocks => blocks.IsDefault ? blocks = [.. Document.Descendants<Block>()] : blocks;

    public NoteSettings Settings { get; }

    public ReferenceBudget References { get; } = new();

    public InlineText Inlines { get; }

    public MarkdownWriter Writer { get; }

    public List<Section> Sections { get; }

    /// <summary>Attributes at the line ends of fields; what has none is not in it.</summary>
    public IReadOnlyDictionary<FieldBlock, FieldMarks> Marks { get; }

    public List<Draft> Drafts { get; } = [];

    /// <summary>Answers (<c>A:</c>) that belong to a question of plain text above them.</summary>
    public HashSet<Block> Answered { get; } = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    private int clozeLeft = NoteLimits.ClozeText;

    /// <summary>Some card of the note could not be read: none of its cards may count as gone.</summary>
    public bool LostCards { get; private set; }

    /// <summary>Whether a further cloze card may repeat so much text; says so once when it may not.</summary>
    public bool TakesCloze(int characters, int offset)
    {
        if (clozeLeft >= characters)
        {
            clozeLeft -= characters;
            return true;
        }

        if (clozeLeft >= 0)
            Report(Rules.BlockTooDense, $"Together the cloze cards up to here have {NoteLimits.ClozeText} characters; the others are left out.", offset);
        clozeLeft = -1;
        return false;
    }

    public void Report(DiagnosticRule rule, string message, int offset, int length = 0) =>
        Report(Source.Report(rule, message, offset, length));

    public void Report(Diagnostic diagnostic)
    {
        LostCards |= diagnostic.Severity == Severity.Error;
        if (IsOneOfMany(diagnostic))
            return;
        // Each severity by itself, so that a thousand remarks hide no error.
        if (told[(int)diagnostic.Severity]++ < NoteLimits.Findings)
            Diagnostics.Add(diagnostic);
        else
            untold++;
    }

    /// <summary>Says how many findings beyond the caps there are; called last.</summary>
    public void ReportUntold()
    {
        foreach ((Diagnostic first, int count) in alike.Values.Where(kind => kind.Count > NoteLimits.AlikeFindings))
            Diagnostics.Add(first with { Message = $"{count - NoteLimits.AlikeFindings} more of this kind, from here on: {first.Rule.Title}." });
        if (untold > 0)
            Diagnostics.Add(Source.Report(Rules.MoreFindings, $"{untold} more findings of this note are not told.", Source.Text.Length));
    }

    /// <summary>What a plain note leaves unanswered is told by its first places and then by number: nobody reads hundreds of such lines.</summary>
    private bool IsOneOfMany(Diagnostic diagnostic)
    {
        if (diagnostic.Severity != Severity.Info || diagnostic.Rule == Rules.Suggestion)
            return false;
        int count = alike.TryGetValue(diagnostic.Rule, out (Diagnostic First, int Count) kind) ? kind.Count + 1 : 1;
        alike[diagnostic.Rule] = (count <= NoteLimits.AlikeFindings + 1 ? diagnostic : kind.First, count);
        return count > NoteLimits.AlikeFindings;
    }

    /// <summary>Headings above a block at the top of the note.</summary>
    public ImmutableArray<string> PathAt(int offset) => SectionAt(offset).Path;

    public Section SectionAt(int offset)
    {
        int low = 0;
        for (int high = Sections.Count - 1; low < high;)
        {
            int middle = (low + high + 1) / 2;
            if (Sections[middle].Heading!.Span.Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return Sections[low];
    }

    /// <summary>Whether a card stands right under the section's heading; asked by checks, when every card is known.</summary>
    public bool GivesCard(Section section)
    {
        givers ??= [.. Drafts.Select(draft => SectionAt(draft.Start))];
        return givers.Contains(section);
    }

    /// <summary>Asked by checks, when every card is known.</summary>
    public bool IsInsideCard(int offset)
    {
        covered ??= Covered();
        int found = covered.BinarySearch((offset, int.MaxValue));
        return found < 0 && ~found > 0 && covered[~found - 1].End >= offset;
    }

    /// <summary>By start; cards may lie in one another, so each end is the furthest so far.</summary>
    private List<(int Start, int End)> Covered()
    {
        var all = new List<(int Start, int End)>();
        foreach ((int start, int end) in Drafts.Select(draft => (draft.Start, draft.End)).Order())
            all.Add((start, all.Count > 0 ? Math.Max(all[^1].End, end) : end));
        return all;
    }
}

/// <summary>One look at a note: a kind of card or a check; every class below this one is found and run.</summary>
internal abstract class NotePass
{
    /// <summary>Every pass: first the kinds of cards, then the checks that look at what became a card.</summary>
    public static ImmutableArray<NotePass> All { get; } =
    [
        .. typeof(NotePass).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(NotePass)) && !type.IsAbstract)
            .Select(type => (NotePass)Activator.CreateInstance(type)!)
            .OrderBy(pass => pass.IsCheck).ThenBy(pass => pass.GetType().FullName, StringComparer.Ordinal),
    ];

    /// <summary>Whether it wants to see every card of the note.</summary>
    public virtual bool IsCheck => false;

    public abstract void Run(NoteReading reading);
}

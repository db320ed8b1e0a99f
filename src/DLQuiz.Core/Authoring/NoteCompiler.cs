using System.Collections.Immutable;
using DLQuiz.Core.Authoring.Dialects;
using DLQuiz.Core.Authoring.Identity;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring;

/// <summary>What one note gave, whatever the other notes say.</summary>
/// <param name="Note">Its deck is only a guess when it is unread.</param>
/// <param name="Outcome">Whether cards were lost to errors.</param>
/// <param name="Cards">In the order of the note; equal cards still have equal keys.</param>
/// <param name="Diagnostics">By line and column.</param>
public sealed record CompiledNote(Note Note, NoteOutcome Outcome, ImmutableArray<Card> Cards, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The source line that each card begins on, for findings that only all notes together give.</summary>
    internal ImmutableArray<string> CardLines { get; init; } = [];

    /// <summary>As <see cref="Note.Names"/>, of the cards before they were settled.</summary>
    public ImmutableArray<long> Names { get; init; } = [];

    /// <summary>Ids of its headings: other programs write them for links into one page, so that two notes may well have the same.</summary>
    internal ImmutableHashSet<string> Anchors { get; init; } = [];
}

/// <summary>Reads one note; needs nothing but its text, so that notes can be read in any order and side by side.</summary>
public static class NoteCompiler
{
    /// <summary>Never throws on any text: what cannot be read ends in a diagnostic.</summary>
    /// <param name="note">Any text.</param>
    /// <param name="schedulers">The names that front matter may choose from; null when the caller knows none, and then every name passes.</param>
    public static CompiledNote Compile(NoteText note, IReadOnlyCollection<string>? schedulers = null) => Look(note, schedulers).Note;

    /// <summary>With the reading that the note's cards came from; null when nothing was read.</summary>
    internal static (NoteReading? Reading, CompiledNote Note) Look(NoteText note, IReadOnlyCollection<string>? schedulers = null)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (note.Problem is { } problem)
            return (null, Unread(note, [problem]));
        var source = new SourceText(note.File, note.Text);
        var diagnostics = new List<Diagnostic>();
        try
        {
            MarkdownDocument document = NotePipeline.Parse(note.Text);
            if (TooDeep(document) is { } deep)
                throw new NestedTooDeepException(deep.Span.Start);
            if (FrontMatter.Read(document, source, diagnostics, schedulers) is not { } settings)
                return (null, Unread(note, diagnostics));
            NoteReading reading = InItsDialect(new NoteReading(source, document, settings));
            return (reading, Read(note, reading, diagnostics));
        }
        catch (NestedTooDeepException deep)
        {
            return (null, Unread(note, [source.Report(Rules.NoteTooDeep, $"Lists and quotes stand more than {NoteLimits.Depth} deep in one another here.", deep.Offset)]));
        }
        catch (Exception exception) when (exception is ArgumentException or InsufficientExecutionStackException)
        {
            // The Markdown reader gives up on nesting with an ArgumentException that names no place.
            return (null, Unread(note, [.. diagnostics, source.Report(Rules.NoteTooDeep, "This note is nested too deeply to be read.", 0)]));
        }
    }

    private static NoteReading InItsDialect(NoteReading reading)
    {
        var dialect = Dialect.Of(reading);
        if (dialect == Dialect.Default)
            return reading;
        NoteSettings settings = dialect.Settle(reading.Settings with { Dialect = dialect });
        return new NoteReading(reading.Source, dialect.HasFields ? reading.Document : NotePipeline.ParseWithoutFields(reading.Source.Text), settings);
    }

    private static CompiledNote Read(NoteText note, NoteReading reading, List<Diagnostic> before)
    {
        foreach (NotePass pass in NotePass.All.Where(pass => !pass.IsCheck))
            pass.Run(reading);
        CardIds.Settle(reading);
        Footnotes.Settle(reading);
        foreach (NotePass pass in NotePass.All.Where(pass => pass.IsCheck))
            pass.Run(reading);
        reading.ReportUntold();
        string deck = reading.Settings.Deck ?? DeckPath.OfFile(note.File);
        NoteOutcome outcome = reading.LostCards ? NoteOutcome.Partial : NoteOutcome.Whole;
        ImmutableArray<Card> cards = CardsOf(reading, deck);
        return new CompiledNote(new Note(note.File, note.Hash, deck, reading.Settings.Settings), outcome, cards, Sorted([.. before, .. reading.Diagnostics]))
        {
            CardLines = [.. cards.Select(card => reading.Source.LineText(card.Span.Line))],
            Names = SharedNames.Of(cards),
            Anchors = [.. reading.Sections.Select(section => section.Id).OfType<string>().Select(id => Nfc.Of(id))],
        };
    }

    private static ImmutableArray<Card> CardsOf(NoteReading reading, string deck)
    {
        var cards = ImmutableArray.CreateBuilder<Card>(reading.Drafts.Count);
        (int start, int block) = (-1, -1);
        foreach (Draft draft in reading.Drafts.OrderBy(draft => draft.Start))
        {
            if (draft.Start != start)
                (start, block) = (draft.Start, block + 1);
            cards.Add(CardOf(draft, reading, deck, block));
        }

        return cards.ToImmutable();
    }

    private static Card CardOf(Draft draft, NoteReading reading, string deck, int block) => new()
    {
        Key = draft.Id is { } id
            ? CardKeys.OfId(draft.Kind, draft.Deck ?? deck, id, draft.Part)
            : CardKeys.OfContent(draft.Kind, draft.Front, draft.Back, draft.Part),
        Kind = draft.Kind,
        Id = draft.Id,
        Deck = draft.Deck ?? deck,
        Front = draft.Front + draft.FrontNotes,
        Back = draft.Back + draft.BackNotes,
        Context = draft.Context,
        Tags = draft.Tags.IsEmpty ? reading.Settings.Tags : [.. reading.Settings.Tags.Union(draft.Tags)],
        Span = reading.Source.At(draft.Start),
        Block = block,
        Question = draft.Question,
    };

    private static Block? TooDeep(MarkdownDocument document)
    {
        var open = new Stack<(Block Block, int Depth)>();
        open.Push((document, 0));
        while (open.TryPop(out (Block Block, int Depth) top))
        {
            if (top.Depth > NoteLimits.Depth)
                return top.Block;
            if (top.Block is not ContainerBlock container)
                continue;
            foreach (Block inner in container)
                open.Push((inner, top.Depth + 1));
        }

        return null;
    }

    private static CompiledNote Unread(NoteText note, IEnumerable<Diagnostic> diagnostics) =>
        new(new Note(note.File, note.Hash, DeckPath.OfFile(note.File), DeckSettings.None), NoteOutcome.Unread, [], Sorted(diagnostics));

    private static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.Span.Line).ThenBy(diagnostic => diagnostic.Span.Column).ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)];
}

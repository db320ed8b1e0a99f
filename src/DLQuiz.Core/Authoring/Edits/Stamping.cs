using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>An id for cards that have none.</summary>
/// <param name="Id">Unique in the top-level deck.</param>
/// <param name="Span">Where the card begins.</param>
/// <param name="Front">Markdown of the card's question; of the first of its siblings.</param>
/// <param name="Edit">Writes the id into the note.</param>
public sealed record Stamp(string Id, SourceSpan Span, string Front, TextEdit Edit);

/// <summary>The ids that notes use already, by top-level deck; stamping adds those it gives.</summary>
public sealed class TakenIds
{
    private readonly Dictionary<string, HashSet<string>> byDeck = new(StringComparer.Ordinal);

    /// <param name="notes">Every note whose decks share names with those to be stamped.</param>
    public TakenIds(IEnumerable<CompiledNote> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        foreach (Card card in notes.SelectMany(note => note.Cards).Where(card => card.Id is not null))
            Of(card.Deck).Add(card.Id!);
    }

    internal HashSet<string> Of(string deck)
    {
        string top = DeckPath.Top(deck);
        if (!byDeck.TryGetValue(top, out HashSet<string>? ids))
            byDeck[top] = ids = new HashSet<string>(StringComparer.Ordinal);
        return ids;
    }
}

/// <summary>Writes ids into notes on request, so that no later edit can part a card from its history.</summary>
public static class Stamping
{
    /// <summary>One stamp for each card without an id, in the order of the note; a place where an id would change any card is left out.</summary>
    /// <param name="note">Any text; one that cannot be read gets no stamp.</param>
    /// <param name="taken">Gets the ids that are given.</param>
    public static ImmutableArray<Stamp> Of(NoteText note, TakenIds taken)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(taken);
        (NoteReading? reading, CompiledNote compiled) = NoteCompiler.Look(note);
        if (reading is null)
            return [];
        HashSet<string> ids = taken.Of(compiled.Note.Deck);
        var places = new StampPlaces(reading);
        var stamps = new List<Stamp>();
        foreach (Draft draft in FirstOfEachBlock(reading).Where(draft => draft.Id is null))
        {
            string id = Free(draft, ids);
            if (places.Of(draft, id) is { } edit)
                stamps.Add(new Stamp(id, reading.Source.At(draft.Start), draft.Front, edit));
        }

        return [.. Harmless(note, compiled, stamps)];
    }

    private static IEnumerable<Draft> FirstOfEachBlock(NoteReading reading) =>
        reading.Drafts.OrderBy(draft => draft.Start).DistinctBy(draft => draft.Start);

    private static string Free(Draft draft, HashSet<string> taken)
    {
        string slug = Slug.Of(draft.Kind == CardKind.Cloze ? draft.Front.Replace("[…]", draft.Back, StringComparison.Ordinal) : draft.Front);
        if (slug.Length == 0)
            slug = "card-" + CardKey.Of(draft.Front, draft.Back).ToString()[..6];
        string free = slug;
        for (int i = 2; !taken.Add(free); i++)
            free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{i}");
        return free;
    }

    /// <summary>Those stamps with which every card stays as it was; found by halves, since nearly always all of them are.</summary>
    private static List<Stamp> Harmless(NoteText note, CompiledNote before, List<Stamp> stamps)
    {
        if (stamps.Count == 0 || Keeps(note, before, stamps))
            return stamps;
        if (stamps.Count == 1)
            return [];
        int half = stamps.Count / 2;
        List<Stamp> both = [.. Harmless(note, before, stamps[..half]), .. Harmless(note, before, stamps[half..])];
        return Keeps(note, before, both) ? both : [];
    }

    private static bool Keeps(NoteText note, CompiledNote before, List<Stamp> stamps)
    {
        string stamped = TextEdits.Apply(note.Text, stamps.Select(stamp => stamp.Edit));
        CompiledNote after = NoteCompiler.Compile(NoteText.FromText(note.File, note.Hash, stamped));
        Dictionary<(int, int), string> given = stamps.ToDictionary(stamp => (stamp.Span.Line, stamp.Span.Column), stamp => stamp.Id);
        return before.Cards.Length == after.Cards.Length && before.Outcome == after.Outcome
            && before.Cards.Zip(after.Cards).All(pair => IsSame(pair.First, pair.Second)
                && pair.Second.Id == (given.TryGetValue((pair.First.Span.Line, pair.First.Span.Column), out string? id) ? id : pair.First.Id));
    }

    private static bool IsSame(Card before, Card after) =>
        before.Kind == after.Kind && before.Front == after.Front && before.Back == after.Back && before.Block == after.Block && before.Context.AsSpan().SequenceEqual(after.Context.AsSpan());
}

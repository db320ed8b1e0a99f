using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Identity;

/// <summary>Finds for each card of the notes the card of the store that it was, so that an edit keeps its history.</summary>
/// <remarks>
/// The ladder: the same id; the same content under the same key, the same content, first in its own file, then elsewhere; then in its own file the same front,
/// the same answer under the same headings, the most similar card; then the same three elsewhere; at last a gone card with the same front or key.
/// Each rung sees only what the rungs above it left; an answer, or a front elsewhere, counts only where one card on each side has it.
/// </remarks>
public static class Matching
{
    /// <param name="opened">Its notes as <see cref="Compiler.Link(OpenedNotes)"/> settles them.</param>
    public static CompilePlan Plan(OpenedNotes opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        HashSet<string> frozen = opened.FilesOf(NoteOutcome.Unread);
        frozen.UnionWith(opened.Unreadable);
        HashSet<string> partial = opened.FilesOf(NoteOutcome.Partial);
        Card[] cards = [.. opened.Notes.Where(note => note.Outcome != NoteOutcome.Unread).SelectMany(note => note.Cards)];
        StoredCard[] stored = InOrderOfNotes(opened.Stored.Where(card => !frozen.Contains(card.Card.Span.File)));

        var ladder = new MatchLadder(cards, stored, partial);
        ladder.Climb();
        Card[] left = [.. ladder.Unmatched.Where(i => stored[i] is { IsGone: false, IsKept: false } || (stored[i].IsKept && !partial.Contains(stored[i].Card.Span.File))).Select(i => stored[i].Card)];
        return new CompilePlan(
            opened.Source,
            [.. opened.Notes.Select(Described)],
            Changes(cards, stored, ladder, opened.IsKnown),
            [.. left.Where(card => !partial.Contains(card.Span.File))])
        {
            Kept = [.. left.Where(card => partial.Contains(card.Span.File))],
            Untouched = (opened.Untouched.Count(note => note.Outcome != NoteOutcome.Unread), opened.Untouched.Sum(note => note.CardCount)),
        };
    }

    private static Note Described(CompiledNote note) => note.Note with
    {
        Outcome = note.Outcome,
        CardCount = note.Cards.Length,
        Findings = note.Diagnostics,
        Names = note.Names,
    };

    /// <summary>By file as notes are sorted, whatever order the database sorts by; the order within a file is the store's.</summary>
    private static StoredCard[] InOrderOfNotes(IEnumerable<StoredCard> cards) => [.. cards.OrderBy(card => card.Card.Span.File, StringComparer.Ordinal)];

    private static ImmutableArray<CardChange> Changes(Card[] cards, StoredCard[] stored, MatchLadder ladder, Func<CardKey, bool> isKnown)
    {
        var changes = ImmutableArray.CreateBuilder<CardChange>(cards.Length);
        var taken = new HashSet<CardKey>();
        for (int i = 0; i < cards.Length; i++)
        {
            if (ladder.MatchOf(i) is { } match)
                changes.Add(Change(cards[i], stored[match]));
            else
                changes.Add(new CardChange(ChangeKind.New, cards[i] with { Key = Free(cards[i].Key, taken, isKnown) }, null, cards[i].Key));
        }

        return changes.MoveToImmutable();
    }

    private static CardChange Change(Card now, StoredCard before)
    {
        Card kept = now with { Key = before.Card.Key };
        bool isEdited = now.Front != before.Card.Front || now.Back != before.Card.Back || now.Question != before.Card.Question || now.Kind != before.Card.Kind;
        ChangeKind kind = before.IsGone ? ChangeKind.Returned
            : isEdited ? ChangeKind.Edited
            : kept.Equals(before.Card) ? ChangeKind.Unchanged
            : ChangeKind.Moved;
        return new CardChange(kind, kept, before.Card, now.Key) { WasKept = before.IsKept };
    }

    /// <summary>A new card never takes the key of a card that the store knows as another one.</summary>
    private static CardKey Free(CardKey key, HashSet<CardKey> taken, Func<CardKey, bool> isKnown)
    {
        CardKey free = key;
        for (int ordinal = 1; isKnown(free) || !taken.Add(free); ordinal++)
            free = CardKeys.Among(key, ordinal);
        return free;
    }
}

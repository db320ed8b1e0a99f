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
    /// <param name="source">Goes into the plan as it is.</param>
    /// <param name="stored">Every card that the store has of the source, gone ones included.</param>
    /// <param name="notes">As <see cref="Compiler.Link"/> settles them.</param>
    /// <param name="unreadable">Files whose stored cards stay as they are, whatever the notes say.</param>
    public static CompilePlan Plan(Source source, IReadOnlyList<StoredCard> stored, IReadOnlyList<CompiledNote> notes, IReadOnlyCollection<string> unreadable)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(notes);
        var frozen = new HashSet<string>(unreadable, StringComparer.Ordinal);
        frozen.UnionWith(notes.Where(note => note.Outcome == NoteOutcome.Unread).Select(note => note.Note.File));
        CompiledNote[] read = [.. notes.Where(note => note.Outcome != NoteOutcome.Unread)];
        Card[] cards = [.. read.SelectMany(note => note.Cards)];
        StoredCard[] open = [.. stored.Where(card => !frozen.Contains(card.Card.Span.File))];

        HashSet<string> partial = [.. read.Where(note => note.Outcome == NoteOutcome.Partial).Select(note => note.Note.File)];

        var ladder = new MatchLadder(cards, open, partial);
        ladder.Climb();
        return new CompilePlan(
            source,
            [.. read.Select(note => note.Note)],
            Changes(cards, open, ladder, stored),
            [.. ladder.Unmatched.Where(i => !open[i].IsGone && !partial.Contains(open[i].Card.Span.File)).Select(i => open[i].Card)]);
    }

    private static ImmutableArray<CardChange> Changes(Card[] cards, StoredCard[] open, MatchLadder ladder, IReadOnlyList<StoredCard> stored)
    {
        var changes = ImmutableArray.CreateBuilder<CardChange>(cards.Length);
        HashSet<CardKey>? taken = null;
        for (int i = 0; i < cards.Length; i++)
        {
            if (ladder.MatchOf(i) is { } match)
                changes.Add(Change(cards[i], open[match]));
            else
                changes.Add(new CardChange(ChangeKind.New, cards[i] with { Key = Free(cards[i].Key, taken ??= [.. stored.Select(card => card.Card.Key)]) }, null, cards[i].Key));
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
        return new CardChange(kind, kept, before.Card, now.Key);
    }

    /// <summary>A new card never takes the key of a card that the store knows as another one.</summary>
    private static CardKey Free(CardKey key, HashSet<CardKey> taken)
    {
        CardKey free = key;
        for (int ordinal = 1; !taken.Add(free); ordinal++)
            free = CardKeys.Among(key, ordinal);
        return free;
    }
}

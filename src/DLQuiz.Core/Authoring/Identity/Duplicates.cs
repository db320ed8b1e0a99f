using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Identity;

/// <summary>Cards given twice keep apart by their place among their equals; ids given twice cost both cards, since nobody can tell whose history it is, but an id that is a heading's anchor only counts for nothing then.</summary>
internal static class Duplicates
{
    /// <param name="notes">By file.</param>
    public static ImmutableArray<CompiledNote> Settle(IReadOnlyList<CompiledNote> notes)
    {
        Dictionary<(string Deck, string Id), Uses> blocks = BlocksById(notes);
        var count = new Dictionary<CardKey, int>();
        var firsts = new Dictionary<CardKey, SourceSpan>();
        return [.. notes.Select(note => Settle(note, blocks, count, firsts))];
    }

    private static CompiledNote Settle(CompiledNote note, Dictionary<(string Deck, string Id), Uses> blocks, Dictionary<CardKey, int> count, Dictionary<CardKey, SourceSpan> firsts)
    {
        var cards = ImmutableArray.CreateBuilder<Card>(note.Cards.Length);
        var lines = ImmutableArray.CreateBuilder<string>(note.Cards.Length);
        var found = new List<Diagnostic>();
        NoteOutcome outcome = note.Outcome;
        int reported = -1;
        for (int i = 0; i < note.Cards.Length; i++)
        {
            (Card card, string line) = (note.Cards[i], note.CardLines[i]);
            if (card.Id is { } anchor && IsAnchor(card, note) && blocks[Named(card, anchor)].All > 1)
            {
                Add(found, () => new Diagnostic(Rules.AnchorTwice, $"The id “{anchor}” names {blocks[Named(card, anchor)].All} cards of the deck “{DeckPath.Top(card.Deck)}”; this one is compiled without it.", card.Span, line));
                card = card with { Id = null, Key = CardKeys.OfContent(card.Kind, card.Front, card.Back, "") };
            }

            if (card.Id is { } id && blocks[Named(card, id)].Written > 1)
            {
                if (reported != card.Block)
                    Add(found, () => new Diagnostic(Rules.DuplicateId, $"The id “{id}” names {blocks[Named(card, id)].Written} cards of the deck “{DeckPath.Top(card.Deck)}”; none of them is compiled.", card.Span, line));
                reported = card.Block;
                outcome = outcome == NoteOutcome.Whole ? NoteOutcome.Partial : outcome;
                continue;
            }

            int ordinal = count.GetValueOrDefault(card.Key);
            count[card.Key] = ordinal + 1;
            if (ordinal == 0)
                firsts[card.Key] = card.Span;
            else
                Add(found, () => new Diagnostic(Rules.DuplicateCard, $"This card also stands at {firsts[card.Key]}; both are kept.", card.Span, line));
            lines.Add(line);
            cards.Add(ordinal == 0 ? card : card with { Key = CardKeys.Among(card.Key, ordinal) });
        }

        return found.Count == 0 ? note : note with
        {
            Outcome = outcome,
            Cards = cards.ToImmutable(),
            CardLines = lines.ToImmutable(),
            Diagnostics = [.. note.Diagnostics.Concat(found).OrderBy(diagnostic => diagnostic.Span.Line).ThenBy(diagnostic => diagnostic.Span.Column)],
        };
    }

    private static void Add(List<Diagnostic> found, Func<Diagnostic> diagnostic)
    {
        if (found.Count < NoteLimits.Findings)
            found.Add(diagnostic());
    }

    private static Dictionary<(string Deck, string Id), Uses> BlocksById(IEnumerable<CompiledNote> notes)
    {
        var blocks = new Dictionary<(string Deck, string Id), Uses>();
        foreach (CompiledNote note in notes)
        {
            int last = -1;
            foreach (Card card in note.Cards)
            {
                if (card.Id is { } id && card.Block != last)
                {
                    (int all, int written) = blocks.GetValueOrDefault(Named(card, id));
                    blocks[Named(card, id)] = new Uses(all + 1, written + (IsAnchor(card, note) ? 0 : 1));
                }

                last = card.Block;
            }
        }

        return blocks;
    }

    private static bool IsAnchor(Card card, CompiledNote note) => card.Kind == CardKind.Implicit && note.Anchors.Contains(card.Id!);

    private static (string Deck, string Id) Named(Card card, string id) => (DeckPath.Top(card.Deck), id);

    /// <param name="All">Blocks with the id.</param>
    /// <param name="Written">Those of them that have it not only as the anchor of a heading.</param>
    private readonly record struct Uses(int All, int Written);
}

using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Identity;

/// <summary>Cards given twice keep apart by their place among their equals; ids given twice cost both cards, since nobody can tell whose history it is.</summary>
internal static class Duplicates
{
    /// <param name="notes">By file.</param>
    public static ImmutableArray<CompiledNote> Settle(IReadOnlyList<CompiledNote> notes)
    {
        Dictionary<(string Deck, string Id), int> blocks = BlocksById(notes);
        var count = new Dictionary<CardKey, int>();
        var firsts = new Dictionary<CardKey, SourceSpan>();
        return [.. notes.Select(note => Settle(note, blocks, count, firsts))];
    }

    private static CompiledNote Settle(CompiledNote note, Dictionary<(string Deck, string Id), int> blocks, Dictionary<CardKey, int> count, Dictionary<CardKey, SourceSpan> firsts)
    {
        var cards = ImmutableArray.CreateBuilder<Card>(note.Cards.Length);
        var lines = ImmutableArray.CreateBuilder<string>(note.Cards.Length);
        var found = new List<Diagnostic>();
        NoteOutcome outcome = note.Outcome;
        int reported = -1;
        for (int i = 0; i < note.Cards.Length; i++)
        {
            (Card card, string line) = (note.Cards[i], note.CardLines[i]);
            if (card.Id is { } id && blocks[Named(card, id)] > 1)
            {
                if (reported != card.Block)
                    Add(found, () => new Diagnostic(Rules.DuplicateId, $"The id “{id}” names {blocks[Named(card, id)]} cards of the deck “{DeckPath.Top(card.Deck)}”; none of them is compiled.", card.Span, line));
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

    private static Dictionary<(string Deck, string Id), int> BlocksById(IEnumerable<CompiledNote> notes)
    {
        var blocks = new Dictionary<(string Deck, string Id), int>();
        foreach (CompiledNote note in notes)
        {
            int last = -1;
            foreach (Card card in note.Cards)
            {
                if (card.Id is { } id && card.Block != last)
                    blocks[Named(card, id)] = blocks.GetValueOrDefault(Named(card, id)) + 1;
                last = card.Block;
            }
        }

        return blocks;
    }

    private static (string Deck, string Id) Named(Card card, string id) => (DeckPath.Top(card.Deck), id);
}

using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Reports;

/// <summary>How a deck stands, with all decks below it: what waits in it, and what was done with it over some days.</summary>
/// <param name="Counts">As the store counts them now.</param>
/// <param name="Answers">First meetings, reviews and drills of these days.</param>
/// <param name="Retention">Of their scheduled reviews; first meetings count in neither number.</param>
/// <param name="Time">Taken by all answers.</param>
public sealed record DeckStanding(DeckCounts Counts, int Answers, Retention Retention, TimeSpan Time)
{
    /// <summary>In the order of the decks.</summary>
    /// <param name="decks">In pre-order, their subtrees included.</param>
    /// <param name="totals">Of each deck for itself, in any order; those of decks that are no more count in the decks above.</param>
    public static ImmutableArray<DeckStanding> Of(IReadOnlyList<DeckCounts> decks, IEnumerable<DeckTotal> totals)
    {
        Dictionary<string, Sum> sums = new(StringComparer.Ordinal);
        foreach (DeckTotal total in totals)
        {
            foreach (string path in DeckPaths.SelfAndAbove(total.Deck))
                sums[path] = sums.GetValueOrDefault(path).Plus(total);
        }

        return [.. decks.Select(deck => sums.GetValueOrDefault(deck.Path).Of(deck))];
    }

    private readonly record struct Sum(int Answers, Retention Retention, long Milliseconds)
    {
        public DeckStanding Of(DeckCounts deck) => new(deck, Answers, Retention, TimeSpan.FromMilliseconds(Milliseconds));

        public Sum Plus(DeckTotal total) => new(
            Answers + total.Reviews + total.Drills,
            total.Maturity == Maturity.New ? Retention : Retention + new Retention(total.Passed, total.Reviews),
            Milliseconds + total.Milliseconds);
    }
}

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>Keeps how many cards of a deck are in which condition: an answer changes one count by one, a compile by the cards that came and went, or it counts their decks anew.</summary>
internal sealed class DeckTallies(Database database)
{
    /// <summary>Decks beyond which one pass over all states is cheaper than a pass for each.</summary>
    private const int Many = 200;

    /// <summary>What an answer or another entry made of one card that the notes still have.</summary>
    public void Change(long learner, long deck, CardState before, CardState after)
    {
        var change = new Condition(after) - new Condition(before);
        if (change != default)
            database[TallySql.Change].Post(change.Active, change.Fresh, change.Mature, learner, deck);
    }

    /// <summary>Before a card goes, or moves to another deck.</summary>
    public void Take(CardKey card) => database[TallySql.Count].Post(-1, CardState.MatureDays, card.ToBytes());

    /// <summary>Once it is there.</summary>
    public void Give(CardKey card) => database[TallySql.Count].Post(1, CardState.MatureDays, card.ToBytes());

    /// <summary>New cards without a history.</summary>
    public void GiveFresh(IEnumerable<long> learners, IReadOnlyDictionary<long, int> cardsByDeck)
    {
        using RowWriter rows = database.Writer(TallySql.CountFresh);
        foreach (long learner in learners)
        {
            foreach ((long deck, int cards) in cardsByDeck)
            {
                rows.Add(learner);
                rows.Add(deck);
                rows.Add((long)cards);
                rows.Run();
            }
        }
    }

    public void Recount(IReadOnlyCollection<long> decks)
    {
        if (decks.Count > Many)
        {
            RecountAll();
            return;
        }

        foreach (long deck in decks)
        {
            database[TallySql.ClearDeck].Run(deck);
            database[TallySql.RecountDeck].Run(CardState.MatureDays, deck);
        }
    }

    /// <summary>Number of decks and learners whose counts are not what the states add up to.</summary>
    public int CountWrong() => (int)database[TallySql.Wrong].First(Columns.Long, CardState.MatureDays);

    public void RecountAll()
    {
        database[TallySql.Clear].Run();
        database[TallySql.Recount].Run(CardState.MatureDays);
    }

    /// <summary>Of a learner who has none yet.</summary>
    public void CountLearner(long learner) => database[TallySql.RecountLearner].Run(CardState.MatureDays, learner);

    private readonly record struct Condition(int Active, int Fresh, int Mature)
    {
        public Condition(CardState state)
            : this(state.Suspended ? 0 : 1, !state.Suspended && StoredQueue.Of(state) == (int)CardQueue.New ? 1 : 0, !state.Suspended && state.Maturity == Maturity.Mature ? 1 : 0)
        {
        }

        public static Condition operator -(Condition left, Condition right) => new(left.Active - right.Active, left.Fresh - right.Fresh, left.Mature - right.Mature);
    }
}

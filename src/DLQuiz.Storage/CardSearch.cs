using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>A search over a connection of its own. No index serves it: with room for a sort in memory, a million states are gone through in a tenth of a second.</summary>
internal sealed class CardSearch : ICardSearch
{
    private readonly Database database;
    private readonly Learner learner;
    private readonly StoredDecks decks;

    /// <param name="database">Owned from now on.</param>
    /// <param name="name">The learner's.</param>
    public CardSearch(Database database, string? name)
    {
        this.database = database;
        learner = new Learner(database, name);
        decks = new StoredDecks(database, learner);
    }

    public IReadOnlyList<CardKey> Find(CardQuery query, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        (string sql, object?[] values) = SearchText.Keys(database, Decks(), query, learner.Id);
        return Run(sql, [.. values, most], row => Columns.Key(row, 0), cancellation);
    }

    public int Count(CardQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        (string sql, object?[] values) = SearchText.Count(database, Decks(), query, learner.Id);
        return Run(sql, values, row => (int)row.GetInt64(0), cancellation)[0];
    }

    public void Dispose() => database.Dispose();

    private List<(long Pre, string Path)> Decks() => [.. decks.Paths().OrderBy(deck => deck.Key).Select(deck => (deck.Key, deck.Value))];

    private List<T> Run<T>(string sql, object?[] values, Func<System.Data.Common.DbDataReader, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        List<T> found = [];
        try
        {
            using CancellationTokenRegistration registration = cancellation.Register(database.Interrupt);
            foreach (T row in database.Once(sql, read, values))
            {
                cancellation.ThrowIfCancellationRequested();
                found.Add(row);
            }

            return found;
        }
        catch (StoreException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }
}

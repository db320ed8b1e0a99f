using System.Data.Common;

using DLQuiz.Core.Model;

namespace DLQuiz.Storage.Sql;

/// <summary>An open connection with its statements; one thread at a time. What one database does otherwise than another is in the classes that derive.</summary>
internal abstract class Database : IDisposable
{
    private readonly Dictionary<string, Statement> statements = new(ReferenceEqualityComparer.Instance);

    /// <summary>The statement of that text; texts are constants, so that each is prepared once.</summary>
    public Statement this[string sql]
    {
        get
        {
            if (!statements.TryGetValue(sql, out Statement? statement))
                statements[sql] = statement = Prepare(sql);
            return statement;
        }
    }

    /// <summary>Whether a transaction that writes is under way.</summary>
    protected bool IsWriting { get; private set; }

    /// <summary>For a statement that runs for each of many rows; the caller disposes of it.</summary>
    public virtual RowWriter Writer(string sql) => new StatementWriter(this[sql]);

    /// <summary>The same for an INSERT of rows that are not there yet; where one is after all, what the statement says of conflicts holds.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="rows">About how many there will be.</param>
    public virtual RowWriter Inserter(string sql, int rows) => Writer(sql);

    /// <summary>The first row for each of many cards, of a statement whose last value is a card's key; cards without a row are left out.</summary>
    public virtual Dictionary<CardKey, T> FirstOfEach<T>(string sql, IEnumerable<CardKey> cards, Func<DbDataReader, T> read, params object?[] before)
    {
        Dictionary<CardKey, T> found = [];
        Statement statement = this[sql];
        foreach (CardKey card in cards)
        {
            foreach (T row in statement.All(read, [.. before, card.ToBytes()]))
                found.TryAdd(card, row);
        }

        return found;
    }

    /// <summary>Rows one by one while other statements run; for lists too long to hold.</summary>
    public abstract IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> read, params object?[] values);

    /// <summary>Rows one by one of a statement that is not kept, over this very connection; nothing else runs on it meanwhile.</summary>
    public abstract IEnumerable<T> Once<T>(string sql, Func<DbDataReader, T> read, params object?[] values);

    /// <summary>Makes what runs on the connection fail soon; from any thread.</summary>
    public abstract void Interrupt();

    /// <summary>Compares with a pattern, letters of ASCII whatever their case.</summary>
    public abstract string Like { get; }

    /// <summary>Behind a table of which most rows will be read: keeps an index from being used that would only send the reading back and forth.</summary>
    public abstract string WholeTable { get; }

    /// <summary>Does all of it durably or nothing of it; inside another write it is part of that one.</summary>
    /// <param name="work">May be done more than once, where the database asks for another try: each time nothing of the try before is left.</param>
    /// <param name="unconfirmed">Told of a result whose commit was sent and never answered: it is stored or it is not, and the next look will tell.</param>
    public T Write<T>(Func<T> work, Action<T>? unconfirmed = null) =>
        IsWriting ? work() : Persist(() => Transact(work, unconfirmed));

    public void Write(Action work) => Write(() =>
    {
        work();
        return true;
    });

    /// <summary>Reads at several places what belongs together: within it the store is as it was at its first statement, whatever others write.</summary>
    public abstract T Look<T>(Func<T> work);

    /// <summary>Inside a write: makes other writers of the same device's log wait for its end.</summary>
    public virtual void HoldLog(long device)
    {
    }

    /// <summary>Inside a write: makes others wait that change cards, decks, learners or the schema.</summary>
    public virtual void HoldCollection()
    {
    }

    /// <summary>Inside a write: makes every learner's answers wait for its end; needed by whatever folds logs anew or moves states.</summary>
    public virtual void HoldAllLogs()
    {
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        foreach (Statement statement in statements.Values)
            statement.Dispose();
    }

    protected abstract Statement Prepare(string sql);

    protected abstract void Begin();

    /// <summary>Durable when it returns.</summary>
    protected abstract void Commit();

    /// <summary>Takes back what was begun; never throws, for what went wrong first tells more.</summary>
    protected abstract void RollBack();

    /// <summary>Whether a commit that failed may have taken place all the same.</summary>
    protected virtual bool MayHaveCommitted => false;

    /// <summary>Runs a transaction, again where the database asks for it.</summary>
    protected virtual T Persist<T>(Func<T> transaction) => transaction();

    private T Transact<T>(Func<T> work, Action<T>? unconfirmed)
    {
        IsWriting = true;
        try
        {
            Begin();
            T result = work();
            Commit(result, unconfirmed);
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
        finally
        {
            IsWriting = false;
        }
    }

    private void Commit<T>(T result, Action<T>? unconfirmed)
    {
        try
        {
            Commit();
        }
        catch when (MayHaveCommitted)
        {
            unconfirmed?.Invoke(result);
            throw;
        }
    }
}

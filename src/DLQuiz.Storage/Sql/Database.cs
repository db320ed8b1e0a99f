using System.Data.Common;

using DLQuiz.Core.Model;

namespace DLQuiz.Storage.Sql;

/// <summary>An open connection with its prepared statements; one thread at a time.</summary>
/// <param name="connection">Open, and from now on owned here.</param>
/// <param name="beginWrite">The statement that begins a transaction which will write.</param>
/// <param name="translate">Makes cause and cure of the database's own errors.</param>
internal class Database(DbConnection connection, string beginWrite, Func<DbException, StoreException> translate) : IDisposable
{
    private readonly Dictionary<string, Statement> prepared = new(ReferenceEqualityComparer.Instance);
    private bool writing;

    /// <summary>The statement of that text; texts are constants, so that each is prepared once.</summary>
    public Statement this[string sql]
    {
        get
        {
            if (!prepared.TryGetValue(sql, out Statement? statement))
                prepared[sql] = statement = new Statement(connection, sql, translate);
            return statement;
        }
    }

    /// <summary>For a statement that runs for each of many rows; the caller disposes of it.</summary>
    public virtual RowWriter Writer(string sql) => new StatementWriter(this[sql]);

    /// <summary>Rows one by one while other statements run; for lists too long to hold.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        using var statement = new Statement(connection, sql, translate);
        foreach (T row in statement.Each(read, values))
            yield return row;
    }

    /// <summary>Does all of it durably or nothing of it; inside another write it is part of that one.</summary>
    public T Write<T>(Func<T> work)
    {
        if (writing)
            return work();

        this[beginWrite].Run();
        writing = true;
        try
        {
            T result = work();
            this["COMMIT"].Run();
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
        finally
        {
            writing = false;
        }
    }

    public void Write(Action work) => Write(() =>
    {
        work();
        return true;
    });

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        foreach (Statement statement in prepared.Values)
            statement.Dispose();
        connection.Dispose();
    }

    private void RollBack()
    {
        try
        {
            this["ROLLBACK"].Run();
        }
        catch (StoreException)
        {
            // Already rolled back by the database itself, as SQLite does when the disk is full: what went wrong first tells more.
            return;
        }
    }
}

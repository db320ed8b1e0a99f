using System.Data.Common;

using DLQuiz.Core.Model;

using Microsoft.Data.Sqlite;

namespace DLQuiz.Storage.Sql;

/// <summary>An open connection to a SQLite file, which lets one process write at a time: nothing else need be held.</summary>
/// <param name="connection">Open, and from now on owned here.</param>
/// <param name="translate">Makes cause and cure of the database's own errors.</param>
internal sealed class SqliteDatabase(SqliteConnection connection, Func<DbException, StoreException> translate) : Database
{
    public override IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        using var statement = new SqliteStatement(connection, sql, translate);
        foreach (T row in statement.Each(read, values))
            yield return row;
    }

    public override string Like => "LIKE";

    public override string WholeTable => "NOT INDEXED";

    public override IEnumerable<T> Once<T>(string sql, Func<DbDataReader, T> read, params object?[] values) => Stream(sql, read, values);

    public override void Interrupt()
    {
        if (connection.Handle is { IsInvalid: false } handle)
            SQLitePCL.raw.sqlite3_interrupt(handle);
    }

    public override RowWriter Writer(string sql) => new SqliteRowWriter(connection, sql, translate);

    public override T Look<T>(Func<T> work)
    {
        this["BEGIN"].Run();
        try
        {
            return work();
        }
        finally
        {
            RollBack();
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        connection.Dispose();
    }

    protected override Statement Prepare(string sql) => new SqliteStatement(connection, sql, translate);

    protected override void Begin() => this["BEGIN IMMEDIATE"].Run();

    protected override void Commit() => this["COMMIT"].Run();

    protected override void RollBack()
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

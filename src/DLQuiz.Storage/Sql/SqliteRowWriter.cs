using System.Data.Common;
using System.Text;

using DLQuiz.Core.Model;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace DLQuiz.Storage.Sql;

/// <summary>SQLite's own calls: parameters by number, texts as UTF-8.</summary>
internal sealed class SqliteRowWriter : RowWriter
{
    private readonly SqliteConnection connection;
    private readonly Func<DbException, StoreException> translate;
    private readonly sqlite3_stmt statement;
    private byte[] text = new byte[4096];
    private int added;

    public SqliteRowWriter(SqliteConnection connection, string sql, Func<DbException, StoreException> translate)
    {
        (this.connection, this.translate) = (connection, translate);
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement));
    }

    public override void Add(long value) => Check(raw.sqlite3_bind_int64(statement, ++added, value));

    public override void Add(long? value) => Check(value is { } number ? raw.sqlite3_bind_int64(statement, ++added, number) : raw.sqlite3_bind_null(statement, ++added));

    public override void Add(byte[]? value) => Check(value is null ? raw.sqlite3_bind_null(statement, ++added) : raw.sqlite3_bind_blob(statement, ++added, value));

    public override void Add(bool value) => Add(value ? 1L : 0L);

    public override void Add(ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(statement, ++added, value));

    public override void Add(string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(statement, ++added));
            return;
        }

        if (value.Length == 0)
        {
            // An empty span has no address, and that would bind NULL.
            Check(raw.sqlite3_bind_text(statement, ++added, ""));
            return;
        }

        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (text.Length < most)
            text = new byte[most];
        Check(raw.sqlite3_bind_text(statement, ++added, text.AsSpan(0, Encoding.UTF8.GetBytes(value, text))));
    }

    public override void Run() => Step(hasNumber: false);

    public override long RunForNumber() => Step(hasNumber: true);

    public override void Dispose() => statement.Dispose();

    private long Step(bool hasNumber)
    {
        int result = raw.sqlite3_step(statement);
        long number = hasNumber && result == raw.SQLITE_ROW ? raw.sqlite3_column_int64(statement, 0) : 0;
        raw.sqlite3_reset(statement);
        added = 0;
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            Check(result);
        return number;
    }

    private void Check(int result)
    {
        if (result == raw.SQLITE_OK)
            return;
        try
        {
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }
        catch (SqliteException error)
        {
            throw translate(error);
        }
    }
}

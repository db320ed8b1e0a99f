using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DLQuiz.Benchmarks;

/// <summary>The rows of a compiled store, put into an empty one with nothing but SQLite's own bind and step: what no program can beat.</summary>
internal sealed class BareInsert
{
    private static readonly string[] Tables = ["sources", "decks", "notes", "cards", "card_states"];

    private readonly List<(string Sql, List<object[]> Rows)> tables = [];

    /// <param name="compiled">A store; its rows are held in memory.</param>
    public BareInsert(string compiled)
    {
        using SqliteConnection connection = Open(compiled);
        foreach (string table in Tables)
        {
            using SqliteCommand select = connection.CreateCommand();
            select.CommandText = $"SELECT * FROM {table} ORDER BY rowid";
            using SqliteDataReader reader = select.ExecuteReader();
            List<object[]> rows = [];
            while (reader.Read())
            {
                object[] row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }

            string names = string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
            tables.Add(($"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", Enumerable.Repeat("?", reader.FieldCount))})", rows));
        }
    }

    public int RowCount => tables.Sum(table => table.Rows.Count);

    /// <summary>Into a new store, in one transaction, with its pragmas and indexes; the file is whole when it returns.</summary>
    /// <param name="database">A store without rows.</param>
    public void Run(string database)
    {
        using SqliteConnection connection = Open(database);
        sqlite3 handle = connection.Handle!;
        Check(handle, raw.sqlite3_exec(handle, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; BEGIN IMMEDIATE; DELETE FROM learners; INSERT INTO learners (id, name) VALUES (1, 'me')"));
        foreach ((string sql, List<object[]> rows) in tables)
        {
            Check(handle, raw.sqlite3_prepare_v2(handle, sql, out sqlite3_stmt statement));
            foreach (object[] row in rows)
                Insert(handle, statement, row);
            statement.Dispose();
        }

        Check(handle, raw.sqlite3_exec(handle, "COMMIT"));
    }

    private static void Insert(sqlite3 handle, sqlite3_stmt statement, object[] row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            Check(handle, row[i] switch
            {
                long number => raw.sqlite3_bind_int64(statement, i + 1, number),
                string text => raw.sqlite3_bind_text(statement, i + 1, text),
                byte[] bytes => raw.sqlite3_bind_blob(statement, i + 1, bytes),
                _ => raw.sqlite3_bind_null(statement, i + 1),
            });
        }

        Check(handle, raw.sqlite3_step(statement));
        raw.sqlite3_reset(statement);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Check(sqlite3 handle, int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            throw new InvalidOperationException(raw.sqlite3_errmsg(handle).utf8_to_string());
    }
}

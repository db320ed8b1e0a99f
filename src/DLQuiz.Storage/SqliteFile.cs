using System.Data.Common;
using System.Globalization;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Rows;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

using SQLitePCL;

namespace DLQuiz.Storage;

/// <summary>What is SQLite's own: pragmas, the version of the schema, migrations, and the meaning of its errors.</summary>
internal static class SqliteFile
{
    /// <summary>The number of migrations; a file remembers it as its user_version, which is read before any model is built.</summary>
    public const int SchemaVersion = 5;

    /// <summary>How long a write waits for another process.</summary>
    public const int BusySeconds = 10;

    /// <summary>"DLQZ": tells our files from other programs' databases.</summary>
    private const int ApplicationId = 0x444C515A;

    /// <summary>An open connection of its own: a closed one leaves no handle behind, and the last one to close tidies the write-ahead log away.</summary>
    public static SqliteConnection Connect(string file, SqliteOpenMode mode, int busySeconds = BusySeconds)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = busySeconds }.ConnectionString);
        try
        {
            connection.Open();
            Run(connection, $"PRAGMA busy_timeout = {busySeconds * 1000}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Copies the database as it is at this moment into a file of its own, synced, which needs no other file beside it.</summary>
    public static void CopyTo(SqliteConnection source, string target)
    {
        using SqliteConnection copy = Connect(target, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(copy);
        Run(copy, "PRAGMA journal_mode = DELETE");
    }

    /// <summary>Makes an open read-write connection ready: ours, of this schema, durable.</summary>
    public static void Prepare(SqliteConnection connection, string file, int busySeconds = BusySeconds)
    {
        Run(connection, $"PRAGMA busy_timeout = {busySeconds * 1000}");
        long version = CheckVersion(connection, file);
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        if (version is > 0 and < SchemaVersion)
            new BackupFolder(file, TimeProvider.System).Make(BackupReason.Migration);
        if (version != SchemaVersion)
            Migrate(connection, file);
        Run(connection, "PRAGMA foreign_keys = ON");
    }

    /// <summary>Cause and cure in a learner's words.</summary>
    public static StoreException Explain(DbException error, string file)
    {
        // The copying of a database reports its errors in their extended form, the primary one in the lowest byte.
        string text = ((error as SqliteException)?.SqliteErrorCode & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Another program keeps {file} locked. Close it, then try again; nothing was changed.",
            raw.SQLITE_FULL => $"The disk that holds {file} is full. Make room, then try again; nothing was changed.",
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => $"{file} or its folder is read-only. Give yourself the right to write there, or choose another place with --db or DLQUIZ_DB.",
            raw.SQLITE_CANTOPEN => $"{file} cannot be opened: its folder is missing or read-only. Give yourself the right to write there, or choose another place with --db or DLQUIZ_DB.",
            raw.SQLITE_NOTADB => $"{file} is not a dlquiz database. Choose another place with --db or DLQUIZ_DB, or restore a backup.",
            raw.SQLITE_CORRUPT => $"{file} is damaged. Keep a copy of it and restore a backup.",
            raw.SQLITE_IOERR => $"The disk that holds {file} failed to read or write. Check the disk, then try again; nothing was changed.",
            _ => $"{file} gave an error that is not expected: {error.Message}",
        };
        return new StoreException(text, error);
    }

    /// <exception cref="StoreException">Another program's database, or a newer version's.</exception>
    public static long CheckVersion(SqliteConnection connection, string file)
    {
        long version = Number(connection, "PRAGMA user_version");
        long application = Number(connection, "PRAGMA application_id");
        if (application != ApplicationId && (application != 0 || version != 0 || Number(connection, "SELECT COUNT(*) FROM sqlite_master") != 0))
            throw new StoreException($"{file} is another program's database. Choose another place with --db or DLQUIZ_DB.");
        if (version > SchemaVersion)
            throw new StoreException($"{file} was written by a newer version of dlquiz (schema {version}, this one knows {SchemaVersion}). Install that version; nothing was changed.");

        return version;
    }

    /// <summary>Brings the tables up to date in one transaction of our own: a crash leaves the file as it was, and two processes cannot both do it.</summary>
    /// <remarks>Entity Framework's own Migrate() takes its lock as a row, which a crash would leave behind for ever.</remarks>
    /// <param name="connection">Open, outside any transaction.</param>
    /// <param name="file">For messages.</param>
    /// <param name="target">The schema to reach; an older one only to see how its stores fare.</param>
    internal static void Migrate(SqliteConnection connection, string file, int target = SchemaVersion)
    {
        using var context = new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(connection).Options);
        var migrator = context.GetService<IMigrator>();
        string[] migrations = [.. context.GetService<IMigrationsAssembly>().Migrations.Keys.Order(StringComparer.Ordinal)];

        // A migration that rebuilds a table drops the old one; with foreign keys on, that would check every row that points to it.
        Run(connection, "PRAGMA foreign_keys = OFF");
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long version = CheckVersion(connection, file);
        if (version < target)
        {
            Run(connection, migrator.GenerateScript(
                version == 0 ? Migration.InitialDatabase : migrations[version - 1], migrations[target - 1], MigrationsSqlGenerationOptions.NoTransactions));
            Run(connection, $"PRAGMA user_version = {target}; PRAGMA application_id = {ApplicationId}");
        }

        transaction.Commit();
    }

    /// <summary>What SQLite finds wrong with the file; empty for a sound one.</summary>
    public static IReadOnlyList<string> QuickCheck(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check";
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> found = [];
        while (reader.Read())
            found.Add(reader.GetString(0));
        return found is ["ok"] ? [] : found;
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

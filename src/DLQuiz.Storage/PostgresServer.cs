using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Rows;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

using Npgsql;

namespace DLQuiz.Storage;

/// <summary>What is PostgreSQL's own: connections, the version of the schema, migrations, and the meaning of its errors.</summary>
internal sealed class PostgresServer(PostgresAddress address)
{
    /// <summary>The number of migrations; a setting of the whole store remembers it.</summary>
    public const int SchemaVersion = 3;

    /// <summary>The row that whoever changes cards, decks, learners or the schema holds meanwhile.</summary>
    public const string LockVersion = ReadVersion + " FOR UPDATE";

    private const string ReadVersion = "SELECT value FROM settings WHERE scope = 0 AND name = 'schema'";

    private const string CountTables = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name IN ('cards', 'settings', 'reviews')";

    /// <summary>Tries of a migration that another process makes at the same time.</summary>
    private const int MostTries = 40;

    /// <summary>Whether statements may stay prepared; a pool between here and the server may forbid it by <c>Max Auto Prepare=0</c>.</summary>
    public bool MayPrepare => address.MayPrepare;

    /// <summary>Opens a connection to a database that is ours and of this schema; makes tables where there are none.</summary>
    /// <exception cref="StoreException">It cannot be reached or lets us not in, or belongs to another program or to a newer version.</exception>
    public NpgsqlConnection Connect()
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(address.ConnectionString);
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch (Exception error) when (error is DbException or SocketException or TimeoutException or IOException)
        {
            connection?.Dispose();
            throw Explain(error);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>Whether the server refused because others wrote the same at the same time; the same again may succeed.</summary>
    public static bool IsConflict(StoreException error) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    public static bool IsDuplicate(StoreException error) => error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>Whether the connection broke, or the server ended it.</summary>
    public static bool IsLost(StoreException error) => error.InnerException is PostgresException refused
        ? refused.SqlState.StartsWith("57P0", StringComparison.Ordinal)
        : error.InnerException is InvalidOperationException or NpgsqlException { InnerException: not TimeoutException };

    /// <summary>Cause and cure in a learner's words; never the password.</summary>
    public StoreException Explain(Exception error) => new(error is PostgresException refused ? Explain(refused) : ExplainLoss(error), error);

    private string Explain(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{address} does not let {address.User} in: name or password is wrong, or the server does not know this machine. Correct them in --db, DLQUIZ_DB, PGPASSWORD or the file ~/.pgpass.",
        PostgresErrorCodes.InvalidCatalogName => $"{address}: there is no such database on the server. Have it made (createdb {address.Database}), or correct its name in --db or DLQUIZ_DB.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{address}: {address.User} may not do this ({refused.MessageText}). Ask whoever runs the server for the right, or come as another user.",
        PostgresErrorCodes.InvalidSchemaName => $"{address}: {address.User} has no schema to keep tables in. Ask whoever runs the server for one.",
        PostgresErrorCodes.TooManyConnections => $"{address} has no connection left. Try again in a moment; nothing was changed.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            $"{address} is stopping or starting. Try again in a moment; nothing is stored twice.",
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
            $"{address}: too many wrote the same at the same time. Try again in a moment; nothing was changed.",
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => $"{address} did not come to it in time. Try again in a moment; nothing was changed.",
        PostgresErrorCodes.DiskFull => $"The disk of {address} is full. Tell whoever runs the server, then try again; nothing was changed.",
        PostgresErrorCodes.ReadOnlySqlTransaction => $"{address} is read-only, perhaps a copy of another server. Name that one with --db or DLQUIZ_DB.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => NotOurs,
        _ => $"{address} gave an error that is not expected: {refused.MessageText} ({refused.SqlState})",
    };

    private string ExplainLoss(Exception error) =>
        error.Message.StartsWith("No password", StringComparison.Ordinal)
            ? $"{address} asks {address.User} for a password and there is none. Give it in PGPASSWORD, in the file ~/.pgpass, or in --db or DLQUIZ_DB."
            : error.InnerException is TimeoutException ? $"{address} did not answer in time. Try again in a moment; nothing is stored twice."
            : error.InnerException is AuthenticationException
                ? $"{address} and this program cannot agree on encryption: {error.InnerException.Message}"
                : $"{address} cannot be reached: is the server running, is the network up? Try again then; nothing is stored twice.";

    private string NotOurs => $"{address} is another program's database. Name another with --db or DLQUIZ_DB.";

    /// <summary>Two processes that both find an older schema both try; the server lets one succeed, and the other finds it done.</summary>
    private void Prepare(NpgsqlConnection connection)
    {
        for (int attempt = 1; CheckVersion(connection) is var version && version < SchemaVersion; attempt++)
        {
            try
            {
                Migrate(connection, version);
            }
            catch (PostgresException race) when (attempt < MostTries && IsRace(race.SqlState))
            {
                Thread.Sleep(Random.Shared.Next(10, 60));
            }
        }
    }

    /// <summary>That a table is there by now, or a row in the catalogue of tables, is how a server says that another process was faster.</summary>
    private static bool IsRace(string state) => state is PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation
        or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private int CheckVersion(NpgsqlConnection connection)
    {
        int version;
        try
        {
            version = Scalar(connection, ReadVersion) is string text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new StoreException(NotOurs);
        }
        catch (PostgresException none) when (none.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            version = Scalar(connection, CountTables) is 0L ? 0 : throw new StoreException(NotOurs, none);
        }

        return version <= SchemaVersion ? version
            : throw new StoreException($"{address} was written by a newer version of dlquiz (schema {version}, this one knows {SchemaVersion}). Install that version; nothing was changed.");
    }

    /// <summary>All of it in one transaction of our own, so that a crash leaves the database as it was.</summary>
    private static void Migrate(NpgsqlConnection connection, int version)
    {
        using var context = new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(connection).Options);
        string[] migrations = [.. context.GetService<IMigrationsAssembly>().Migrations.Keys.Order(StringComparer.Ordinal)];
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        if (version > 0 && Scalar(connection, LockVersion) is string now && now != version.ToString(CultureInfo.InvariantCulture))
            return;

        string script = context.GetService<IMigrator>().GenerateScript(
            version == 0 ? Migration.InitialDatabase : migrations[version - 1], migrations[SchemaVersion - 1], MigrationsSqlGenerationOptions.NoTransactions);
        Run(connection, script);
        Run(connection, $"INSERT INTO settings (scope, name, value) VALUES (0, 'schema', '{SchemaVersion}') ON CONFLICT (scope, name) DO UPDATE SET value = excluded.value");
        transaction.Commit();
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>For as long as it takes.</summary>
    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}

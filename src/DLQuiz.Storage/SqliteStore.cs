using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

using Microsoft.Data.Sqlite;

namespace DLQuiz.Storage;

/// <summary>The store in one SQLite file: write-ahead log, every commit synced, so that a recorded review survives a crash and a power cut.</summary>
public sealed class SqliteStore : SqlStore
{
    private SqliteStore(Database database, string? learner)
        : base(database, learner)
    {
        Introduce();
    }

    /// <summary>Opens the file, and makes folder, file and tables where they are missing.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="learner">Whose reviews; null for the only learner of the file.</param>
    /// <exception cref="StoreException">It cannot be opened, belongs to another program or to a newer version, or has several learners and none was named.</exception>
    public static SqliteStore Open(string path, string? learner = null) => Open(path, learner, SqliteFile.BusySeconds);

    internal static SqliteStore Open(string path, string? learner, int busySeconds)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = Path.GetFullPath(path);
        MakeFolder(file);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false, // a closed store leaves no handle behind, and the last one to close tidies the write-ahead log away
            DefaultTimeout = busySeconds,
        }.ConnectionString);
        try
        {
            connection.Open();
            SqliteFile.Prepare(connection, file, busySeconds);
            return new SqliteStore(new SqliteDatabase(connection, error => SqliteFile.Explain(error, file)), learner);
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteFile.Explain(error, file);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void MakeFolder(string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        if (Directory.Exists(folder))
            return;

        try
        {
            // Notes and answers are private.
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder {folder} cannot be made: {error.Message} Choose another place with --db or DLQUIZ_DB.", error);
        }
    }
}

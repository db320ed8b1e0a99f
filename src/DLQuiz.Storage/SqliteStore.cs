using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

using Microsoft.Data.Sqlite;

namespace DLQuiz.Storage;

/// <summary>The store in one SQLite file: write-ahead log, every commit synced, so that a recorded review survives a crash and a power cut.</summary>
public sealed class SqliteStore : SqlStore
{
    private readonly string path;

    private SqliteStore(Database database, string? learner, string file)
        : base(database, learner)
    {
        path = file;
        Backups = new BackupFolder(file, TimeProvider.System);
    }

    public override BackupFolder Backups { get; }

    public override long? ForeignChanges => Database["PRAGMA data_version"].First(Columns.Long);

    /// <summary>Opens the file, and makes folder, file and tables where they are missing.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="learner">Whose reviews; null for the only learner of the file.</param>
    /// <exception cref="StoreException">It cannot be opened, belongs to another program or to a newer version, or has several learners and none was named.</exception>
    public static SqliteStore Open(string path, string? learner = null) => Open(path, learner, SqliteFile.BusySeconds);

    /// <summary>The same for what concerns every learner: none is chosen, nor added.</summary>
    /// <exception cref="StoreException">It cannot be opened, or belongs to another program or to a newer version.</exception>
    public static SqliteStore OpenForAll(string path) => OpenFile(path, null, SqliteFile.BusySeconds);

    internal static SqliteStore Open(string path, string? learner, int busySeconds)
    {
        SqliteStore store = OpenFile(path, learner, busySeconds);
        try
        {
            store.Introduce();
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>With room in memory for sorting a million cards.</summary>
    private protected override Database ConnectAgain()
    {
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteFile.Connect(path, SqliteOpenMode.ReadWrite);
            SqliteFile.Run(connection, "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");
            return new SqliteDatabase(connection, error => SqliteFile.Explain(error, path));
        }
        catch (SqliteException error)
        {
            connection?.Dispose();
            throw SqliteFile.Explain(error, path);
        }
    }

    private static SqliteStore OpenFile(string path, string? learner, int busySeconds)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = Path.GetFullPath(path);
        MakeFolder(file);
        if (Directory.Exists(file))
            throw new StoreException($"{file} cannot be opened: it is a folder. Choose another place with --db or DLQUIZ_DB.");
        RefuseEmptied(file);
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteFile.Connect(file, SqliteOpenMode.ReadWriteCreate, busySeconds);
            SqliteFile.Prepare(connection, file, busySeconds);
            return new SqliteStore(new SqliteDatabase(connection, error => SqliteFile.Explain(error, file)), learner, file);
        }
        catch (SqliteException error)
        {
            connection?.Dispose();
            throw SqliteFile.Explain(error, file);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>To SQLite an empty file is a new database; where backups of it exist, it is the rest of an accident.</summary>
    private static void RefuseEmptied(string file)
    {
        if (new FileInfo(file) is { Exists: true, Length: 0 } && !File.Exists(file + "-wal") && new BackupFolder(file, TimeProvider.System).All() is [var newest, ..])
            throw new StoreException($"{file} is empty, though it had content on {newest.Made:yyyy-MM-dd}. Bring it back with dlquiz restore {newest.File}, or delete the empty file to begin anew.");
    }

    private static void MakeFolder(string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        try
        {
            PrivateFolder.Make(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The folder {folder} cannot be made: {error.Message} Choose another place with --db or DLQUIZ_DB.", error);
        }
    }
}

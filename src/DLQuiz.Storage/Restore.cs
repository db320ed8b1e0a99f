using DLQuiz.Core.Model;

using Microsoft.Data.Sqlite;

namespace DLQuiz.Storage;

/// <summary>Puts a backup in the place of a SQLite store.</summary>
/// <remarks>
/// The backup is first copied, compared row by row, and freed of its device ids; this copy then replaces the store in one transaction of SQLite.
/// A restored store draws a new device id: the old one may have counted on since, and two entries of one id would never merge.
/// </remarks>
public sealed class Restore
{
    private readonly string store;
    private readonly string from;
    private readonly BackupFolder backups;

    private Restore(string store, string from, TimeProvider clock)
    {
        this.store = Path.GetFullPath(store);
        this.from = Path.GetFullPath(from);
        backups = new BackupFolder(store, clock);
    }

    /// <returns>Where the replaced store is kept; null where there was none.</returns>
    /// <exception cref="StoreException">The backup is no sound one, or the store is in use or cannot be written; the store is as it was.</exception>
    public static string? Run(string store, string from, TimeProvider clock)
    {
        var restore = new Restore(store, from, clock);
        try
        {
            return restore.Run();
        }
        catch (SqliteException error)
        {
            throw SqliteFile.Explain(error, restore.store);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{restore.from} could not be restored: {error.Message}", error);
        }
    }

    private string? Run()
    {
        if (from == store)
            throw new StoreException($"{from} is the store itself. Name a backup; dlquiz backup --list shows them.");
        if (!File.Exists(from))
            throw new StoreException($"There is no file {from}. dlquiz backup --list shows the backups.");

        string copy = backups.NameFor(BackupReason.Restore) + ".copy.part";
        PrivateFolder.Make(backups.Folder);
        PrivateFolder.Make(Path.GetDirectoryName(store)!);
        try
        {
            string expected = Prepare(copy);
            string? replaced = Keep();
            Replace(copy, expected);
            return replaced;
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Copies the backup, proves the copy, and gives the fingerprint that the store is to have.</summary>
    private string Prepare(string copy)
    {
        File.Delete(copy);
        try
        {
            using SqliteConnection source = SqliteFile.Connect(from, SqliteOpenMode.ReadOnly);
            if (SqliteFile.CheckVersion(source, from) == 0)
                throw new StoreException($"{from} is no backup of dlquiz. dlquiz backup --list shows the backups.");
            if (SqliteFile.QuickCheck(source) is [var damage, ..])
                throw new StoreException($"{from} is damaged ({damage}). Choose another backup; dlquiz backup --list shows them.");
            SqliteFile.CopyTo(source, copy);
            using SqliteConnection made = SqliteFile.Connect(copy, SqliteOpenMode.ReadWrite);
            if (RowHash.Of(source) != RowHash.Of(made))
                throw new StoreException($"A copy of {from} differs from it: the disk is not to be trusted. Nothing was changed.");
            SqliteFile.Run(made, Sql.LearnerSql.ForgetDevice);
            return RowHash.Of(made);
        }
        catch (SqliteException error)
        {
            throw SqliteFile.Explain(error, from);
        }
    }

    /// <summary>Keeps what is about to be replaced, as a backup, or file by file where it cannot be read.</summary>
    private string? Keep()
    {
        if (new FileInfo(store) is not { Exists: true, Length: > 0 })
            return null;

        try
        {
            return backups.MakeAndKeepAll(BackupReason.Restore).File;
        }
        catch (StoreException)
        {
            string aside = backups.NameFor(BackupReason.Restore) + ".damaged";
            File.Copy(store, aside);
            if (File.Exists(store + "-wal"))
                File.Copy(store + "-wal", aside + "-wal");
            return aside;
        }
    }

    private void Replace(string copy, string expected)
    {
        using SqliteConnection source = SqliteFile.Connect(copy, SqliteOpenMode.ReadOnly);
        try
        {
            using SqliteConnection target = SqliteFile.Connect(store, SqliteOpenMode.ReadWriteCreate, busySeconds: 2);
            // Leaving the write-ahead log needs the file for oneself: an open window would go on under the old device id.
            SqliteFile.Run(target, "PRAGMA journal_mode = DELETE");
            SqliteFile.Run(target, "PRAGMA synchronous = FULL");
            source.BackupDatabase(target);
            Prove(target, expected);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            File.Delete(store + "-wal");
            File.Delete(store + "-shm");
            File.Delete(store + "-journal");
            File.Copy(copy, store, overwrite: true);
            using SqliteConnection target = SqliteFile.Connect(store, SqliteOpenMode.ReadWrite);
            Prove(target, expected);
        }
    }

    private void Prove(SqliteConnection target, string expected)
    {
        if (RowHash.Of(target) != expected)
            throw new StoreException($"{store} is not what was restored: the disk is not to be trusted. The replaced store is in {backups.Folder}.");
    }
}

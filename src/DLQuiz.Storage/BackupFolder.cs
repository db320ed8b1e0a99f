using DLQuiz.Core.Model;

using Microsoft.Data.Sqlite;

namespace DLQuiz.Storage;

/// <summary>The backups of one SQLite store, in the folder <c>backups</c> beside it.</summary>
/// <remarks>A backup is SQLite's own copy of a moment, never a copy of the live file, whose newest answers may still be in the write-ahead log.</remarks>
/// <param name="store">The store's file.</param>
/// <param name="clock">Names the backups.</param>
public sealed class BackupFolder(string store, TimeProvider clock)
{
    private const string Unfinished = ".part";

    /// <summary>Then it was left by a process that was killed.</summary>
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(1);

    private readonly string file = Path.GetFullPath(store);

    /// <summary>Made at the first backup.</summary>
    public string Folder => Path.Combine(Path.GetDirectoryName(file)!, "backups");

    private string Name => Path.GetFileNameWithoutExtension(file);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Backup> All() => !Directory.Exists(Folder) ? [] :
    [
        .. Directory.EnumerateFiles(Folder).Select(one => Backup.FromName(one, Name)).OfType<Backup>().OrderByDescending(backup => backup.Made),
    ];

    /// <summary>Makes the backup of a study day, unless that day has one already; null then.</summary>
    /// <param name="today">The study day.</param>
    /// <param name="dayOf">The study day of an instant.</param>
    /// <exception cref="StoreException">It could not be made; the store is unharmed.</exception>
    public Backup? MakeDaily(StudyDay today, Func<DateTimeOffset, StudyDay> dayOf)
    {
        ArgumentNullException.ThrowIfNull(dayOf);
        return All() is [var newest, ..] && dayOf(newest.Made) >= today ? null : Make(BackupReason.Daily);
    }

    /// <summary>Makes one, and deletes those that are superfluous now.</summary>
    /// <exception cref="StoreException">It could not be made; the store is unharmed.</exception>
    public Backup Make(BackupReason reason)
    {
        Backup made = MakeAndKeepAll(reason);
        foreach (Backup superfluous in BackupThinning.Superfluous(All()).Where(one => one != made))
            File.Delete(superfluous.File);
        foreach (string unfinished in Directory.EnumerateFiles(Folder, "*" + Unfinished).Where(one => clock.GetUtcNow() - new DateTimeOffset(File.GetLastWriteTimeUtc(one)) > LongAgo))
            File.Delete(unfinished);
        return made;
    }

    /// <summary>Makes one; deletes none, since a restore may be about to read any of them.</summary>
    internal Backup MakeAndKeepAll(BackupReason reason) => Make(NameFor(reason), reason);

    /// <summary>Makes one under a name of the learner's own, which is never deleted by itself.</summary>
    /// <exception cref="StoreException">It could not be made, or the file is there already.</exception>
    public void MakeAt(string target)
    {
        string path = Path.GetFullPath(target);
        if (path == file)
            throw new StoreException($"{path} is the store itself. Name another file.");
        Make(path, BackupReason.Asked);
    }

    /// <summary>A free name for a backup of this moment.</summary>
    internal string NameFor(BackupReason reason)
    {
        for (DateTimeOffset made = clock.GetUtcNow(); ; made = made.AddMilliseconds(1))
        {
            string path = Path.Combine(Folder, Backup.NameOf(Name, made, reason));
            if (!File.Exists(path))
                return path;
        }
    }

    private Backup Make(string path, BackupReason reason)
    {
        string unfinished = path + Unfinished;
        try
        {
            PrivateFolder.Make(Path.GetDirectoryName(path)!);
            File.Delete(unfinished);
            using (SqliteConnection source = SqliteFile.Connect(file, SqliteOpenMode.ReadWrite))
            {
                SqliteFile.CheckVersion(source, file);
                SqliteFile.CopyTo(source, unfinished);
            }

            File.Move(unfinished, path);
            return new Backup(path, Backup.FromName(path, Name)?.Made ?? clock.GetUtcNow(), reason);
        }
        catch (SqliteException error)
        {
            Discard(unfinished);
            throw new StoreException($"No backup could be made in {path}. {SqliteFile.Explain(error, path).Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Discard(unfinished);
            throw new StoreException($"No backup could be made: {error.Message} Make room, or name another place: dlquiz backup FILE.", error);
        }
    }

    /// <summary>What is left of a backup that failed; where even that cannot be deleted, the next backup of that name will.</summary>
    private static void Discard(string unfinished)
    {
        foreach (string part in new[] { unfinished, unfinished + "-journal", unfinished + "-wal" })
        {
            try
            {
                File.Delete(part);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return;
            }
        }
    }
}

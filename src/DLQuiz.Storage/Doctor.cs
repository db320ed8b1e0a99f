using System.Globalization;

using DLQuiz.Core.Model;

using Microsoft.Data.Sqlite;

namespace DLQuiz.Storage;

/// <summary>Something that a store is not to be.</summary>
/// <param name="Check">Which check found it.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Cure">What to do.</param>
/// <param name="IsRepairable">Whether <see cref="Doctor.Repair"/> does it.</param>
public sealed record Finding(string Check, string What, string Cure, bool IsRepairable);

/// <summary>Examines the file of a SQLite store; repairs only when asked to.</summary>
/// <param name="store">An open store of that file.</param>
/// <param name="path">The file.</param>
/// <param name="machine">The name of this machine.</param>
public sealed class Doctor(SqlStore store, string path, string machine)
{
    /// <summary>More than a day of studying leaves: no window has closed in order for long, or one keeps an old moment in view.</summary>
    private const long LargeLog = 64 << 20;

    private const long LittleRoom = 64 << 20;

    private const string OfferRepair = "dlquiz doctor --repair mends it, after a backup";

    private readonly string file = Path.GetFullPath(path);

    /// <summary>Every check by name, in the order in which they are made.</summary>
    public static IReadOnlyList<string> Checks { get; } = ["rights", "file", "foreign keys", "log", "fold", "device", "write-ahead log", "disk"];

    /// <param name="check">Of <see cref="Checks"/>.</param>
    /// <param name="progress">Told how many entries of how many were read.</param>
    public IReadOnlyList<Finding> Examine(string check, Action<long, long>? progress = null)
    {
        try
        {
            return [.. Find(check, progress)];
        }
        catch (StoreException trouble)
        {
            return [new Finding(check, trouble.Message, NewestBackup(), IsRepairable: false)];
        }
    }

    /// <summary>Mends what <see cref="Finding.IsRepairable"/> says; what was found is worth a backup before.</summary>
    public void Repair(IEnumerable<Finding> findings)
    {
        foreach (string check in findings.Where(finding => finding.IsRepairable).Select(finding => finding.Check).Distinct())
        {
            switch (check)
            {
                case "fold":
                    store.Rebuild(dryRun: false);
                    break;
                case "device":
                    store.ForgetDevice();
                    break;
                case "write-ahead log":
                    Run("PRAGMA wal_checkpoint(TRUNCATE)");
                    break;
            }
        }
    }

    private IEnumerable<Finding> Find(string check, Action<long, long>? progress) => check switch
    {
        "rights" => Rights(),
        "file" => Damage(),
        "foreign keys" => Orphans(),
        "log" => Gaps(),
        "fold" => Folds(progress),
        "device" => Device(),
        "write-ahead log" => WriteAheadLog(),
        "disk" => Room(),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "No such check."),
    };

    /// <summary>A read-only file opens, and fails at the first answer: its error is the finding.</summary>
    private IEnumerable<Finding> Rights()
    {
        try
        {
            Run("BEGIN IMMEDIATE; UPDATE settings SET value = value WHERE name = 'device'; ROLLBACK");
            return [];
        }
        catch (StoreException refused)
        {
            return [new Finding("rights", refused.Message, "give yourself the right to write the file and its folder, or close the program that keeps it", IsRepairable: false)];
        }
    }

    private IEnumerable<Finding> Damage() => Ask(SqliteFile.QuickCheck).Select(damage => new Finding("file", $"The file is damaged: {damage}.", NewestBackup(), IsRepairable: false));

    private IEnumerable<Finding> Orphans() => Ask(connection => Rows(connection, "PRAGMA foreign_key_check", row => $"{row.GetString(0)} → {row.GetString(2)}"))
        .CountBy(pair => pair).Select(pair => new Finding("foreign keys", $"{pair.Value} rows point to what is not there ({pair.Key}).", NewestBackup(), IsRepairable: false));

    /// <summary>A device counts its entries without gaps, so a gap is a loss; other devices' logs may have arrived in part.</summary>
    private IEnumerable<Finding> Gaps()
    {
        long device = store.Device;
        (long count, long last) = Ask(connection => Rows(connection, $"SELECT COUNT(*), COALESCE(MAX(sequence), 0) FROM reviews WHERE device = {device.ToString(CultureInfo.InvariantCulture)}", row => (row.GetInt64(0), row.GetInt64(1)))[0]);
        return count == last ? [] : [new Finding("log", $"{last - count} entries of this device are missing from the log.", "merge an export or restore a backup that has them: dlquiz log merge FILE; dlquiz backup --list", IsRepairable: false)];
    }

    private IEnumerable<Finding> Folds(Action<long, long>? progress)
    {
        RebuildReport report = store.Rebuild(dryRun: true, progress);
        if (!report.States.IsEmpty)
            yield return new Finding("fold", $"{report.States.Length} states are not what their log says.", OfferRepair, IsRepairable: true);
        if (report.Misplaced > 0)
            yield return new Finding("fold", $"{report.Misplaced} states are in a wrong queue or deck.", OfferRepair, IsRepairable: true);
        if (report.Days > 0)
            yield return new Finding("fold", $"{report.Days} sums of days are not what the log says.", OfferRepair, IsRepairable: true);
    }

    private IEnumerable<Finding> Device()
    {
        string? name = store.DeviceName;
        if (name is null)
            yield return new Finding("device", "The device that this store writes as is not among its devices.", NewestBackup(), IsRepairable: false);
        else if (name != machine)
            yield return new Finding("device", $"This store was made on {name}, and this is {machine}. If both write to copies of it, their logs cannot be merged.", "unless it has moved here for good, dlquiz doctor --repair gives it a device id of its own", IsRepairable: true);
    }

    private IEnumerable<Finding> WriteAheadLog() => new FileInfo(file + "-wal") is { Exists: true, Length: > LargeLog } log
        ? [new Finding("write-ahead log", $"The write-ahead log has {log.Length >> 20} MB.", $"close other windows; {OfferRepair}", IsRepairable: true)]
        : [];

    private IEnumerable<Finding> Room()
    {
        long free = new DriveInfo(Path.GetDirectoryName(file)!).AvailableFreeSpace;
        long needed = Math.Max(LittleRoom, 2 * new FileInfo(file).Length);
        return free < needed ? [new Finding("disk", $"{free >> 20} MB are free where the store is; a backup and a migration may need {needed >> 20}.", "make room", IsRepairable: false)] : [];
    }

    private string NewestBackup() => store.Backups?.All() is [var newest, ..]
        ? $"keep a copy of the file, then dlquiz restore {newest.File}"
        : "keep a copy of the file; there is no backup, but dlquiz log export may still save the log";

    private void Run(string sql) => Ask(connection =>
    {
        SqliteFile.Run(connection, sql);
        return true;
    });

    private T Ask<T>(Func<SqliteConnection, T> question)
    {
        try
        {
            using SqliteConnection connection = SqliteFile.Connect(file, SqliteOpenMode.ReadWrite);
            return question(connection);
        }
        catch (SqliteException error)
        {
            throw SqliteFile.Explain(error, file);
        }
    }

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}

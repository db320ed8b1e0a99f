using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Storage;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>I can always go back: backups, which of them stay, and restores.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Restores that are compared row by row.</summary>
    private static readonly long Restores = long.Parse(Environment.GetEnvironmentVariable("DLQUIZ_TEST_RESTORES") ?? "25", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly Card[] Cards = Notes.Deck("d", 5);

    private readonly ScratchFolder scratch = new(inMemory: true);
    private readonly FakeTimeProvider clock = new(Noon);

    public void Dispose() => scratch.Dispose();

    private BackupFolder Backups => new(scratch.Database, clock);

    [Fact]
    public void A_backup_holds_all_that_was_recorded_while_windows_are_open()
    {
        using SqliteStore store = Studied(7);
        Backup made = Backups.Make(BackupReason.Asked);
        store.Record(Cards[0].Key, Notes.At(99), Notes.Review(4));

        Assert.Equal(Path.Combine(Path.GetDirectoryName(scratch.Database)!, "backups", "dlquiz-20260304T120000000Z-asked.db"), made.File);
        Assert.Equal([made], Backups.All());
        Assert.Equal([made.File], Directory.GetFiles(Backups.Folder));
        using SqliteStore copy = SqliteStore.Open(made.File);
        Assert.Equal(store.Log().Take(7), copy.Log());
    }

    [Fact]
    public void A_backup_can_be_opened_where_nothing_can_be_written()
    {
        Studied(1).Dispose();
        string file = Backups.Make(BackupReason.Asked).File;
        using var connection = new SqliteConnection($"Data Source=file:{file}?immutable=1;Mode=ReadOnly;Pooling=False");
        connection.Open();
        Assert.Empty(SqliteFile.QuickCheck(connection));
        Assert.Equal(0, File.ReadAllBytes(file)[18] - 1);
    }

    [Fact]
    public void A_name_of_ones_own_is_never_overwritten()
    {
        Studied(1).Dispose();
        string mine = scratch.File("mine.db");
        Backups.MakeAt(mine);
        Assert.Contains("exists", Assert.Throws<StoreException>(() => Backups.MakeAt(mine)).Message, StringComparison.Ordinal);
        Assert.Contains("itself", Assert.Throws<StoreException>(() => Backups.MakeAt(scratch.Database)).Message, StringComparison.Ordinal);
        Assert.Empty(Backups.All());
    }

    [Fact]
    public void A_study_day_gets_one_backup()
    {
        Studied(1).Dispose();
        Assert.NotNull(Daily());
        clock.Advance(TimeSpan.FromHours(15)); // 03:00: still the same study day
        Assert.Null(Daily());
        clock.Advance(TimeSpan.FromHours(2));
        Assert.NotNull(Daily());
        Assert.Equal(2, Backups.All().Count);

        Backup? Daily() => Backups.MakeDaily(Day(clock.GetUtcNow()), Day);
        static StudyDay Day(DateTimeOffset instant) => StudyDay.Of(instant, TimeZoneInfo.Utc, TimeSpan.FromHours(4));
    }

    [Fact]
    public void Years_of_daily_backups_leave_12_days_10_weeks_and_9_months()
    {
        List<Backup> kept = [];
        for (int day = 0; day < 800; day++)
        {
            kept.Add(Made(Noon.AddDays(day), BackupReason.Daily));
            kept = [.. kept.Except(BackupThinning.Superfluous(kept))];
        }

        DateOnly last = DateOnly.FromDateTime(Noon.AddDays(799).UtcDateTime);
        DateOnly[] days = [.. kept.Select(backup => DateOnly.FromDateTime(backup.Made.UtcDateTime)).OrderDescending()];
        Assert.Equal(Enumerable.Range(0, 12).Select(back => last.AddDays(-back)), days[..12]);
        Assert.InRange(days.Length, 12 + 8 + 6, 12 + 10 + 9);
        Assert.Equal(9, days.DistinctBy(day => (day.Year, day.Month)).Count());
        Assert.True(days.DistinctBy(day => day.DayNumber / 7).Count() >= 10);
    }

    [Fact]
    public void Whatever_there_is_the_newest_of_each_recent_day_week_and_month_stays_and_little_else() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Enum<BackupReason>()).Array[0, 120].Sample(draws =>
        {
            Backup[] all = [.. draws.Select(draw => Made(Noon.AddHours(draw.Item1), draw.Item2)).Distinct()];
            Backup[] kept = [.. all.Except(BackupThinning.Superfluous(all)).OrderByDescending(backup => backup.Made)];
            Assert.Empty(BackupThinning.Superfluous(kept));
            Assert.InRange(kept.Length, Math.Min(1, all.Length), 12 + 10 + 9 + 12);
            Assert.Equal(all.MaxBy(backup => backup.Made)?.Made, kept.FirstOrDefault()?.Made);
            foreach (Backup one in all.Where(backup => backup.Reason != BackupReason.Daily).OrderByDescending(backup => backup.Made).ThenBy(backup => backup.File, StringComparer.Ordinal).Take(12))
                Assert.Contains(one, kept);
            Assert.Equal(
                all.Select(backup => backup.Made.UtcDateTime.Date).Distinct().OrderDescending().Take(12),
                kept.Select(backup => backup.Made.UtcDateTime.Date).Distinct().Take(12));
        });

    [Fact]
    public void Names_are_read_back_and_those_of_other_stores_are_left_alone() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Enum<BackupReason>()).Sample((minutes, reason) =>
    {
        DateTimeOffset made = Noon.AddMinutes(minutes);
        string name = Backup.NameOf("a", made, reason);
        Assert.Equal(new Backup(name, made, reason), Backup.FromName(name, "a"));
        Assert.Null(Backup.FromName(name, "b"));
        Assert.Null(Backup.FromName("a-" + name, "a"));
        Assert.Null(Backup.FromName(name + ".part", "a"));
    });

    [Fact]
    public void A_restored_store_is_the_backup_row_by_row_under_a_new_device_id() => Gen.Select(Gen.Int[1, 30], Gen.Int[0, 30]).Sample(
        (before, since) =>
        {
            using (SqliteStore store = Studied(before))
            {
                Backup made = store.Backups.MakeAndKeepAll(BackupReason.Asked);
                LogEntry[] then = [.. store.Log()];
                Study(store, since);
                LogEntry[] now = [.. store.Log()];
                store.Dispose();

                string replaced = Restore.Run(scratch.Database, made.File, clock)!;
                using SqliteStore restored = SqliteStore.Open(scratch.Database);
                using SqliteStore kept = SqliteStore.Open(replaced);
                Assert.Equal(then, restored.Log());
                Assert.Equal(now, kept.Log());
                Assert.Equal(HashOf(made.File), HashWithoutDevice(scratch.Database));
                Recorded next = restored.Record(Cards[0].Key, Notes.At(999), Notes.Review(4));
                Assert.Equal(1, next.Entry.Id.Sequence);
                Assert.DoesNotContain(next.Entry.Id.Device, now.Select(entry => entry.Id.Device));
                restored.MergeLog(kept.ExportLog());
                Assert.Equal(now.Length + 1, restored.Log().Count());
            }

            Directory.Delete(Path.GetDirectoryName(scratch.Database)!, recursive: true);
        },
        iter: Restores, threads: 1);

    [Fact]
    public void A_restore_waits_for_no_window_and_disturbs_none()
    {
        using SqliteStore open = Studied(2);
        string backup = Backups.Make(BackupReason.Asked).File;
        Study(open, 1);
        Assert.Contains("locked", Assert.Throws<StoreException>(() => Restore.Run(scratch.Database, backup, clock)).Message, StringComparison.Ordinal);
        Study(open, 1);
        Assert.Equal(4, open.Log().Count());
    }

    [Fact]
    public void What_cannot_be_read_any_more_is_kept_file_by_file_and_replaced()
    {
        Studied(3).Dispose();
        string backup = Backups.Make(BackupReason.Asked).File;
        File.WriteAllText(scratch.Database, new string('x', 50_000));
        string replaced = Restore.Run(scratch.Database, backup, clock)!;
        Assert.Equal(new string('x', 50_000), File.ReadAllText(replaced));
        using SqliteStore restored = SqliteStore.Open(scratch.Database);
        Assert.Equal(3, restored.Log().Count());
    }

    [Theory]
    [InlineData("text", "is not a dlquiz database")]
    [InlineData("empty", "is no backup of dlquiz")]
    [InlineData("other", "another program's database")]
    [InlineData("newer", "newer version")]
    [InlineData("cut", "damaged")]
    [InlineData("missing", "There is no file")]
    [InlineData("itself", "the store itself")]
    public void What_is_no_sound_backup_is_refused_and_the_store_stays(string what, string words)
    {
        Studied(3).Dispose();
        string backup = what == "itself" ? scratch.Database : scratch.File("backup.db");
        if (what is "cut" or "newer")
            Backups.MakeAt(backup);
        switch (what)
        {
            case "text":
                File.WriteAllText(backup, string.Concat(Enumerable.Repeat("These are my notes. ", 500)));
                break;
            case "empty":
                File.WriteAllBytes(backup, []);
                break;
            case "other" or "newer":
                using (var connection = new SqliteConnection($"Data Source={backup};Pooling=False"))
                {
                    connection.Open();
                    SqliteFile.Run(connection, what == "other" ? "CREATE TABLE col (id INTEGER)" : "PRAGMA user_version = 999");
                }

                break;
            case "cut":
                byte[] bytes = File.ReadAllBytes(backup);
                bytes.AsSpan(8192, 40_000).Fill(0xA5);
                File.WriteAllBytes(backup, bytes);
                break;
        }

        Assert.Contains(words, Assert.Throws<StoreException>(() => Restore.Run(scratch.Database, backup, clock)).Message, StringComparison.Ordinal);
        using SqliteStore store = SqliteStore.Open(scratch.Database);
        Assert.Equal(3, store.Log().Count());
        Assert.Empty(Backups.All());
    }

    [Fact]
    public void A_store_is_backed_up_before_its_tables_change()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(scratch.Database)!);
        using (SqliteConnection first = SqliteFile.Connect(scratch.Database, SqliteOpenMode.ReadWriteCreate))
            SqliteFile.Migrate(first, scratch.Database, target: 1);

        using SqliteStore migrated = SqliteStore.Open(scratch.Database);
        Backup before = Assert.Single(Backups.All());
        Assert.Equal(BackupReason.Migration, before.Reason);
        using SqliteConnection backup = SqliteFile.Connect(before.File, SqliteOpenMode.ReadOnly);
        Assert.Equal(1, SqliteFile.CheckVersion(backup, before.File));
        migrated.Apply(Notes.Plan(migrated, Cards));
        Study(migrated, 3);
        Assert.True(migrated.Rebuild(dryRun: true).IsHealthy);
    }

    [Fact]
    public void An_emptied_file_is_not_taken_for_a_new_store()
    {
        Studied(2).Dispose();
        string backup = Backups.Make(BackupReason.Asked).File;
        File.WriteAllBytes(scratch.Database, []);
        Assert.Contains($"dlquiz restore {backup}", Assert.Throws<StoreException>(() => SqliteStore.Open(scratch.Database)).Message, StringComparison.Ordinal);
        Assert.Null(Restore.Run(scratch.Database, backup, clock));
        using SqliteStore restored = SqliteStore.Open(scratch.Database);
        Assert.Equal(2, restored.Log().Count());
    }

    private static Backup Made(DateTimeOffset made, BackupReason reason) => new(Backup.NameOf("x", made, reason), made, reason);

    private static string HashOf(string file)
    {
        using SqliteConnection connection = SqliteFile.Connect(file, SqliteOpenMode.ReadOnly);
        return RowHash.Of(connection);
    }

    /// <summary>As before the restored store drew a device id.</summary>
    private static string HashWithoutDevice(string file)
    {
        string copy = file + ".copy";
        using (SqliteConnection source = SqliteFile.Connect(file, SqliteOpenMode.ReadWrite))
            SqliteFile.CopyTo(source, copy);
        using (SqliteConnection connection = SqliteFile.Connect(copy, SqliteOpenMode.ReadWrite))
        {
            SqliteFile.Run(connection, "DELETE FROM devices WHERE id NOT IN (SELECT device FROM reviews)");
            SqliteFile.Run(connection, "UPDATE settings SET value = (SELECT printf('%016x', device) FROM reviews LIMIT 1) WHERE name = 'device'");
        }

        return HashOf(copy);
    }

    private static void Study(SqliteStore store, int answers)
    {
        int done = store.Log().Count();
        for (int number = done; number < done + answers; number++)
            store.Record(Cards[number % 5].Key, Notes.At(number), Notes.Review(number % 6));
    }

    private SqliteStore Studied(int answers)
    {
        SqliteStore store = SqliteStore.Open(scratch.Database);
        store.Apply(Notes.Plan(store, Cards));
        Study(store, answers);
        return store;
    }
}

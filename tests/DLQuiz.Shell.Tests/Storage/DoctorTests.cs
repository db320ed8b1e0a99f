using DLQuiz.Core.Model;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

public sealed class DoctorTests : IDisposable
{
    private static readonly Card[] Cards = Notes.Deck("d", 40);

    private readonly ScratchFolder scratch = new(inMemory: true);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_healthy_store_has_no_finding() => Assert.Empty(Examine(_ => { }));

    [Theory]
    [InlineData("fold", true, "1 states", "UPDATE card_states SET ease = 999 WHERE last_review IS NOT NULL AND position = (SELECT MIN(position) FROM card_states)")]
    [InlineData("fold", true, "wrong queue", "UPDATE card_states SET queue = 3 WHERE position = (SELECT MIN(position) FROM card_states)")]
    [InlineData("fold", true, "sums of days", "UPDATE day_stats SET milliseconds = 1")]
    [InlineData("log", false, "1 entries", "DELETE FROM reviews WHERE sequence = 2")]
    [InlineData("foreign keys", false, "cards → notes", "PRAGMA foreign_keys = OFF; UPDATE cards SET note_id = 999 WHERE position = (SELECT MIN(position) FROM cards)")]
    [InlineData("device", true, "made on elsewhere", "UPDATE devices SET name = 'elsewhere'")]
    public void What_is_wrong_is_found_and_mended_where_it_can_be(string check, bool isRepairable, string words, string sql)
    {
        Finding[] findings = Examine(store =>
        {
            foreach (string one in sql.Split("; "))
                store.Database[one].Run();
        });
        Assert.Contains(findings, finding => finding.Check == check && finding.What.Contains(words, StringComparison.Ordinal) && finding.IsRepairable == isRepairable && finding.Cure.Length > 0);
        using SqliteStore store = SqliteStore.Open(scratch.Database);
        Doctor(store).Repair(findings);
        store.Dispose();
        Assert.Equal(isRepairable ? [] : findings.Where(finding => !finding.IsRepairable), Examine(_ => { }).Where(finding => !finding.IsRepairable || isRepairable));
    }

    [Fact]
    public void A_repaired_device_id_is_a_new_one()
    {
        Finding[] findings = Examine(store => store.Database["UPDATE devices SET name = 'elsewhere'"].Run());
        long before;
        using (SqliteStore store = SqliteStore.Open(scratch.Database))
        {
            before = store.Device;
            Doctor(store).Repair(findings);
        }

        using SqliteStore again = SqliteStore.Open(scratch.Database);
        Assert.NotEqual(before, again.Device);
        Assert.Equal(Environment.MachineName, again.DeviceName);
    }

    [Fact]
    public void Damage_is_told_with_the_newest_backup_as_its_cure()
    {
        Examine(_ => { });
        string backup = new BackupFolder(scratch.Database, TimeProvider.System).Make(BackupReason.Asked).File;
        byte[] bytes = File.ReadAllBytes(scratch.Database);
        using (SqliteStore store = SqliteStore.Open(scratch.Database))
        {
            long page = store.Database["SELECT rootpage FROM sqlite_schema WHERE name = 'reviews'"].First(row => row.GetInt64(0));
            bytes.AsSpan((int)((page - 1) * 4096), 4096).Fill(0xA5);
        }

        File.WriteAllBytes(scratch.Database, bytes);
        using SqliteStore damaged = SqliteStore.Open(scratch.Database);
        Finding[] findings = [.. DLQuiz.Storage.Doctor.Checks.SelectMany(check => Doctor(damaged).Examine(check))];
        Assert.Contains(findings, finding => finding.Check == "file" && finding.Cure.Contains(backup, StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Check == "fold" && finding.What.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void No_other_check_exists() => Assert.Throws<ArgumentOutOfRangeException>(() =>
    {
        using SqliteStore store = SqliteStore.Open(scratch.Database);
        Doctor(store).Examine("horoscope");
    });

    private Doctor Doctor(SqliteStore store) => new(store, scratch.Database, Environment.MachineName);

    private Finding[] Examine(Action<SqliteStore> harm)
    {
        using (SqliteStore store = SqliteStore.Open(scratch.Database))
        {
            if (store.HasNoLog)
            {
                store.Apply(Notes.Plan(store, Cards));
                for (int number = 0; number < 5; number++)
                    store.Record(Cards[number].Key, Notes.At(number), Notes.Review(4));
            }

            harm(store);
        }

        using SqliteStore again = SqliteStore.Open(scratch.Database);
        return [.. DLQuiz.Storage.Doctor.Checks.SelectMany(check => Doctor(again).Examine(check))];
    }
}

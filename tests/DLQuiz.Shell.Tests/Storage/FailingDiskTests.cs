using DLQuiz.Core.Model;
using DLQuiz.Storage;

using Microsoft.Data.Sqlite;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>Disk full or failing: the learner is told, nothing is harmed. The disk fails at each write and sync in turn, and at all after it until it heals.</summary>
public sealed class FailingDiskTests : IDisposable
{
    private static readonly Card[] Cards = Notes.Deck("d", 3);

    private readonly ScratchFolder scratch = new(inMemory: true);
    private readonly FaultyDisk disk;
    private readonly string store;
    private readonly string healthy;

    public FailingDiskTests()
    {
        Directory.CreateDirectory(scratch.File("disk"));
        disk = new FaultyDisk(scratch.File("disk"));
        store = Path.Combine(scratch.File("disk"), "x.db");
        healthy = scratch.File("healthy.db");
        using SqliteStore made = SqliteStore.Open(healthy);
        made.Apply(Notes.Plan(made, Cards));
        made.Record(Cards[0].Key, Notes.At(0), Notes.Review(5));
    }

    public void Dispose()
    {
        disk.Dispose();
        scratch.Dispose();
    }

    public static TheoryData<int, bool, string> Troubles => new()
    {
        { FaultyDisk.Full, false, "is full" },
        { FaultyDisk.Full, true, "is full" },
        { FaultyDisk.Failing, false, "failed to read or write" },
        { FaultyDisk.Failing, true, "failed to read or write" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void An_answer(int how, bool torn, string words) => FailEverywhere(how, torn, words, open => open.Record(Cards[1].Key, Notes.At(1), Notes.Review(4)));

    [Theory]
    [MemberData(nameof(Troubles))]
    public void An_undo(int how, bool torn, string words) => FailEverywhere(how, torn, words, open => open.UndoLast(Notes.At(1)));

    [Theory]
    [MemberData(nameof(Troubles))]
    public void A_compile(int how, bool torn, string words)
    {
        Card[] more = [.. Cards, .. Notes.Deck("e/f", 40)];
        FailEverywhere(how, torn, words, open => open.Apply(Notes.Plan(open, more)));
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public void A_merge(int how, bool torn, string words) => FailEverywhere(how, torn, words, open => open.MergeLog(Enumerable.Range(1, 30).Select(number =>
    {
        Moment moment = Notes.At(number);
        return new LogEntry(new EntryId(9, number), "me", Cards[number % 3].Key, moment.Instant, moment.Zone, moment.Day, Notes.Review(number % 6));
    })));

    [Theory]
    [MemberData(nameof(Troubles))]
    public void A_backup(int how, bool torn, string words) => FailEverywhere(how, torn, words, open =>
    {
        Backup made = open.Backups.Make(BackupReason.Asked);
        using SqliteStore copy = SqliteStore.Open(made.File);
        Assert.Single(copy.Log());
    });

    [Theory]
    [MemberData(nameof(Troubles))]
    public void A_restore(int how, bool torn, string words)
    {
        string newer = scratch.File("newer.db");
        File.Copy(healthy, newer);
        using (SqliteStore open = SqliteStore.Open(newer))
            open.Record(Cards[1].Key, Notes.At(1), Notes.Review(4));
        int point = 0;
        for (bool fails = true; fails;)
        {
            Begin(newer);
            disk.FailAt(++point, how, torn);
            Exception? problem = Xunit.Record.Exception(() => Restore.Run(store, healthy, TimeProvider.System));
            fails = disk.Count >= point;
            disk.Heal();
            AssertSound(problem is null ? [1] : [1, 2]);
            if (fails && problem is not null)
                Assert.Contains(words, Assert.IsType<StoreException>(problem).Message, StringComparison.Ordinal);
        }

        Assert.True(point > 10, $"Only {point} points.");
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public void A_first_start(int how, bool torn, string words)
    {
        int point = 0;
        for (bool fails = true; fails; point++)
        {
            Directory.Delete(scratch.File("disk"), recursive: true);
            disk.FailAt(point + 1, how, torn);
            Exception? problem = Xunit.Record.Exception(() => SqliteStore.Open(store).Dispose());
            fails = disk.Count > point;
            disk.Heal();
            if (problem is not null)
                Assert.Contains(words, Assert.IsType<StoreException>(problem).Message, StringComparison.Ordinal);
            using SqliteStore open = SqliteStore.Open(store);
            open.Apply(Notes.Plan(open, Cards));
            open.Record(Cards[0].Key, Notes.At(0), Notes.Review(5));
        }

        Assert.True(point > 10, $"Only {point} points.");
    }

    /// <summary>At each point: the trouble is told or did no harm, the store is as before or as after, and the very same store goes on once the disk is well.</summary>
    private void FailEverywhere(int how, bool torn, string words, Action<SqliteStore> deed)
    {
        int point = 0;
        int told = 0;
        for (bool fails = true; fails;)
        {
            point++;
            Begin(healthy);
            using (SqliteStore open = SqliteStore.Open(store))
            {
                LogEntry[] before = [.. open.Log()];
                disk.FailAt(point, how, torn);
                Exception? problem = Xunit.Record.Exception(() => deed(open));
                fails = disk.Count >= point;
                disk.Heal();
                if (problem is not null)
                {
                    told++;
                    Assert.Contains(words, Assert.IsType<StoreException>(problem).Message, StringComparison.Ordinal);
                    Assert.Equal(before, open.Log());
                    deed(open);
                }

                Assert.True(open.Rebuild(dryRun: true).IsHealthy);
                open.Record(Cards[2].Key, Notes.At(99), Notes.Review(4));
            }

            AssertSound(null);
        }

        Assert.True(told > 0, "The disk never failed when it was needed.");
    }

    private void Begin(string from)
    {
        Directory.Delete(scratch.File("disk"), recursive: true);
        Directory.CreateDirectory(scratch.File("disk"));
        File.Copy(from, store);
    }

    private void AssertSound(int[]? entries)
    {
        using (var connection = new SqliteConnection($"Data Source={store};Pooling=False"))
        {
            connection.Open();
            Assert.Empty(SqliteFile.QuickCheck(connection));
        }

        using SqliteStore open = SqliteStore.Open(store);
        Assert.True(open.Rebuild(dryRun: true).IsHealthy);
        if (entries is not null)
            Assert.Contains(open.Log().Count(), entries);
    }
}

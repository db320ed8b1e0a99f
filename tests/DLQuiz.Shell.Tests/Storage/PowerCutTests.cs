using System.Globalization;

using DLQuiz.Core.Model;
using DLQuiz.Storage;

using Microsoft.Data.Sqlite;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>Once it says recorded, it stays recorded even if the power fails: every write of a sitting is recorded, then replayed up to a random moment.</summary>
/// <remarks>What was synced is there; of what was written since, each piece is there, missing, or torn at a sector.</remarks>
public sealed class PowerCutTests : IDisposable
{
    private const int Answers = 120;

    private const int Sector = 512;

    private static readonly int Cuts = int.Parse(Environment.GetEnvironmentVariable("DLQUIZ_TEST_CUTS") ?? "400", CultureInfo.InvariantCulture);

    private static readonly Card[] Cards = Notes.Deck("d", 9);

    private readonly ScratchFolder scratch = new(inMemory: true);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void No_acknowledged_answer_is_lost_by_a_power_cut() => Assert.Equal((0, 0), LostAndDamaged("FULL", Cuts));

    [Fact]
    public void The_same_cuts_do_lose_answers_when_commits_are_not_synced() => Assert.True(LostAndDamaged("NORMAL", 60).Lost > 0, "The simulation proves nothing.");

    private (int Lost, int Damaged) LostAndDamaged(string synchronous, int cuts)
    {
        string folder = scratch.File("disk");
        Directory.CreateDirectory(folder);
        string store = Path.Combine(folder, "x.db");
        using (SqliteStore made = SqliteStore.Open(store))
            made.Apply(Notes.Plan(made, Cards));
        byte[] start = File.ReadAllBytes(store);
        DiskOperation[] operations = Sit(folder, store, synchronous);

        var random = new Random(cuts);
        (int lost, int damaged) = (0, 0);
        for (int cut = 0; cut < cuts; cut++)
        {
            int end = random.Next(operations.Length + 1);
            string after = scratch.File($"{synchronous}-{cut}.db");
            File.WriteAllBytes(after, start);
            Replay(operations.AsSpan(0, end), store, after, random);
            long acknowledged = operations[..end].LastOrDefault(operation => operation.Deed == DiskDeed.Acknowledge)?.Offset ?? 0;
            (bool isSound, int entries) = Look(after);
            damaged += isSound ? 0 : 1;
            lost += entries < acknowledged ? 1 : 0;
        }

        return (lost, damaged);
    }

    /// <summary>With a small write-ahead log, so that many checkpoints fall among the answers.</summary>
    private static DiskOperation[] Sit(string folder, string store, string synchronous)
    {
        using var disk = new FaultyDisk(folder, records: true);
        using SqliteStore open = SqliteStore.Open(store);
        open.Database["PRAGMA synchronous = " + synchronous].Run();
        open.Database["PRAGMA wal_autocheckpoint = 30"].First(row => row.GetInt64(0));
        for (int number = 1; number <= Answers; number++)
        {
            Recorded recorded = (number % 10 == 0 ? open.UndoLast(Notes.At(number)) : null) ?? open.Record(Cards[number % 9].Key, Notes.At(number), Notes.Review(number % 6));
            disk.Acknowledge(recorded.Entry.Id.Sequence);
        }

        return [.. disk.Recorded];
    }

    private static void Replay(ReadOnlySpan<DiskOperation> operations, string store, string after, Random random)
    {
        var synced = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int index = 0; index < operations.Length; index++)
        {
            if (operations[index].Deed == DiskDeed.Sync)
                synced[operations[index].File] = index;
        }

        double kept = random.Next(3) / 2.0;
        for (int index = 0; index < operations.Length; index++)
        {
            DiskOperation operation = operations[index];
            bool isSafe = index < synced.GetValueOrDefault(operation.File, -1);
            if (!isSafe && random.NextDouble() >= kept)
                continue;

            byte[] data = isSafe || random.Next(2) == 0 ? operation.Data : operation.Data[..(random.Next((operation.Data.Length / Sector) + 1) * Sector)];
            Do(operation with { Data = data }, after + operation.File[Math.Min(store.Length, operation.File.Length)..]);
        }
    }

    private static void Do(DiskOperation operation, string file)
    {
        if (operation.Deed is not (DiskDeed.Write or DiskDeed.Truncate))
            return;

        using var stream = new FileStream(file, FileMode.OpenOrCreate);
        if (operation.Deed == DiskDeed.Truncate)
        {
            stream.SetLength(operation.Offset);
            return;
        }

        stream.Position = operation.Offset;
        stream.Write(operation.Data);
    }

    private static (bool IsSound, int Entries) Look(string file)
    {
        try
        {
            using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                connection.Open();
                if (SqliteFile.QuickCheck(connection).Count > 0)
                    return (false, int.MaxValue);
            }

            using SqliteStore open = SqliteStore.Open(file);
            return (open.Rebuild(dryRun: true).IsHealthy, open.Log().Count());
        }
        catch (Exception broken) when (broken is SqliteException or StoreException)
        {
            return (false, int.MaxValue);
        }
    }
}

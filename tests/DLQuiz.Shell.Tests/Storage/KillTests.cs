using System.Diagnostics;
using System.Globalization;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>Once it says recorded, it stays recorded: two writers on one file, each killed without warning at a random moment.</summary>
public sealed class KillTests
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("DLQUIZ_TEST_KILLS") ?? "300", CultureInfo.InvariantCulture);

    /// <summary>Kills between two looks at the whole log; what was lost before is missing at any later look.</summary>
    private const int LooksEvery = 20;

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_by_a_kill()
    {
        // A kill, unlike a power cut, takes nothing from the system's memory, so the file may be there.
        using var scratch = new ScratchFolder(inMemory: true);
        using (SqliteStore store = SqliteStore.Open(scratch.Database))
            store.Apply(Notes.Plan(store, Writer.Cards));

        await Kill(scratch.Database, Kills);
    }

    /// <summary>The first two writers find no tables, so they migrate at once as well.</summary>
    [PostgresFact]
    public async Task Nothing_that_a_server_acknowledged_is_lost_by_a_kill()
    {
        using var place = new PostgresPlace();
        await Kill(place.ToString(), Math.Max(2, Kills / 5));
    }

    private static async Task Kill(string database, int kills)
    {
        var random = new Random(kills);
        HashSet<long> acknowledged = [];
        for (int killed = 0; killed < kills; killed += 2)
        {
            List<long>[] told = await Task.WhenAll(KillOne(database, random.Next(150)), KillOne(database, random.Next(150)));
            acknowledged.UnionWith(told.SelectMany(ids => ids));
            if (killed % LooksEvery == 0)
                AssertNothingLost(database, acknowledged);
        }

        AssertNothingLost(database, acknowledged);
        Assert.True(acknowledged.Count > kills, $"Only {acknowledged.Count} answers in {kills} lives: nothing was tried.");
    }

    /// <summary>Lets one writer live some milliseconds more after its first acknowledgement; gives all that it acknowledged.</summary>
    private static async Task<List<long>> KillOne(string database, int milliseconds)
    {
        using Process writer = Writer.Start(database);
        List<long> told = [];
        Task? end = null;
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            told.Add(long.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture));
            end ??= Task.Delay(milliseconds).ContinueWith(_ => writer.Kill(), TaskScheduler.Default);
        }

        await (end ?? throw new InvalidOperationException("The writer ended by itself."));
        await writer.WaitForExitAsync();
        return told;
    }

    private static void AssertNothingLost(string database, HashSet<long> acknowledged)
    {
        using SqlStore store = StorePlace.IsServer(database) ? PostgresStore.Open(database) : SqliteStore.Open(database);
        LogEntry[] log = [.. store.Log()];
        Assert.Empty(acknowledged.Except(log.Select(entry => entry.Id.Sequence)));
        Assert.Equal(log.Length, log.Select(entry => entry.Id).Distinct().Count());
        foreach (Card card in Writer.Cards)
            Assert.Equal(History.Fold(log.Where(entry => entry.Card == card.Key), Schedulers.Default), store.StateOf(card.Key));

        HistoryStep[] steps = [.. log.GroupBy(entry => entry.Card).SelectMany(one => History.Replay(one, Schedulers.Default)).Where(step => step.IsScheduledReview)];
        foreach (var day in steps.GroupBy(step => step.Entry.Day))
        {
            DayProgress progress = store.ProgressOn(day.Key);
            Assert.Equal(day.Count(), progress.NewByDeck.Values.Sum() + progress.ReviewsByDeck.Values.Sum());
        }
    }
}

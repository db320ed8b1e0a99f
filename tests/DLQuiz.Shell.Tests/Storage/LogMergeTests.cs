using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Exchange;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>Several machines, each with a store of its own: whatever way their logs take, they end alike.</summary>
public sealed class LogMergeTests : IDisposable
{
    /// <summary>Rounds; the laws themselves are tried on 100,000 logs in the core.</summary>
    private static readonly long Rounds = long.Parse(Environment.GetEnvironmentVariable("DLQUIZ_TEST_MERGES") ?? "8", System.Globalization.CultureInfo.InvariantCulture);

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Machines_that_know_cards_by_different_keys_end_with_equal_logs_and_states()
    {
        Card[] here = [.. Notes.Deck("d", 4)];
        // The other machine saw two of the cards first with another answer, so under another key, and has one that is not here.
        Card[] there = [here[0], here[1] with { Key = CardKey.Of("other 1") }, here[2] with { Key = CardKey.Of("other 2") }, Notes.Card("only there", "e")];
        (CardKey, string)[] all = [.. here.Concat(there).DistinctBy(card => card.Key).Select(card => (card.Key, card.Front))];
        int round = 0;
        Gen.Select(Histories.Of(all, 80), Gen.Int[1, 7].Array[80], Gen.Shuffle(new[] { 1, 2, 4 }), Gen.Shuffle(new[] { 1, 2, 4 })).Sample(
            (log, bits, first, second) =>
            {
                using SqliteStore left = OpenWith($"{++round}-left.db", here);
                using SqliteStore right = OpenWith($"{round}-right.db", here);
                using SqliteStore other = OpenWith($"{round}-other.db", there);
                Merge(left, first);
                Merge(right, [.. second, second[0]]);
                Merge(other, second);
                Assert.Equal(Export(left), Export(right));
                Assert.Equal(Export(left), Export(other));
                Assert.Equal(here.Select(card => left.StateOf(card.Key)), here.Select(card => right.StateOf(card.Key)));
                Assert.Equal(here[..3].Select(card => left.StateOf(card.Key)), there[..3].Select(card => other.StateOf(card.Key)));
                Assert.All([left, right, other], store => Assert.True(store.Rebuild(dryRun: true).IsHealthy));

                void Merge(SqliteStore store, int[] parts)
                {
                    foreach (int part in parts)
                        store.MergeLog(log.Where((_, index) => (bits[index] & part) != 0));
                }
            },
            iter: Rounds, threads: 1);
    }

    [Fact]
    public void Two_machines_that_study_and_exchange_their_logs_agree()
    {
        Card[] cards = Notes.Deck("d", 6);
        using SqliteStore desk = OpenWith("desk.db", cards);
        using SqliteStore lap = OpenWith("lap.db", cards);
        for (int day = 0; day < 5; day++)
        {
            for (int number = 0; number < 6; number++)
            {
                (number % 2 == day % 2 ? desk : lap).Record(cards[number].Key, Notes.At(number, day), Notes.Review((number + day) % 6));
                if (number == 4)
                    lap.UndoLast(Notes.At(number + 1, day));
            }

            desk.MergeLog(Entries(Export(lap)));
            lap.MergeLog(Entries(Export(desk)));
            Assert.Equal(Export(desk), Export(lap));
            Assert.Equal(cards.Select(card => desk.StateOf(card.Key)), cards.Select(card => lap.StateOf(card.Key)));
            Assert.Equal(desk.ProgressOn(Notes.At(0, day).Day).ReviewsByDeck, lap.ProgressOn(Notes.At(0, day).Day).ReviewsByDeck);
        }

        Assert.Equal(2, desk.Log().Select(entry => entry.Id.Device).Distinct().Count());
    }

    [Fact]
    public void A_union_of_the_lines_of_two_exports_is_an_export()
    {
        Card[] cards = Notes.Deck("d", 3);
        using SqliteStore desk = OpenWith("desk.db", cards);
        using SqliteStore lap = OpenWith("lap.db", cards);
        desk.Record(cards[0].Key, Notes.At(0), Notes.Review(5));
        lap.MergeLog(Entries(Export(desk)));
        desk.Record(cards[1].Key, Notes.At(2), Notes.Review(5));
        lap.Record(cards[2].Key, Notes.At(1), Notes.Review(2));

        string[] union = [.. Export(lap).Concat(Export(desk))];
        using SqliteStore third = OpenWith("third.db", cards);
        Assert.Equal(new MergeReport(4, 3, 0), third.MergeLog(Entries(union)));
        Assert.Equal(union.Distinct().Order(StringComparer.Ordinal), Export(third));
    }

    [Fact]
    public void A_long_log_comes_in_portions()
    {
        Card[] cards = Notes.Deck("d", 20);
        using SqliteStore store = OpenWith("x.db", cards);
        List<int> progress = [];
        IEnumerable<LogEntry> log = Enumerable.Range(1, 120_000).Select(number =>
        {
            Moment moment = Notes.At(number % 24, number / 300);
            return new LogEntry(new EntryId(5, number), "you", cards[number % 20].Key, moment.Instant, moment.Zone, moment.Day, Notes.Review(number % 6));
        });
        Assert.Equal(120_000, store.MergeLog(log, progress.Add).Added);
        Assert.Equal([50_000, 100_000, 120_000], progress);
        Assert.True(store.Rebuild(dryRun: true).IsHealthy);
    }

    private static string[] Export(SqliteStore store)
    {
        var output = new StringWriter();
        foreach (LogEntry entry in store.ExportLog())
            LogLines.Write(output, entry);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<LogEntry> Entries(IEnumerable<string> lines) => lines.Select(LogLines.Read);

    private SqliteStore OpenWith(string name, Card[] cards)
    {
        SqliteStore store = SqliteStore.Open(scratch.File(name));
        store.Apply(Notes.Plan(store, cards));
        return store;
    }
}

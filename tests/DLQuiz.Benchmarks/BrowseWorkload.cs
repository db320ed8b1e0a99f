using System.Diagnostics;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Storage;

namespace DLQuiz.Benchmarks;

/// <summary>How long a search takes on a store of 1,000,000 cards: until the first screens show, until it is known how many there are, until all are there.</summary>
internal static class BrowseWorkload
{
    private const int Runs = 5;
    private const int FirstScreens = 250;
    private const int Rows = 50;

    private static readonly StudyDay Today = StudyDay.Parse("2026-11-23");

    private static readonly (string Filter, CardOrder Order)[] Searches =
    [
        ("", CardOrder.Deck), ("", CardOrder.Due), ("", CardOrder.Ease), ("", CardOrder.Recent),
        ("is:due", CardOrder.Deck), ("is:new", CardOrder.Deck), ("is:leech", CardOrder.Deck), ("is:suspended", CardOrder.Deck),
        ("deck:topic-07", CardOrder.Deck), ("tag:exam", CardOrder.Deck), ("kind:numeric", CardOrder.Deck),
        ("network", CardOrder.Deck), ("77777", CardOrder.Deck), ("卷积", CardOrder.Deck), ("is:due layer", CardOrder.Deck),
    ];

    /// <param name="output">Where the table goes.</param>
    /// <param name="kept">A store to use, made where it is missing; null for one that goes with the run.</param>
    public static void Run(TextWriter output, string? kept)
    {
        string folder = Directory.CreateTempSubdirectory("dlquiz-browse-").FullName;
        try
        {
            string file = kept ?? Path.Combine(folder, "large.db");
            if (!File.Exists(file))
                LargeStore.Make(file, Today, 1_000_000, 1_000_000);
            using SqliteStore store = SqliteStore.Open(file);
            using ICardSearch search = store.OpenSearch();
            output.WriteLine("| search | found | first 250 | count | all |");
            output.WriteLine("|---|---|---|---|---|");
            foreach ((string filter, CardOrder order) in Searches)
            {
                CardQuery query = CardFilter.Parse(filter).ToQuery(Today, order);
                int count = search.Count(query, CancellationToken.None);
                string name = (filter.Length == 0 ? "everything" : filter) + (order == CardOrder.Deck ? "" : $", by {order}");
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {name} | {count:N0} | {Median(() => search.Find(query, FirstScreens, CancellationToken.None)):0} ms | {Median(() => search.Count(query, CancellationToken.None)):0} ms | {Median(() => search.Find(query, int.MaxValue, CancellationToken.None)):0} ms |"));
            }

            MeasureLoop(output, store, search);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the loop itself waits for, and how soon a search gives way to the next key.</summary>
    private static void MeasureLoop(TextWriter output, SqliteStore store, ICardSearch search)
    {
        IReadOnlyList<CardKey> keys = search.Find(CardFilter.Parse("").ToQuery(Today), 100_000, CancellationToken.None);
        var random = new Random(1);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows read: {Median(() => store.StudiedCards(Today, [.. Enumerable.Range(0, Rows).Select(_ => keys[random.Next(keys.Count)])])):0.0} ms"));
        CardQuery everything = CardFilter.Parse("network").ToQuery(Today);
        double ended = Median(() =>
        {
            using var cancellation = new CancellationTokenSource();
            Task running = Task.Run(() => search.Find(everything, int.MaxValue, cancellation.Token));
            Thread.Sleep(150);
            long asked = Stopwatch.GetTimestamp();
            cancellation.Cancel();
            ((IAsyncResult)running).AsyncWaitHandle.WaitOne();
            latest = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        }, () => latest);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a search under way ends {ended:0.0} ms after it was asked to"));
    }

    private static double latest;

    private static double Median(Action work, Func<double>? measured = null)
    {
        double[] times = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            times[run] = measured?.Invoke() ?? Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Runs / 2];
    }
}

using System.Diagnostics;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Storage;
using Microsoft.Data.Sqlite;

namespace DLQuiz.Benchmarks;

/// <summary>What a learner waits for on a store of 1,000,000 cards and 10,000,000 reviews, each beside the least that could be done on the same file.</summary>
internal sealed class StoreWorkload : IDisposable
{
    private const int Runs = 25;
    private const int Answers = 1_000;

    private static readonly StudyDay Today = StudyDay.Parse("2026-11-23");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly TextWriter output;
    private readonly SqliteStore store;
    private readonly SqliteConnection raw;
    private readonly string folder;

    private StoreWorkload(TextWriter output, string folder, string file)
    {
        this.output = output;
        this.folder = folder;
        store = SqliteStore.Open(file);
        raw = new SqliteConnection($"Data Source={file};Pooling=False");
        raw.Open();
        RunRaw("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON");
    }

    /// <param name="output">Where the table goes.</param>
    /// <param name="arguments">Number of cards and of reviews; a million and ten million without them.</param>
    public static void Run(TextWriter output, string[] arguments)
    {
        long cards = Count(arguments, 0, 1_000_000);
        long reviews = Count(arguments, 1, 10_000_000);
        string scratch = Directory.CreateTempSubdirectory("dlquiz-store-").FullName;
        try
        {
            string file = Path.Combine(scratch, "large.db");
            Stopwatch clock = Stopwatch.StartNew();
            LargeStore.Make(file, Today, cards, reviews);
            output.WriteLine($"{cards:N0} cards in {LargeStore.Decks:N0} decks, {reviews:N0} reviews: made in {clock.Elapsed.TotalSeconds:0} s, {new FileInfo(file).Length / 1e9:0.0} GB; {Environment.ProcessorCount} cores");
            output.WriteLine();
            output.WriteLine("| measured | median | floor | ratio |");
            output.WriteLine("|---|---|---|---|");
            using var workload = new StoreWorkload(output, scratch, file);
            workload.MeasureAll();
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    public void Dispose()
    {
        raw.Dispose();
        store.Dispose();
    }

    private void MeasureAll()
    {
        Row("today's queue (200 due, 20 new), warm", () => Queue(Today), "its two indexed lists, raw", () => RawQueue(Today));
        StudyDay vacation = Today.Plus(18);
        Row($"all {store.DueCards(vacation, null).Count:N0} due after a vacation", () => store.DueCards(vacation, null), "the indexed list, raw", () => RawQueue(vacation));
        Row("deck list with counts", () => store.Decks(Today), "the decks' rows, raw", () => Scan("SELECT id, path, pre, last FROM decks ORDER BY pre"));
        StudyDay start = Today.Plus(-2_000);
        Row(
            "statistics of all reviews",
            () => Progress.Of(store.DayTotals(start, Today, null), Today),
            "scanning the log, raw",
            () => Scan("SELECT day, COUNT(*) FROM reviews WHERE learner_id = 1 GROUP BY day"),
            floorRuns: 3);
        Row("statistics of one topic of 40", () => Progress.Of(store.DayTotals(start, Today, "topic-07"), Today), "its sums, raw", () => Scan("SELECT COUNT(*) FROM day_stats t JOIN decks d ON d.id = t.deck_id WHERE d.pre BETWEEN 8000 AND 8050"), runs: 3, floorRuns: 3);
        Row("forecast of a month", () => store.Forecast(Today, Today.Plus(30), null), "counting the index, raw", () => Scan($"SELECT due, COUNT(*) FROM card_states WHERE learner_id = 1 AND queue IN (1, 2) AND due <= {Today.Number + 30} GROUP BY due"));
        MeasureAnswers();
    }

    private void MeasureAnswers()
    {
        CardKey[] keys = [.. store.DueCards(Today.Plus(2), null).Take(3 * Answers).Select(card => card.Card)];
        using FileStream file = new(Path.Combine(folder, "floor"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.None);
        byte[] line = new byte[256];
        using var rawAnswer = new RawAnswer(raw);
        double[] ours = new double[Answers], prepared = new double[Answers], synced = new double[Answers];
        for (int i = 0; i < Answers; i++)
        {
            var moment = new Moment(Now.AddSeconds(i), "Europe/Berlin", Today);
            ours[i] = Milliseconds(() => store.Record(keys[2 * i % keys.Length], moment, new CardEvent.Review(Quality.Good, new Answer(TimeSpan.FromSeconds(5)))));
            prepared[i] = Milliseconds(() => rawAnswer.Run(keys[((2 * i) + 1) % keys.Length].ToBytes(), Today.Number, i));
            synced[i] = Milliseconds(() =>
            {
                file.Write(line);
                file.Flush(flushToDisk: true);
            });
        }

        Print("durable answer", Median(ours), "the same statements, raw", Median(prepared));
        Print("durable answer", Median(ours), "append and fsync", Median(synced));
        output.WriteLine($"| durable answer, 99th percentile | {Percentile(ours, 0.99):0.00} ms | raw | {Percentile(prepared, 0.99):0.00} ms |");
    }

    private void Queue(StudyDay day) => StudyQueue.Load(store, day, StudyRequest.Today, DailyLimits.Default, seed: 1);

    private void RawQueue(StudyDay day)
    {
        Scan($"SELECT card, deck_pre, block, due, queue, drill_day, position FROM card_states WHERE learner_id = 1 AND queue IN (1, 2) AND due <= {day.Number} AND (buried_until IS NULL OR buried_until <= {day.Number}) ORDER BY due");
        Scan("SELECT card, deck_pre, block, position FROM card_states WHERE learner_id = 1 AND queue = 0 ORDER BY deck_pre, position LIMIT 256");
    }

    private void Scan(string sql)
    {
        using SqliteCommand command = raw.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader row = command.ExecuteReader();
        object[] values = new object[row.FieldCount];
        while (row.Read())
            row.GetValues(values);
    }

    private void RunRaw(string sql)
    {
        using SqliteCommand command = raw.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Ours and the floor in turns, so that the machine's mood strikes both.</summary>
    private void Row(string name, Action ours, string floorName, Action floor, int runs = Runs, int floorRuns = Runs)
    {
        ours();
        floor();
        double[] own = new double[runs], least = new double[floorRuns];
        for (int i = 0; i < Math.Max(runs, floorRuns); i++)
        {
            if (i < runs)
                own[i] = Milliseconds(ours);
            if (i < floorRuns)
                least[i] = Milliseconds(floor);
        }

        Print(name, Median(own), floorName, Median(least));
    }

    private void Print(string name, double ours, string floorName, double floor) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {ours:0.00} ms | {floorName}: {floor:0.00} ms | {ours / floor:0.00} |"));

    private static double Milliseconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(double[] values) => Percentile(values, 0.5);

    private static double Percentile(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    private static long Count(string[] arguments, int place, long otherwise) =>
        arguments.Length > place ? long.Parse(arguments[place], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;
}

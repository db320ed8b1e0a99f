using System.Diagnostics;

using DLQuiz.Core.Model;
using DLQuiz.Storage;

using Npgsql;

namespace DLQuiz.Benchmarks;

/// <summary>A class at a PostgreSQL server: fifty learners who answer at once, each answer durable before the next.</summary>
internal static class PostgresWorkload
{
    private const string Variable = "DLQUIZ_TEST_POSTGRES";
    private const int Learners = 50;
    private const int Cards = 1_000;
    private const int BulkCards = 100_000;
    private const int CardsOfNote = 10;

    /// <summary>Those that a compile fills, in an order in which each comes after those that it points to.</summary>
    private static readonly string[] Tables = ["learners", "sources", "decks", "notes", "cards", "card_states"];
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    /// <returns>An exit code: 2 where no server is named.</returns>
    public static int Run(TextWriter output)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } server)
        {
            output.WriteLine($"{Variable} names no server: see the README.");
            return 2;
        }

        output.WriteLine($"{Environment.ProcessorCount} cores, shared with the server");
        OnDatabase(server, place => Answer(output, place, Compile(place, Cards)));
        BulkLoad(output, server);
        return 0;
    }

    /// <summary>One compile of many cards for one learner, beside psql copying the same rows from files into the same empty tables; in turns.</summary>
    private static void BulkLoad(TextWriter output, string server)
    {
        string folder = Directory.CreateTempSubdirectory("dlquiz-benchmark-").FullName;
        try
        {
            OnDatabase(server, place =>
            {
                using (PostgresStore learner = PostgresStore.Open(place, "learner"))
                    learner.Introduce();
                Compile(place, BulkCards);
                Psql(place, Tables.Select(table => $"\\copy {table} TO '{folder}/{table}'"));
            });
            List<double> ours = [], floor = [];
            for (int round = 0; round < 5; round++)
            {
                OnDatabase(server, place =>
                {
                    using (PostgresStore learner = PostgresStore.Open(place, "learner"))
                        learner.Introduce();
                    ours.Add(Seconds(() => Compile(place, BulkCards)));
                });
                OnDatabase(server, place =>
                {
                    PostgresStore.Open(place).Dispose();
                    floor.Add(Seconds(() => Psql(place, ["BEGIN", .. Tables.Select(table => $"\\copy {table} FROM '{folder}/{table}'"), "COMMIT"])));
                });
            }

            output.WriteLine($"{BulkCards} cards in {BulkCards / CardsOfNote} notes and their states: {ours.Order().ElementAt(2):0.00} s (median; opening a store and making the plan's values included), psql \\copy of the same rows {floor.Order().ElementAt(2):0.00} s: ratio {ours.Order().ElementAt(2) / floor.Order().ElementAt(2):0.00}, best of each {ours.Min() / floor.Min():0.00}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Card[] Compile(string place, int count)
    {
        Card[] cards = [.. Enumerable.Range(0, count).Select(number => new Card
        {
            Key = CardKey.Of($"card {number}"),
            Kind = CardKind.QuestionAnswer,
            Deck = $"course/unit {number / 1000}",
            Front = $"What is number {number}, and why is it not another one?",
            Back = "The answer to it, in a sentence of some length, with a formula $x^2$ in it and then another sentence.",
            Context = ["A heading", $"Unit {number / 1000}"],
            Span = new SourceSpan($"course/{number / CardsOfNote}.md", 1 + (number % CardsOfNote), 1, 10),
            Block = number % CardsOfNote,
        })];
        var notes = cards.Where(card => card.Block == 0).Select(card => new Note(card.Span.File, CardKey.Of(card.Span.File).ToString(), card.Deck, DeckSettings.None)
        {
            Stamp = new FileStamp(1000, 1000),
            CardCount = CardsOfNote,
            Names = [.. Enumerable.Range(0, CardsOfNote).Select(name => (long)name)],
        });
        using PostgresStore store = PostgresStore.Open(place, "learner");
        store.Apply(new CompilePlan(new Source("notes", "/notes"), [.. notes], [.. cards.Select(card => new CardChange(ChangeKind.New, card, null, card.Key))], []));
        return cards;
    }

    /// <summary>The store's answers beside the least that must be written for one (entry, state, statistics), sent blindly as one batch; in turns.</summary>
    private static void Answer(TextWriter output, string place, Card[] cards)
    {
        PostgresStore[] stores = [.. Enumerable.Range(0, Learners).Select(number => PostgresStore.Open(place, $"learner {number}"))];
        Array.ForEach(stores, store => store.StateOf(cards[0].Key));
        NpgsqlConnection[] bare = [.. Enumerable.Range(0, Learners).Select(_ => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, Pooling = false }.ConnectionString))];
        Array.ForEach(bare, connection => connection.Open());
        long[] learners = Longs(bare[0], "SELECT id FROM learners ORDER BY id LIMIT 50");
        long[] devices = Longs(bare[0], "SELECT id FROM devices LIMIT 50");
        long deck = Longs(bare[0], "SELECT MAX(id) FROM decks")[0];

        List<double> ours = [], floor = [], ourCosts = [], bareCosts = [];
        List<double> milliseconds = [];
        long expected = 0;
        for (int round = 0; round < 3; round++)
        {
            int first = round * 1_000_000;
            (double[] took, double rate, double cost) = AllAtOnce(number => answer => Record(stores[number], cards, number, first + answer));
            ours.Add(rate);
            ourCosts.Add(cost);
            milliseconds.AddRange(took);
            (double[] written, double bareRate, double bareCost) = AllAtOnce(number => answer => Write(bare[number], cards[(answer + number) % cards.Length], learners[number], devices[number], deck, 500_000_000L + first + answer));
            floor.Add(bareRate);
            bareCosts.Add(bareCost);
            expected += took.Length + written.Length;
        }

        long stored = Longs(bare[0], "SELECT COUNT(*) FROM reviews")[0];
        Array.ForEach(stores, store => store.Dispose());
        Array.ForEach(bare, connection => connection.Dispose());
        milliseconds.Sort();
        output.WriteLine($"{Learners} learners at once: {Median(ours):0} durable answers/s, {Median(floor):0} bare batches/s: {Median(ours) / Median(floor):P0} of them");
        output.WriteLine($"processor time of the client: {Median(ourCosts):0} µs an answer, {Median(bareCosts):0} µs a bare batch");
        output.WriteLine($"one answer takes {milliseconds[milliseconds.Count / 2]:0.00} ms (median), {milliseconds[milliseconds.Count * 99 / 100]:0.00} ms (99th percentile); {stored - expected} lost or doubled");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(1);

    private static (double[] Milliseconds, double Rate, double Microseconds) AllAtOnce(Func<int, Action<int>> work)
    {
        using var start = new ManualResetEventSlim();
        long[][] ticks = new long[Learners][];
        Thread[] threads = [.. Enumerable.Range(0, Learners).Select(number => new Thread(() => ticks[number] = UntilTimeIsUp(work(number), start)))];
        Array.ForEach(threads, thread => thread.Start());
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp();
        start.Set();
        Array.ForEach(threads, thread => thread.Join());
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        double[] milliseconds = [.. ticks.SelectMany(one => one).Select(one => 1000.0 * one / Stopwatch.Frequency)];
        return (milliseconds, milliseconds.Length / seconds, (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / milliseconds.Length);
    }

    /// <summary>What each took.</summary>
    private static long[] UntilTimeIsUp(Action<int> work, ManualResetEventSlim start)
    {
        List<long> ticks = [];
        start.Wait();
        long began = Stopwatch.GetTimestamp();
        for (int answer = 0; Stopwatch.GetElapsedTime(began) < Length; answer++)
        {
            long before = Stopwatch.GetTimestamp();
            work(answer);
            ticks.Add(Stopwatch.GetTimestamp() - before);
        }

        return [.. ticks];
    }

    private static void Record(PostgresStore store, Card[] cards, int number, int answer)
    {
        DateTimeOffset instant = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddDays(answer / cards.Length).AddSeconds(answer % cards.Length);
        var moment = new Moment(instant, "Asia/Shanghai", StudyDay.Of(instant, TimeZoneInfo.Utc, TimeSpan.FromHours(4)));
        store.Record(cards[(answer + number) % cards.Length].Key, moment, new CardEvent.Review(new Quality((answer + number) % 6), new Answer(TimeSpan.FromSeconds(4))));
    }

    private static void Write(NpgsqlConnection connection, Card card, long learner, long device, long deck, long sequence)
    {
        using var batch = new NpgsqlBatch(connection);
        Add("INSERT INTO reviews (device, sequence, learner_id, card, instant, zone, day, kind, payload) VALUES ($1, $2, $3, $4, $2, 'Asia/Shanghai', 1, 1, '{\"quality\":4,\"milliseconds\":4000}')", device, sequence, learner, card.Key.ToBytes());
        Add("UPDATE card_states SET queue = 2, repetitions = 3, ease = 250, interval_days = 9, due = $1, last_review = $1, lapses = 1, drill_day = NULL WHERE learner_id = $2 AND card = $3", sequence % 10_000, learner, card.Key.ToBytes());
        Add("INSERT INTO day_stats (learner_id, day, deck_id, maturity, reviews, passed, drills, milliseconds) VALUES ($1, $2, $3, 1, 1, 1, 0, 4000) ON CONFLICT (learner_id, day, deck_id, maturity) DO UPDATE SET reviews = day_stats.reviews + 1, passed = day_stats.passed + 1, milliseconds = day_stats.milliseconds + 4000", learner, sequence % 10_000 / 100, deck);
        batch.ExecuteNonQuery();

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (object value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
    }

    private static long[] Longs(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<long> values = [];
        while (reader.Read())
            values.Add(reader.GetInt64(0));
        return [.. values];
    }

    private static double Seconds(Action work)
    {
        GC.Collect();
        long before = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(before).TotalSeconds;
    }

    private static void Psql(string place, IEnumerable<string> commands)
    {
        var to = new NpgsqlConnectionStringBuilder(place);
        using Process psql = Process.Start(new ProcessStartInfo("psql", ["-q", "-X", "-v", "ON_ERROR_STOP=1", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-d", to.Database!])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        })!;
        foreach (string command in commands)
            psql.StandardInput.WriteLine(command.StartsWith('\\') ? command : command + ";");
        psql.StandardInput.Close();
        psql.WaitForExit();
        if (psql.ExitCode != 0)
            throw new InvalidOperationException("psql failed.");
    }

    private static void OnDatabase(string server, Action<string> work)
    {
        string database = "dlquiz_benchmark_" + Guid.NewGuid().ToString("N");
        OnServer(server, $"CREATE DATABASE {database}");
        try
        {
            work(new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString);
        }
        finally
        {
            OnServer(server, $"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private static void OnServer(string server, string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}

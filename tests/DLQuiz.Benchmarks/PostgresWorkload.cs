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
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    /// <returns>An exit code: 2 where no server is named.</returns>
    public static int Run(TextWriter output)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } server)
        {
            output.WriteLine($"{Variable} names no server: see the README.");
            return 2;
        }

        string database = "dlquiz_benchmark_" + Guid.NewGuid().ToString("N");
        OnServer(server, $"CREATE DATABASE {database}");
        try
        {
            string place = new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;
            output.WriteLine($"{Environment.ProcessorCount} cores, shared with the server");
            Card[] cards = Compile(place);
            Answer(output, place, cards);
        }
        finally
        {
            OnServer(server, $"DROP DATABASE {database} WITH (FORCE)");
        }

        return 0;
    }

    private static Card[] Compile(string place)
    {
        Card[] cards = [.. Enumerable.Range(0, Cards).Select(number => new Card
        {
            Key = CardKey.Of($"card {number}"),
            Kind = CardKind.QuestionAnswer,
            Deck = "course/notes",
            Front = $"What is number {number}?",
            Back = "The answer to it, in a sentence of some length.",
            Span = new SourceSpan("course/notes.md", 1 + number, 1, 10),
            Block = number,
        })];
        using PostgresStore store = PostgresStore.Open(place, "teacher");
        store.Apply(new CompilePlan(
            new Source("notes", "/notes"),
            [new Note("course/notes.md", CardKey.Of("").ToString(), "course/notes", DeckSettings.None)],
            [.. cards.Select(card => new CardChange(ChangeKind.New, card, null, card.Key))],
            []));
        return cards;
    }

    private static void Answer(TextWriter output, string place, Card[] cards)
    {
        PostgresStore[] stores = [.. Enumerable.Range(0, Learners).Select(number => PostgresStore.Open(place, $"learner {number}"))];
        Array.ForEach(stores, store => store.StateOf(cards[0].Key));
        using var start = new ManualResetEventSlim();
        long[][] ticks = new long[Learners][];
        Thread[] threads = [.. stores.Select((store, number) => new Thread(() => ticks[number] = Answers(store, cards, number, start)))];
        Array.ForEach(threads, thread => thread.Start());
        long began = Stopwatch.GetTimestamp();
        start.Set();
        Array.ForEach(threads, thread => thread.Join());
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Array.ForEach(stores, store => store.Dispose());

        double[] milliseconds = [.. ticks.SelectMany(one => one).Order().Select(one => 1000.0 * one / Stopwatch.Frequency)];
        using var connection = new NpgsqlConnection(place);
        connection.Open();
        using var command = new NpgsqlCommand("SELECT COUNT(*) FROM reviews", connection);
        long stored = (long)command.ExecuteScalar()!;
        output.WriteLine($"{Learners} learners at once: {milliseconds.Length / seconds:0} durable answers/s; one takes {milliseconds[milliseconds.Length / 2]:0.00} ms (median), {milliseconds[milliseconds.Length * 99 / 100]:0.00} ms (99th percentile); {stored - milliseconds.Length} lost or doubled");
    }

    /// <summary>What each answer took, until time is up.</summary>
    private static long[] Answers(PostgresStore store, Card[] cards, int number, ManualResetEventSlim start)
    {
        List<long> ticks = [];
        DateTimeOffset noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        start.Wait();
        long began = Stopwatch.GetTimestamp();
        for (int answer = 0; Stopwatch.GetElapsedTime(began) < Length; answer++)
        {
            DateTimeOffset instant = noon.AddDays(answer / cards.Length).AddSeconds(answer % cards.Length);
            var moment = new Moment(instant, "Asia/Shanghai", StudyDay.Of(instant, TimeZoneInfo.Utc, TimeSpan.FromHours(4)));
            long before = Stopwatch.GetTimestamp();
            store.Record(cards[(answer + number) % cards.Length].Key, moment, new CardEvent.Review(new Quality((answer + number) % 6), new Answer(TimeSpan.FromSeconds(4))));
            ticks.Add(Stopwatch.GetTimestamp() - before);
        }

        return [.. ticks];
    }

    private static void OnServer(string server, string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}

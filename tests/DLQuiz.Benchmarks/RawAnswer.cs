using Microsoft.Data.Sqlite;

namespace DLQuiz.Benchmarks;

/// <summary>The least that a durable answer can be: the state read and written, the log and the sums of the day, in one prepared transaction.</summary>
internal sealed class RawAnswer : IDisposable
{
    /// <summary>A device of its own, so that its entries meet no others.</summary>
    private const long Device = 4_711;

    private readonly SqliteCommand[] all;
    private readonly SqliteCommand begin, read, state, log, sums, total, commit;

    public RawAnswer(SqliteConnection connection)
    {
        begin = Prepare(connection, "BEGIN IMMEDIATE");
        read = Prepare(connection, "SELECT s.repetitions, s.ease, s.interval_days, s.due, s.lapses, c.deck_id FROM card_states s JOIN cards c ON c.key = s.card WHERE s.learner_id = 1 AND s.card = @card", "@card");
        state = Prepare(connection, "UPDATE card_states SET queue = 2, repetitions = @repetitions, ease = 250, interval_days = 17, due = @due, last_review = @day WHERE learner_id = 1 AND card = @card", "@repetitions", "@due", "@day", "@card");
        log = Prepare(connection, "INSERT INTO reviews (device, sequence, learner_id, card, instant, zone, day, kind, payload) VALUES (4711, @sequence, 1, @card, @instant, 'Europe/Berlin', @day, 1, '{\"quality\":4,\"ms\":5000}')", "@sequence", "@card", "@instant", "@day");
        sums = Prepare(connection, "INSERT INTO day_stats (learner_id, day, deck_id, maturity, reviews, passed, drills, milliseconds) VALUES (1, @day, @deck, 1, 1, 1, 0, 5000) ON CONFLICT (learner_id, day, deck_id, maturity) DO UPDATE SET reviews = day_stats.reviews + 1", "@day", "@deck");
        total = Prepare(connection, "INSERT INTO day_totals (learner_id, day, maturity, reviews, passed, drills, milliseconds) VALUES (1, @day, 1, 1, 1, 0, 5000) ON CONFLICT (learner_id, day, maturity) DO UPDATE SET reviews = day_totals.reviews + 1", "@day");
        commit = Prepare(connection, "COMMIT");
        all = [begin, read, state, log, sums, total, commit];
        using SqliteCommand device = connection.CreateCommand();
        device.CommandText = $"INSERT INTO devices (id, name) VALUES ({Device}, 'raw')";
        device.ExecuteNonQuery();
    }

    public void Run(byte[] card, int day, long sequence)
    {
        begin.ExecuteNonQuery();
        read.Parameters[0].Value = card;
        (long repetitions, long deck) = Read();
        Run(state, repetitions + 1, day + 17, day, card);
        Run(log, sequence, card, 1_795_000_000_000 + (sequence * 1000), day);
        Run(sums, day, deck);
        Run(total, day);
        commit.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in all)
            command.Dispose();
    }

    private (long Repetitions, long Deck) Read()
    {
        using SqliteDataReader row = read.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(5));
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (string name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}

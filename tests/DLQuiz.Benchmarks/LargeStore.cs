using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Storage;
using Microsoft.Data.Sqlite;

namespace DLQuiz.Benchmarks;

/// <summary>A collection as large as the goals ask for, made in place by SQL: 2,000 leaf decks under 40, cards spread evenly, a log of years.</summary>
internal static class LargeStore
{
    public const int Decks = 2_000;

    public const int DueToday = 200;

    /// <summary>Days from today until the cards that were reviewed fall due, evenly; 49,000 of a million within the first eighteen.</summary>
    private const int Horizon = 360;

    private const int YearsOfDays = 1_095;

    public static void Make(string file, StudyDay today, long cards, long reviews)
    {
        SqliteStore.Open(file).Dispose();
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF");
        string[] indexes = DropIndexes(connection);
        Run(connection, "BEGIN");
        MakeDecks(connection);
        Run(connection, Cards(cards));
        Run(connection, States(today, cards));
        Run(connection, Reviews(today, cards, reviews));
        Run(connection, Sums);
        Run(connection, "COMMIT");
        foreach (string index in indexes)
            Run(connection, index);
        Run(connection, "PRAGMA journal_mode = WAL");
    }

    private static void MakeDecks(SqliteConnection connection)
    {
        Run(connection, "INSERT INTO sources (id, name, root) VALUES (1, 'large', '/large')");
        Run(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 39)
            INSERT INTO decks (id, path, pre, last, folds_by) SELECT 1 + i, printf('topic-%02d', i), 1000 * (1 + i), 1000 * (1 + i) + {Decks / 40}, '' FROM n
            """);
        Run(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Decks - 1})
            INSERT INTO decks (id, path, parent_id, pre, last, folds_by)
            SELECT 100 + i, printf('topic-%02d/deck-%04d', i % 40, i), 1 + i % 40, 1000 * (1 + i % 40) + 1 + i / 40, 1000 * (1 + i % 40) + 1 + i / 40, '' FROM n
            """);
        Run(connection, "INSERT INTO notes (id, source_id, file, hash, deck_id) SELECT id, 1, path || '.md', '', id FROM decks WHERE parent_id IS NOT NULL");
    }

    private static string Cards(long cards) => $"""
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {cards - 1})
        INSERT INTO cards (key, note_id, deck_id, kind, front, back, context, tags, source_line, source_column, source_length, block, position, gone)
        SELECT CAST(printf('%016d', (i * 7919) % 10000019 * 1000000007 % 9999999999999937) AS BLOB), 100 + i % {Decks}, 100 + i % {Decks}, 1,
            printf('What does layer %d of network %d compute on its input x?', i % 97, i),
            printf('A weighted sum of its %d inputs, shifted and passed through a nonlinearity.', i % 512),
            '["Layers"]', '[]', 1 + i / {Decks} * 3, 1, 0, i / {Decks}, ((100 + i % {Decks}) * 16777216 + i / {Decks}) * 256, 0 FROM n
        """;

    /// <summary>200 are due today, a tenth is new, the others wait evenly over a year.</summary>
    private static string States(StudyDay today, long cards) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO card_states (learner_id, card, queue, due, interval_days, ease, repetitions, lapses, last_review, suspended, flag, deck_pre, block, position)
        SELECT 1, c.key, CASE WHEN i % 10 = 0 THEN 0 ELSE 2 END,
            CASE WHEN i % 10 = 0 THEN NULL WHEN i % {Math.Max(1, cards / DueToday)} = 1 THEN {today.Number} ELSE {today.Number} + 1 + i % {Horizon} END,
            CASE WHEN i % 10 = 0 THEN 0 ELSE 1 + i % 60 END, 250, CASE WHEN i % 10 = 0 THEN 0 ELSE 3 END, 0,
            CASE WHEN i % 10 = 0 THEN NULL ELSE {today.Number} - 1 - i % 60 END, 0, 0, d.pre, c.note_id * 16777216 + c.block, c.position
        FROM (SELECT ROW_NUMBER() OVER () - 1 AS i, * FROM cards) c JOIN decks d ON d.id = c.deck_id
        """);

    private static string Reviews(StudyDay today, long cards, long reviews) => string.Create(CultureInfo.InvariantCulture, $$"""
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {{reviews - 1}})
        INSERT INTO reviews (device, sequence, learner_id, card, instant, zone, day, kind, payload)
        SELECT (SELECT id FROM devices LIMIT 1), 1 + i, 1, CAST(printf('%016d', (i % {{cards}} * 7919) % 10000019 * 1000000007 % 9999999999999937) AS BLOB),
            1700000000000 + i * 9000, 'Europe/Berlin', {{today.Number - YearsOfDays}} + i * {{YearsOfDays - 1}} / {{Math.Max(1, reviews)}}, 1,
            '{"quality":4,"ms":5200}' FROM n
        """);

    /// <summary>What the store would have kept beside the log while it grew.</summary>
    private const string Sums = """
        INSERT INTO day_stats (learner_id, day, deck_id, maturity, reviews, passed, drills, milliseconds)
        SELECT r.learner_id, r.day, c.deck_id, 1 + r.sequence % 2, COUNT(*), COUNT(*) - COUNT(*) / 10, 0, 5200 * COUNT(*)
        FROM reviews r JOIN cards c ON c.key = r.card GROUP BY r.learner_id, r.day, c.deck_id, 1 + r.sequence % 2;
        INSERT INTO day_totals (learner_id, day, maturity, reviews, passed, drills, milliseconds)
        SELECT learner_id, day, maturity, SUM(reviews), SUM(passed), SUM(drills), SUM(milliseconds) FROM day_stats GROUP BY learner_id, day, maturity;
        INSERT INTO deck_tallies (learner_id, deck_id, present, active, fresh, mature)
        SELECT s.learner_id, c.deck_id, COUNT(*), COUNT(*), SUM(CASE WHEN s.queue = 0 THEN 1 ELSE 0 END), SUM(CASE WHEN s.queue = 2 AND s.interval_days >= 21 THEN 1 ELSE 0 END)
        FROM cards c JOIN card_states s ON s.card = c.key GROUP BY s.learner_id, c.deck_id;
        """;

    /// <summary>Sorting an index once is much faster than growing it by ten million rows.</summary>
    private static string[] DropIndexes(SqliteConnection connection)
    {
        var indexes = new List<(string Name, string Sql)>();
        using (SqliteCommand all = connection.CreateCommand())
        {
            all.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND sql NOT LIKE '%UNIQUE%'";
            using SqliteDataReader row = all.ExecuteReader();
            while (row.Read())
                indexes.Add((row.GetString(0), row.GetString(1)));
        }

        foreach ((string name, _) in indexes)
            Run(connection, $"DROP INDEX \"{name}\"");
        return [.. indexes.Select(index => index.Sql)];
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}

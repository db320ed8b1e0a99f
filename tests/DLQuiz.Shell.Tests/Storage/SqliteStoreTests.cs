using DLQuiz.Core.Model;
using DLQuiz.Storage;
using DLQuiz.Storage.Rows;
using DLQuiz.Storage.Sql;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DLQuiz.Shell.Tests.Storage;

public sealed class SqliteStoreContract : StoreContract
{
    private readonly ScratchFolder scratch = new();

    protected override IStore OpenPlace(string? learner) => SqliteStore.Open(scratch.Database, learner);

    public override void Dispose()
    {
        base.Dispose();
        scratch.Dispose();
    }
}

/// <summary>What only SQLite has: pragmas, files, plans of its statements.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_connection_is_durable_and_strict()
    {
        using SqliteConnection connection = Connect(scratch.File("x.db"));
        SqliteFile.Prepare(connection, "x.db");
        Assert.Equal(
            ["wal", "2", "1", "10000", "1145852250", SqliteFile.SchemaVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            new[] { "journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id", "user_version" }.Select(pragma => Scalar(connection, "PRAGMA " + pragma)));
    }

    [Fact]
    public void Closing_the_last_window_leaves_one_file()
    {
        using (SqliteStore store = SqliteStore.Open(scratch.Database))
            store.SetSetting("a", "b");
        Assert.Equal([scratch.Database], Directory.GetFiles(Path.GetDirectoryName(scratch.Database)!));
    }

    [Fact]
    public void The_version_of_the_schema_counts_the_migrations_and_the_model_is_the_last_of_them()
    {
        using SqliteContext context = Context(scratch.File("x.db"));
        int migrations = context.Database.GetMigrations().Count();
        Assert.Equal(SqliteFile.SchemaVersion, migrations);
        Assert.False(context.Database.HasPendingModelChanges(), "The model changed: add a migration.");
    }

    [Fact]
    public void The_compiled_model_is_the_model()
    {
        using SqliteContext context = Context(scratch.File("x.db"));
        Assert.Equal(Columns(context.GetService<IDesignTimeModel>().Model), Columns(context.Model));

        static IEnumerable<string> Columns(IModel model) => model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties().Select(property => $"{entity.GetTableName()}.{property.GetColumnName()} {property.ClrType} {property.IsNullable}")
                .Concat(entity.GetIndexes().Select(index => $"{entity.GetTableName()} {index.GetDatabaseName()} {index.GetFilter()}")))
            .Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_file_of_several_learners_asks_whose_reviews_these_are()
    {
        SqliteStore.Open(scratch.Database).Dispose();
        SqliteStore.Open(scratch.Database, "second").Dispose();
        Assert.Contains("--learner", Assert.Throws<StoreException>(() => SqliteStore.Open(scratch.Database)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Statements => [.. StoreStatements.All().Keys];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Every_statement_fits_the_migrated_tables(string name)
    {
        using SqliteConnection connection = Migrated();
        using SqliteCommand explain = Explain(connection, StoreStatements.All()[name]);
        explain.CommandText = "EXPLAIN " + StoreStatements.All()[name];
        Assert.NotNull(explain.ExecuteScalar());
    }

    [Theory]
    [InlineData("CardSql.Due", "ix_card_states_due")]
    [InlineData("CardSql.DueInSubtree", "ix_card_states_due")]
    [InlineData("CardSql.Drills", "ix_card_states_drill")]
    [InlineData("CardSql.DrillsInSubtree", "ix_card_states_drill")]
    [InlineData("CardSql.New", "ix_card_states_new")]
    [InlineData("CardSql.NewInSubtree", "ix_card_states_new")]
    [InlineData("ReviewSql.BlocksOfDay", "ix_card_states_last_review")]
    [InlineData("ReviewSql.PlaceOf", "ix_reviews_card")]
    public void A_days_lists_are_walks_along_a_covering_index_without_sorting(string name, string index)
    {
        using SqliteConnection connection = Migrated();
        using SqliteCommand explain = Explain(connection, StoreStatements.All()[name]);
        List<string> plan = [];
        using (SqliteDataReader reader = explain.ExecuteReader())
        {
            while (reader.Read())
                plan.Add(reader.GetString(3));
        }

        Assert.Contains(plan, step => step.Contains("SEARCH", StringComparison.Ordinal) && step.Contains("USING COVERING INDEX " + index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal) || step.StartsWith("SCAN card_states", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ClassSql.Standings")]
    [InlineData("ClassSql.StandingsInSubtree")]
    [InlineData("ClassSql.Activity")]
    [InlineData("ClassSql.ActivityInSubtree")]
    [InlineData("ClassSql.Misconceptions")]
    [InlineData("ClassSql.MisconceptionsInSubtree")]
    public void A_teachers_view_reads_ranges_of_indexes_only(string name)
    {
        using SqliteConnection connection = Migrated();
        using SqliteCommand explain = Explain(connection, StoreStatements.All()[name]);
        using SqliteDataReader reader = explain.ExecuteReader();
        while (reader.Read())
            Assert.DoesNotMatch("^SCAN (s|t|r|card_states|day_stats|reviews)\\b", reader.GetString(3));
    }

    [Fact]
    public void Misconceptions_of_a_log_of_schema_2_are_found_after_the_migration()
    {
        string file = scratch.File("x.db");
        using (SqliteContext context = Context(file))
        {
            context.GetService<IMigrator>().Migrate("Incremental");
            context.Database.ExecuteSql($"""
                INSERT INTO learners (id, name) VALUES (1, 'me');
                INSERT INTO devices (id, name) VALUES (7, 'here');
                INSERT INTO settings (scope, name, value) VALUES (0, 'device', '0000000000000007');
                INSERT INTO reviews (device, sequence, learner_id, card, instant, zone, day, kind, payload) VALUES
                    (7, 1, 1, zeroblob(16), 1, 'Etc/UTC', 1, 1, {Payload("answer:1")}), (7, 2, 1, zeroblob(16), 2, 'Etc/UTC', 1, 1, {Payload(null)});
                """);
        }

        Execute("PRAGMA user_version = 2; PRAGMA application_id = 1145852250");
        using SqliteStore store = SqliteStore.Open(file);
        Assert.Equal(1, Assert.Single(store.Misconceived()).Id.Sequence);
        Assert.Equal(2, store.Log().Count());

        static string Payload(string? misconceptions) => EventCodec.Write(new CardEvent.Review(
            Quality.Good, new Answer(TimeSpan.Zero, new NumericAnswer(1, "{}", "\"misconceptions\":\"x", 1, misconceptions ?? "")))).Payload;
    }

    [Fact]
    public void The_last_live_entry_is_found_along_the_devices_own_sequence()
    {
        using SqliteConnection connection = Migrated();
        using SqliteCommand explain = Explain(connection, ReviewSql.LastLive);
        using SqliteDataReader reader = explain.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Contains("SEARCH r USING INDEX sqlite_autoindex_reviews_1 (device=?)", reader.GetString(3), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_arrived_before_its_card_is_folded_when_the_card_appears()
    {
        Card card = Notes.Card("a");
        using SqliteStore store = SqliteStore.Open(scratch.Database);
        using (SqliteContext context = Context(scratch.Database))
        {
            context.Devices.Add(new DeviceRow { Id = 7, Name = "other" });
            context.Reviews.Add(new ReviewRow
            {
                Device = 7,
                Sequence = 1,
                LearnerId = context.Learners.Single().Id,
                Card = card.Key.ToBytes(),
                Instant = Notes.At(0).Instant.ToUnixTimeMilliseconds(),
                Zone = "Etc/UTC",
                Day = Notes.At(0).Day.Number,
                Kind = 1,
                Payload = """{"quality":5,"milliseconds":1}""",
            });
            context.SaveChanges();
        }

        store.Apply(Notes.Plan(store, [card]));
        Assert.Equal((1, 260), (store.StateOf(card.Key).Repetitions, store.StateOf(card.Key).EaseX100));
        Assert.Equal(1, store.ProgressOn(Notes.At(0).Day).NewByDeck[card.Deck]);
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_with_a_cure()
    {
        File.WriteAllText(scratch.File("x.db"), string.Concat(Enumerable.Repeat("These are my notes. ", 500)));
        AssertExplained("is not a dlquiz database");
        Assert.StartsWith("These are", File.ReadAllText(scratch.File("x.db")), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_programs_database_is_left_alone()
    {
        Execute("CREATE TABLE col (id INTEGER)");
        AssertExplained("another program's database");
        using SqliteConnection connection = Connect(scratch.File("x.db"));
        Assert.Equal("1", Scalar(connection, "SELECT COUNT(*) FROM sqlite_master"));
        Assert.Equal("delete", Scalar(connection, "PRAGMA journal_mode"));
    }

    [Fact]
    public void A_newer_schema_is_left_alone()
    {
        SqliteStore.Open(scratch.File("x.db")).Dispose();
        Execute($"PRAGMA user_version = {SqliteFile.SchemaVersion + 1}");
        AssertExplained("newer version of dlquiz");
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(scratch.File("file"), "");
        Assert.Contains("--db", Assert.Throws<StoreException>(() => SqliteStore.Open(Path.Combine(scratch.File("file"), "x", "x.db"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_the_file_is_named()
    {
        Directory.CreateDirectory(scratch.File("x.db"));
        AssertExplained("cannot be opened");
    }

    [Fact]
    public void A_damaged_page_is_reported_as_damage()
    {
        using (SqliteStore store = SqliteStore.Open(scratch.File("x.db")))
            store.Apply(Notes.Plan(store, Notes.Deck("d", 300)));
        byte[] bytes = File.ReadAllBytes(scratch.File("x.db"));
        bytes.AsSpan(8192).Fill(0xA5);
        File.WriteAllBytes(scratch.File("x.db"), bytes);
        Assert.Contains("damaged", Assert.Throws<StoreException>(() =>
        {
            using SqliteStore store = SqliteStore.Open(scratch.File("x.db"));
            store.CardsOf(Notes.Source.Name);
        }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "locked")]
    [InlineData(6, "locked")]
    [InlineData(8, "read-only")]
    [InlineData(10, "Check the disk")]
    [InlineData(11, "damaged")]
    [InlineData(13, "full")]
    [InlineData(14, "cannot be opened")]
    [InlineData(26, "not a dlquiz database")]
    [InlineData(1, "not expected: the message")]
    public void Every_error_has_its_cause_in_words(int code, string words)
    {
        StoreException explained = SqliteFile.Explain(new SqliteException("the message", code), "/home/learner/x.db");
        Assert.Contains(words, explained.Message, StringComparison.Ordinal);
        Assert.Contains("/home/learner/x.db", explained.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(explained.InnerException);
    }

    [Fact]
    public void A_store_that_another_program_keeps_locked_says_so_and_works_again_afterwards()
    {
        Card card = Notes.Card("a");
        using SqliteStore store = SqliteStore.Open(scratch.File("x.db"), null, busySeconds: 1);
        store.Apply(Notes.Plan(store, [card]));
        using SqliteConnection other = Connect(scratch.File("x.db"));
        Scalar(other, "BEGIN IMMEDIATE");
        Assert.Contains("locked", Assert.Throws<StoreException>(() => store.Record(card.Key, Notes.At(0), Notes.Review(5))).Message, StringComparison.Ordinal);

        Scalar(other, "ROLLBACK");
        Assert.Equal(260, store.Record(card.Key, Notes.At(0), Notes.Review(5)).State.EaseX100);
    }

    [Fact]
    public void A_full_disk_is_said_and_harms_nothing()
    {
        Card[] cards = Notes.Deck("d", 2);
        using SqliteStore store = SqliteStore.Open(scratch.File("x.db"));
        store.Apply(Notes.Plan(store, cards));
        CardState state = store.Record(cards[0].Key, Notes.At(0), Notes.Review(5)).State;
        var endless = new CardEvent.Review(Quality.Good, new Answer(TimeSpan.Zero, new NumericAnswer(1, "{}", new string('9', 100_000), 0)));
        store.Database["PRAGMA max_page_count = 80"].Run();
        Assert.Contains("full", Assert.Throws<StoreException>(() =>
        {
            for (int hour = 1; hour < 1000; hour++)
                store.Record(cards[1].Key, Notes.At(hour), endless);
        }).Message, StringComparison.Ordinal);

        using SqliteStore reopened = SqliteStore.Open(scratch.File("x.db"));
        Assert.Equal(state, reopened.StateOf(cards[0].Key));
        Assert.Equal(store.Log().Count(), reopened.Log().Count());
        Assert.Equal(reopened.Log().Count() + 1, reopened.Record(cards[0].Key, Notes.At(99), Notes.Review(5)).Entry.Id.Sequence);
    }

    [Fact]
    public void An_answer_that_fails_half_way_leaves_nothing_behind()
    {
        Card card = Notes.Card("a");
        using SqliteStore store = SqliteStore.Open(scratch.File("x.db"));
        store.Apply(Notes.Plan(store, [card]));
        Execute("CREATE TRIGGER trouble BEFORE UPDATE ON card_states BEGIN SELECT RAISE(ABORT, 'trouble'); END");
        Assert.Throws<StoreException>(() => store.Record(card.Key, Notes.At(0), Notes.Review(5)));
        Assert.Empty(store.Log());

        Execute("DROP TRIGGER trouble");
        store.Record(card.Key, Notes.At(0), Notes.Review(5));
        Assert.Equal(1, Assert.Single(store.Log()).Id.Sequence);
    }

    private static SqliteContext Context(string file) => new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite($"Data Source={file};Pooling=False").Options);

    private static SqliteCommand Explain(SqliteConnection connection, string sql)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (string name in Statement.ParameterNames(sql))
            command.Parameters.AddWithValue(name, 1);
        return command;
    }

    private static string? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private SqliteConnection Migrated()
    {
        SqliteConnection connection = Connect(scratch.File("x.db"));
        SqliteFile.Prepare(connection, "x.db");
        return connection;
    }

    private void Execute(string sql)
    {
        using SqliteConnection connection = Connect(scratch.File("x.db"));
        Scalar(connection, sql);
    }

    private void AssertExplained(string words)
    {
        string message = Assert.Throws<StoreException>(() => SqliteStore.Open(scratch.File("x.db"))).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains(scratch.File("x.db"), message, StringComparison.Ordinal);
    }
}

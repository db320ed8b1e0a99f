using System.Globalization;
using System.Reflection;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage;
using DLQuiz.Storage.Rows;
using DLQuiz.Storage.Sql;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

using Npgsql;

namespace DLQuiz.Shell.Tests.Storage;

public sealed class PostgresStoreContract : StoreContract
{
    private readonly PostgresPlace place = new();

    /// <summary>A server never asks who the only learner is.</summary>
    protected override IStore OpenPlace(string? learner) => place.Open(learner ?? "me");

    public override void Dispose()
    {
        base.Dispose();
        place.Dispose();
    }
}

/// <summary>What only PostgreSQL has: migrations of its own, many learners at once, plans of its statements.</summary>
public sealed class PostgresStoreTests
{
    [Fact]
    public void Every_promise_of_the_contract_is_asked_of_every_database() =>
        Assert.All(typeof(StoreContract).GetMethods().Where(method => method.DeclaringType == typeof(StoreContract) && method.GetCustomAttributes<FactAttribute>().Any()),
            method => Assert.NotNull(method.GetCustomAttribute<StoreFactAttribute>()));

    [Fact]
    public void The_version_of_the_schema_counts_the_migrations_and_the_model_is_the_last_of_them()
    {
        using PostgresContext context = Context();
        Assert.Equal(PostgresServer.SchemaVersion, context.Database.GetMigrations().Count());
        Assert.False(context.Database.HasPendingModelChanges(), "The model changed: add a migration for PostgreSQL too.");
    }

    [Fact]
    public void The_compiled_model_is_the_model()
    {
        using PostgresContext context = Context();
        Assert.Equal(Columns(context.GetService<IDesignTimeModel>().Model), Columns(context.Model));

        static IEnumerable<string> Columns(IModel model) => model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties().Select(property => $"{entity.GetTableName()}.{property.GetColumnName()} {property.ClrType} {property.IsNullable}")
                .Concat(entity.GetIndexes().Select(index => $"{entity.GetTableName()} {index.GetDatabaseName()} {index.GetFilter()}")))
            .Order(StringComparer.Ordinal);
    }

    [PostgresFact]
    public void Every_statement_fits_the_migrated_tables()
    {
        using var place = new PostgresPlace();
        place.Open().Dispose();
        using NpgsqlConnection connection = place.Connect();
        foreach ((string name, string sql) in StoreStatements.All())
        {
            Exception? refused = Record.Exception(() => Run(connection, $"PREPARE probe AS {Numbered(sql)}"));
            Assert.True(refused is null, $"{name}: {refused?.Message}");
            Run(connection, "DEALLOCATE probe");
        }
    }

    [PostgresFact]
    public void A_days_lists_are_walks_along_a_partial_index_without_sorting()
    {
        using var place = new PostgresPlace();
        place.Open().Dispose();
        using NpgsqlConnection connection = place.Connect();
        Run(connection, "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off; SET plan_cache_mode = force_generic_plan");
        (string Name, string Index)[] expected =
        [
            ("CardSql.Due", "ix_card_states_due"), ("CardSql.DueInSubtree", "ix_card_states_due"),
            ("CardSql.Drills", "ix_card_states_drill"), ("CardSql.DrillsInSubtree", "ix_card_states_drill"),
            ("CardSql.New", "ix_card_states_new"), ("CardSql.NewInSubtree", "ix_card_states_new"),
            ("ReviewSql.BlocksOfDay", "ix_card_states_last_review"), ("ReviewSql.PlaceOf", "ix_reviews_card"),
            ("ReviewSql.MisconceivedOfLearner", "ix_reviews_misconceived"),
        ];
        Assert.All(expected, one =>
        {
            string plan = Explain(connection, StoreStatements.All()[one.Name]);
            Assert.Contains(one.Index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan on card_states", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan on reviews", plan, StringComparison.Ordinal);
        });
    }

    [PostgresFact]
    public void Fifty_learners_at_once_lose_nothing_and_wait_for_nobody()
    {
        const int Learners = 50;
        const int Answers = 20;
        using var place = new PostgresPlace();
        Card[] cards = Notes.Deck("d", 5);
        using (PostgresStore teacher = place.Open("teacher"))
            teacher.Apply(Notes.Plan(teacher, cards));
        var failures = new Exception?[Learners];
        Thread[] class50 = [.. Enumerable.Range(0, Learners).Select(number => new Thread(() => failures[number] = Xunit.Record.Exception(() => Answer(number))))];
        Array.ForEach(class50, learner => learner.Start());
        Array.ForEach(class50, learner => learner.Join());
        Assert.All(failures, Assert.Null);

        Assert.Equal((long)Learners * Answers, place.Scalar("SELECT COUNT(*) FROM reviews"));
        Assert.Equal((long)Learners, place.Scalar("SELECT COUNT(*) FROM learners"));
        foreach (int number in new[] { 0, 17, 49 })
        {
            using PostgresStore store = place.Open(NameOf(number));
            Assert.Equal(Enumerable.Range(1, Answers).Select(sequence => (long)sequence), store.Log().Select(entry => entry.Id.Sequence).Order());
            Assert.All(cards, card => Assert.Equal(History.Fold(store.Log(card.Key), Schedulers.Default), store.StateOf(card.Key)));
        }

        void Answer(int number)
        {
            using PostgresStore mine = place.Open(NameOf(number));
            for (int answer = 0; answer < Answers; answer++)
                mine.Record(cards[answer % cards.Length].Key, Notes.At(answer % 3, answer), Notes.Review((answer + number) % 6));
        }

        static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"学生{number}");
    }

    [PostgresFact]
    public void Two_teachers_who_compile_while_a_class_studies_lose_nothing()
    {
        using var place = new PostgresPlace();
        Card[] cards = Notes.Deck("d", 30);
        using (PostgresStore first = place.Open("teacher"))
            first.Apply(Notes.Plan(first, cards));
        var failures = new Exception?[6];
        Thread[] people = [.. Enumerable.Range(0, failures.Length).Select(one => new Thread(() => failures[one] = Xunit.Record.Exception(() =>
        {
            using PostgresStore store = place.Open($"person {one}");
            for (int time = 0; time < 60; time++)
            {
                if (one < 2)
                    store.Apply(Notes.Plan(store, cards.Select((card, at) => Notes.Card(card.Front.TrimEnd('?'), at % 2 == time % 2 ? "d" : "moved/d", card.Block))));
                else
                    store.Record(cards[time % cards.Length].Key, Notes.At(time % 5, time / 5), Notes.Review((time + one) % 6));
            }
        })))];
        Array.ForEach(people, person => person.Start());
        Array.ForEach(people, person => person.Join());
        Assert.All(failures, Assert.Null);
        for (int one = 2; one < failures.Length; one++)
        {
            using PostgresStore store = place.Open($"person {one}");
            Assert.Equal(60, store.Log().Count());
            Assert.All(cards, card => Assert.Equal(History.Fold(store.Log(card.Key), Schedulers.Default), store.StateOf(card.Key)));
            HistoryStep[] steps = [.. store.Log().GroupBy(entry => entry.Card).SelectMany(log => History.Replay(log, Schedulers.Default)).Where(step => step.IsScheduledReview)];
            foreach (var day in steps.CountBy(step => (step.Entry.Day, Deck: store.FindCard(step.Entry.Card)!.Card.Deck)))
            {
                DayProgress progress = store.ProgressOn(day.Key.Day);
                Assert.Equal(day.Value, progress.NewByDeck.GetValueOrDefault(day.Key.Deck) + progress.ReviewsByDeck.GetValueOrDefault(day.Key.Deck));
            }
        }
    }

    [PostgresFact]
    public void Without_a_name_the_learner_is_the_user_of_the_system_and_joins_at_the_first_question()
    {
        using var place = new PostgresPlace();
        using PostgresStore store = place.Open();
        store.Apply(Notes.Plan(store, [Notes.Card("a")]));
        Assert.Equal(0L, place.Scalar("SELECT COUNT(*) FROM learners"));
        Assert.Single(store.NewCards(Notes.At(0).Day, null, 9));
        Assert.Equal(Environment.UserName, place.Scalar("SELECT name FROM learners"));
    }

    [PostgresFact]
    public void A_log_is_read_while_other_statements_run()
    {
        using var place = new PostgresPlace();
        using PostgresStore store = place.Open();
        Card[] cards = Notes.Deck("d", 3);
        store.Apply(Notes.Plan(store, cards));
        for (int answer = 0; answer < 30; answer++)
            store.Record(cards[answer % 3].Key, Notes.At(0, answer), Notes.Review(4));
        Assert.Equal(30, store.Log().Count(entry => store.FindCard(entry.Card)!.Card.Key == entry.Card));
    }

    private static PostgresContext Context() => new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=nowhere").Options);

    private static string Explain(NpgsqlConnection connection, string sql)
    {
        string nulls = string.Join(", ", Statement.ParameterNames(sql).Select(_ => "NULL"));
        Run(connection, $"PREPARE probe AS {Numbered(sql)}");
        using (var command = new NpgsqlCommand($"EXPLAIN EXECUTE probe({nulls})", connection))
        using (NpgsqlDataReader reader = command.ExecuteReader())
        {
            List<string> lines = [];
            while (reader.Read())
                lines.Add(reader.GetString(0));
            reader.Close();
            Run(connection, "DEALLOCATE probe");
            return string.Join('\n', lines);
        }
    }

    private static string Numbered(string sql) => PostgresText.Numbered(sql);

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage;

using Npgsql;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>What a learner meets when a server fails or refuses: a message with the cure, and an answer that is stored once or not at all.</summary>
public sealed class PostgresFailureTests
{
    private const string Password = "s3cret-Pässwort";

    private static readonly Card Card = Notes.Card("a");

    [PostgresFact]
    public void An_answer_that_was_stored_but_never_confirmed_is_found_and_not_stored_twice()
    {
        using var place = new PostgresPlace();
        using var relay = new PostgresRelay(place) { StaysUp = true };
        using PostgresStore store = OpenWithCard(relay);
        relay.When = PostgresRelay.Cut.AfterCommit;
        Recorded recorded = store.Record(Card.Key, Notes.At(0), Notes.Review(5));
        Assert.Equal([recorded.Entry], store.Log());
        AssertOnce(place, recorded);
    }

    [PostgresFact]
    public void A_learner_who_tries_again_after_a_lost_confirmation_has_answered_once()
    {
        using var place = new PostgresPlace();
        using var relay = new PostgresRelay(place);
        using PostgresStore store = OpenWithCard(relay);
        relay.When = PostgresRelay.Cut.AfterCommit;
        AssertCannotBeReached(() => store.Record(Card.Key, Notes.At(0), Notes.Review(5)));
        AssertCannotBeReached(() => store.Record(Card.Key, Notes.At(0.1), Notes.Review(5)));

        relay.Start();
        var longer = new CardEvent.Review(new Quality(5), new Answer(TimeSpan.FromMinutes(7)));
        Recorded recorded = store.Record(Card.Key, Notes.At(0.2), longer);
        Assert.Equal(Notes.At(0).Instant, recorded.Entry.Instant);
        AssertOnce(place, recorded);
    }

    [PostgresFact]
    public void An_undo_that_was_stored_but_never_confirmed_takes_back_one_answer_only()
    {
        using var place = new PostgresPlace();
        using var relay = new PostgresRelay(place);
        using PostgresStore store = OpenWithCard(relay);
        store.Record(Card.Key, Notes.At(0), Notes.Review(5));
        CardState first = store.StateOf(Card.Key);
        store.Record(Card.Key, Notes.At(0, days: 1), Notes.Review(5));
        relay.When = PostgresRelay.Cut.AfterCommit;
        AssertCannotBeReached(() => store.UndoLast(Notes.At(1, days: 1)));
        relay.Start();
        Assert.Equal(first, store.UndoLast(Notes.At(2, days: 1))!.State);
        Assert.Equal((3, first), (store.Log().Count(), store.StateOf(Card.Key)));
    }

    [PostgresFact]
    public void An_answer_whose_commit_never_arrived_leaves_nothing_behind_and_can_be_given_again()
    {
        using var place = new PostgresPlace();
        using var relay = new PostgresRelay(place);
        using PostgresStore store = OpenWithCard(relay);
        relay.When = PostgresRelay.Cut.BeforeCommit;
        AssertCannotBeReached(() => store.Record(Card.Key, Notes.At(0), Notes.Review(5)));
        using (PostgresStore other = place.Open())
            Assert.Equal((0, CardState.Fresh), (other.Log().Count(), other.StateOf(Card.Key)));

        relay.Start();
        AssertOnce(place, store.Record(Card.Key, Notes.At(1), Notes.Review(5)));
    }

    [PostgresFact]
    public void Another_grade_after_a_lost_confirmation_is_another_entry()
    {
        using var place = new PostgresPlace();
        using var relay = new PostgresRelay(place);
        using PostgresStore store = OpenWithCard(relay);
        relay.When = PostgresRelay.Cut.AfterCommit;
        AssertCannotBeReached(() => store.Record(Card.Key, Notes.At(0), Notes.Review(5)));
        relay.Start();
        store.Record(Card.Key, Notes.At(1), Notes.Review(2));
        Assert.Equal([5, 2], store.Log(Card.Key).Select(entry => ((CardEvent.Review)entry.Event).Quality.Value));
    }

    [PostgresFact]
    public void A_server_that_restarts_between_two_answers_is_not_noticed()
    {
        using var place = new PostgresPlace();
        using var relay = new PostgresRelay(place);
        using PostgresStore store = OpenWithCard(relay);
        store.Record(Card.Key, Notes.At(0), Notes.Review(5));
        relay.EndConnections();
        Assert.Equal(1, store.StateOf(Card.Key).Repetitions);
        relay.EndConnections();
        store.Record(Card.Key, Notes.At(0, days: 1), Notes.Review(5));
        place.Scalar("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        store.Record(Card.Key, Notes.At(0, days: 9), Notes.Review(5));
        Assert.Equal(3, store.StateOf(Card.Key).Repetitions);
    }

    [PostgresFact]
    public void A_server_that_is_gone_says_so_until_it_is_back()
    {
        using var place = new PostgresPlace();
        using var relay = new PostgresRelay(place);
        using PostgresStore store = OpenWithCard(relay);
        relay.Stop();
        AssertCannotBeReached(() => store.StateOf(Card.Key));
        AssertCannotBeReached(() => store.Record(Card.Key, Notes.At(0), Notes.Review(5)));
        AssertCannotBeReached(() => store.Log().Count());
        AssertCannotBeReached(() => PostgresStore.Open(relay.Place));
        relay.Start();
        AssertOnce(place, store.Record(Card.Key, Notes.At(0), Notes.Review(5)));
    }

    [PostgresFact]
    public void An_answer_that_fails_half_way_leaves_nothing_behind()
    {
        using var place = new PostgresPlace();
        using PostgresStore store = place.Open();
        store.Apply(Notes.Plan(store, [Card]));
        place.Scalar("ALTER TABLE card_states ADD CONSTRAINT trouble CHECK (repetitions < 1)");
        Assert.Throws<StoreException>(() => store.Record(Card.Key, Notes.At(0), Notes.Review(5)));
        Assert.Empty(store.Log());
        place.Scalar("ALTER TABLE card_states DROP CONSTRAINT trouble");
        AssertOnce(place, store.Record(Card.Key, Notes.At(0), Notes.Review(5)));
    }

    [PostgresFact]
    public void A_database_that_does_not_exist_is_named_with_a_cure()
    {
        var place = new NpgsqlConnectionStringBuilder(PostgresPlace.Server) { Database = "dlquiz_nowhere" };
        Assert.Contains("createdb dlquiz_nowhere", MessageOf(place.ConnectionString), StringComparison.Ordinal);
    }

    [PostgresFact]
    public void A_user_whom_the_server_does_not_know_is_named_and_the_password_is_not()
    {
        var place = new NpgsqlConnectionStringBuilder(PostgresPlace.Server) { Username = "dlquiz_stranger", Password = Password };
        string message = MessageOf(place.ConnectionString);
        Assert.Contains("does not let dlquiz_stranger in", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void A_user_without_the_right_to_make_tables_is_told_whom_to_ask()
    {
        using var place = new PostgresPlace();
        string user = place.Database;
        PostgresPlace.RunOnServer($"CREATE ROLE {user} LOGIN");
        try
        {
            var theirs = new NpgsqlConnectionStringBuilder(place.ToString()) { Username = user };
            Assert.Contains($"{user} may not do this", MessageOf(theirs.ConnectionString), StringComparison.Ordinal);
        }
        finally
        {
            PostgresPlace.RunOnServer($"DROP ROLE {user}");
        }
    }

    [PostgresFact]
    public void Another_programs_database_is_left_alone()
    {
        using var place = new PostgresPlace();
        place.Scalar("CREATE TABLE cards (id integer)");
        Assert.Contains("another program's database", MessageOf(place.ToString()), StringComparison.Ordinal);
        Assert.Equal(1L, place.Scalar("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'"));
    }

    [PostgresFact]
    public void A_newer_schema_is_left_alone()
    {
        using var place = new PostgresPlace();
        place.Open().Dispose();
        place.Scalar($"UPDATE settings SET value = '{PostgresServer.SchemaVersion + 1}' WHERE name = 'schema'");
        Assert.Contains("newer version of dlquiz", MessageOf(place.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("28P01", "PGPASSWORD")]
    [InlineData("28000", "does not let learner in")]
    [InlineData("3D000", "createdb class")]
    [InlineData("42501", "may not do this")]
    [InlineData("53300", "no connection left")]
    [InlineData("57P01", "stopping or starting")]
    [InlineData("57P03", "stopping or starting")]
    [InlineData("40001", "at the same time")]
    [InlineData("40P01", "at the same time")]
    [InlineData("57014", "in time")]
    [InlineData("53100", "is full")]
    [InlineData("25006", "read-only")]
    [InlineData("42P01", "another program's database")]
    [InlineData("XX000", "not expected: the message (XX000)")]
    public void Every_error_has_its_cause_in_words(string state, string words)
    {
        var server = new PostgresServer(PostgresAddress.Parse($"Host=db.school;Database=class;Username=learner;Password={Password}"));
        StoreException explained = server.Explain(new PostgresException("the message", "ERROR", "ERROR", state));
        Assert.Contains(words, explained.Message, StringComparison.Ordinal);
        Assert.Contains("db.school", explained.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, explained.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=learner;Password=" + Password)]
    [InlineData("Host=127.0.0.1;Port=many;Password=" + Password)]
    [InlineData("Host=127.0.0.1;Passwort=" + Password)]
    [InlineData("Host=nowhere.invalid;Password=" + Password)]
    [InlineData("postgresql://learner:" + Password + "@127.0.0.1:99999999/class")]
    [InlineData("postgresql://learner:" + Password + "@127.0.0.1:1/class?nonsense=" + Password)]
    public void A_place_that_leads_nowhere_never_shows_its_password(string place)
    {
        StoreException refused = Assert.Throws<StoreException>(() => PostgresStore.Open(place));
        Assert.DoesNotContain(Password, refused.ToString(), StringComparison.Ordinal);
    }

    private static PostgresStore OpenWithCard(PostgresRelay relay)
    {
        PostgresStore store = PostgresStore.Open(relay.Place);
        store.Apply(Notes.Plan(store, [Card]));
        _ = store.StateOf(Card.Key);
        return store;
    }

    private static string MessageOf(string place) => Assert.Throws<StoreException>(() => PostgresStore.Open(place)).Message;

    private static void AssertCannotBeReached(Action work) =>
        Assert.Contains("cannot be reached", Assert.Throws<StoreException>(work).Message, StringComparison.Ordinal);

    private static void AssertCannotBeReached(Func<object?> work) => AssertCannotBeReached(() =>
    {
        work();
    });

    private static void AssertOnce(PostgresPlace place, Recorded recorded)
    {
        using PostgresStore other = place.Open();
        Assert.Equal([recorded.Entry], other.Log());
        Assert.Equal(recorded.State, other.StateOf(Card.Key));
        Assert.Equal(History.Fold(other.Log(), Schedulers.Default), recorded.State);
        Assert.Equal(1, other.ProgressOn(recorded.Entry.Day).NewByDeck[Card.Deck]);
    }
}

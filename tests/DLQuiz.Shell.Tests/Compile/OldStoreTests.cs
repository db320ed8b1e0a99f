using DLQuiz.Core.Model;
using DLQuiz.Shell.Tests.Storage;
using DLQuiz.Storage;
using DLQuiz.Storage.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DLQuiz.Shell.Tests.Compile;

/// <summary>A store of the first schema, in which notes had neither size nor time.</summary>
public sealed class OldStoreTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_store_of_the_first_schema_keeps_cards_states_and_log_and_then_compiles_what_changed_alone()
    {
        var key = CardKey.Of("an old key");
        var tree = new NoteTree(scratch.File("notes"));
        tree.Write("a.md", "Q: What is momentum?\nA: A running mean.\n");
        WriteOld(key);

        using SqliteStore store = SqliteStore.Open(scratch.File("x.db"));
        Assert.Equal((2, 260), (store.StateOf(key).Repetitions, store.StateOf(key).EaseX100));
        Assert.Equal(key, Assert.Single(store.Log()).Card);
        Assert.Equal("", store.NotesOf("notes").Compiler);

        CompilePlan first = tree.Compile(store).Plan;
        Assert.Equal(["a.md"], first.Notes.Select(note => note.File));
        Assert.Equal((ChangeKind.Unchanged, key), (Assert.Single(first.Cards).Kind, first.Cards[0].Card.Key));
        Assert.True(tree.Compile(store).Plan.IsEmpty);
    }

    private void WriteOld(CardKey key)
    {
        using var connection = new SqliteConnection($"Data Source={scratch.File("x.db")};Pooling=False");
        connection.Open();
        using var context = new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(connection).Options);
        string initial = context.Database.GetMigrations().First();
        string hexadecimal = key.ToString();
        string hash = NoteFolder.Read(NoteFile.Of("a.md", Path.Combine(scratch.File("notes"), "a.md"))).Hash;
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = context.GetService<IMigrator>().GenerateScript(Migration.InitialDatabase, initial, MigrationsSqlGenerationOptions.NoTransactions) + $"""
            INSERT INTO learners (id, name) VALUES (1, 'me');
            INSERT INTO devices (id, name) VALUES (7, 'old');
            INSERT INTO settings (scope, name, value) VALUES (0, 'device', '0000000000000007');
            INSERT INTO sources (id, name, root) VALUES (1, 'notes', '{scratch.File("notes")}');
            INSERT INTO decks (id, path, pre, last, folds_by) VALUES (1, 'a', 1048576, 1048576, '');
            INSERT INTO notes (id, source_id, file, hash, deck_id) VALUES (1, 1, 'a.md', '{hash}', 1);
            INSERT INTO cards (key, note_id, deck_id, kind, front, back, context, tags, source_line, source_column, source_length, block, position, gone)
            VALUES (x'{hexadecimal}', 1, 1, 1, 'What is momentum?', 'A running mean.', '[]', '[]', 1, 1, 0, 0, 4294967296, 0);
            INSERT INTO card_states (learner_id, card, queue, due, interval_days, ease, repetitions, lapses, last_review, suspended, flag, deck_pre, block, position)
            VALUES (1, x'{hexadecimal}', 2, 20600, 6, 260, 2, 0, 20594, 0, 0, 1048576, 16777216, 4294967296);
            INSERT INTO reviews (device, sequence, learner_id, card, instant, zone, day, kind, payload)
            VALUES (7, 1, 1, x'{hexadecimal}', 1779321600000, 'Etc/UTC', 20594, 1, '{JsonOfReview}');
            PRAGMA user_version = 1;
            PRAGMA application_id = 1145852250;
            """;
        command.ExecuteNonQuery();
    }

    private const string JsonOfReview = """{"quality":5,"milliseconds":1200}""";
}

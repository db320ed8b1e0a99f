using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Shell.Tests.Storage;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Compile;

public sealed class IncrementalTests : IDisposable
{
    private const string Three = "Q: What is the variance?\nA: A mean of squares.\n\nQ: 什么是动量？\nA: 梯度的滑动平均。\n\nQ: Why scale by gamma?\nA: To keep what the layer can say.\n";

    private readonly ScratchFolder scratch = new();
    private readonly NoteTree tree;
    private readonly SqliteStore store;

    public IncrementalTests()
    {
        tree = new NoteTree(scratch.File("notes"));
        store = SqliteStore.Open(scratch.File("x.db"));
        store.Database["PRAGMA synchronous = OFF"].Run();
    }

    public void Dispose()
    {
        store.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void A_note_that_did_not_change_is_not_opened()
    {
        tree.Write("a.md", "Q: a?\nA: 1\n");
        tree.Write("b.md", "Q: b?\nA: 2\n");
        tree.Compile(store);
        tree.Write("b.md", "Q: b?\nA: 3\n");

        CompilePlan plan = tree.Compile(store).Plan;
        Assert.Equal(["b.md"], plan.Notes.Select(note => note.File));
        Assert.Equal((2, 2, 1, 1), (plan.NoteCount, plan.CardCount, plan.Count(ChangeKind.Edited), plan.Count(ChangeKind.Unchanged)));
    }

    [Fact]
    public void A_note_with_another_time_and_the_same_text_is_not_compiled_again()
    {
        tree.Write("a.md", Three);
        tree.Compile(store);
        tree.Touch("a.md");

        CompilePlan touched = tree.Compile(store).Plan;
        Assert.Empty(touched.Notes);
        Assert.Equal(["a.md"], touched.Restamped.Select(note => note.File));
        Assert.True(tree.Compile(store).Plan.IsEmpty);
    }

    [Fact]
    public void A_note_saved_a_moment_before_it_was_read_is_read_again()
    {
        tree.Write("a.md", "Q: a?\nA: 1\n");
        string path = Path.Combine(tree.Source.Root, "a.md");
        DateTime saved = DateTime.UtcNow;
        File.SetLastWriteTimeUtc(path, saved);
        tree.Compile(store);
        File.WriteAllText(path, "Q: a?\nA: 2\n");
        File.SetLastWriteTimeUtc(path, saved);

        Assert.Equal(1, tree.Compile(store).Plan.Count(ChangeKind.Edited));
    }

    [Fact]
    public void Findings_of_a_note_that_is_not_read_again_are_told_as_before()
    {
        tree.Write("a.md", "Q: a?\nA: 1\n\n```\nnever closed\n");
        tree.Write("b.md", "Q: b?\nA: 2\n");
        Compilation first = tree.Compile(store);
        tree.Write("b.md", "Q: b?\nA: 3\n");
        Compilation second = tree.Compile(store);
        Compilation third = tree.Compile(store);

        Assert.True(first.HasErrors && second.HasErrors && third.HasErrors && third.Plan.IsEmpty);
        Assert.Equal(first.Diagnostics, second.Diagnostics);
        Assert.Equal(first.Diagnostics, third.Diagnostics);
    }

    [Fact]
    public void Another_version_of_the_compiler_reads_everything_again()
    {
        tree.Write("a.md", Three);
        Compilation compiled = tree.Compile(store);
        Assert.True(tree.Compile(store).Plan.IsEmpty);
        store.Apply(compiled.Plan with { Compiler = "an older one", Cards = [], Notes = [] });

        Assert.Equal(["a.md"], tree.Compile(store).Plan.Notes.Select(note => note.File));
    }

    [Fact]
    public void A_note_cut_off_at_any_byte_and_restored_has_every_card_under_its_key_with_its_history()
    {
        byte[] whole = System.Text.Encoding.UTF8.GetBytes(Three);
        tree.Write("other.md", "Q: What stands elsewhere?\nA: Another card.\n");
        tree.Write("a.md", Three.Replace("variance", "varience", StringComparison.Ordinal));
        tree.Compile(store);
        tree.Write("a.md", Three); // so that a key is not the one that its text gives now
        CardKey[] keys = [.. tree.Compile(store, everything: true).Plan.Cards.Select(change => change.Card.Key)];
        CardState[] states = [.. keys.Select((key, i) => store.Record(key, Notes.At(i), Notes.Review(4)).State)];

        for (int length = 0; length < whole.Length; length++)
        {
            tree.Write("a.md", whole[..length]);
            tree.Compile(store);
            Assert.Equal(keys.Length, store.Log().Count());
            tree.Write("a.md", whole);
            tree.Compile(store);
            Card[] cards = [.. store.CardsOf("notes").Where(card => !card.IsGone).Select(card => card.Card)];
            Assert.Equal(keys, cards.Select(card => card.Key));
            Assert.Equal(states, keys.Select(store.StateOf));
        }
    }

    [Fact]
    public void A_card_taken_over_by_another_source_and_lost_there_comes_back()
    {
        tree.Write("a.md", Three);
        var copy = new NoteTree(scratch.File("copy"));
        copy.Write("a.md", Three);
        tree.Compile(store);
        var elsewhere = new Source("copy", copy.Source.Root);
        Apply(elsewhere);
        Assert.Empty(store.CardsOf("notes"));
        copy.Write("a.md", "");
        Apply(elsewhere);

        Assert.Equal(3, tree.Compile(store).Plan.Count(ChangeKind.Returned));

        void Apply(Source source) => store.Apply(new SourceCompiler(TimeProvider.System).Compile(source, NoteFolder.Find(source), store).Plan);
    }

    [Fact]
    public void A_link_among_the_notes_is_told_and_not_followed()
    {
        tree.Write("sub/a.md", "Q: a?\nA: 1\n");
        File.CreateSymbolicLink(Path.Combine(tree.Source.Root, "b.md"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(tree.Source.Root, "sub", "round"), tree.Source.Root);
        List<string> links = [];

        Assert.Equal(["sub/a.md"], NoteFolder.Find(tree.Source, links).Select(note => note.Name));
        Assert.Equal(["b.md", "sub/round"], links);
    }

    [Fact]
    public void The_plans_of_part_and_whole_look_up_cards_by_an_index()
    {
        tree.Write("a.md", Three);
        tree.Compile(store);
        List<string> steps = [.. store.Database.Stream("EXPLAIN QUERY PLAN " + DLQuiz.Storage.Sql.CardSql.WithoutText, row => row.GetString(3), "notes")];
        Assert.Contains(steps, step => step.Contains("ix_cards_without_text", StringComparison.Ordinal));
        steps = [.. store.Database.Stream("EXPLAIN QUERY PLAN " + DLQuiz.Storage.Sql.CardSql.OfFile, row => row.GetString(3), "notes", "a.md")];
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }
}

using System.Globalization;
using System.Text;
using CsCheck;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Shell.Tests.Storage;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Compile;

/// <summary>A compile that reads only what changed leaves the store as one that reads everything, to the byte.</summary>
public sealed class IncrementalLawTests
{
    private static readonly string[] Files = ["a.md", "b.md", "sub/c.md", "sub/d.md"];

    private static readonly string[] Heads = ["", "---\ntags: [x]\n---\n\n", "---\ndeck: shared\n---\n\n", "---\ndeck: shared\nnew-per-day: 3\n---\n\n", "---\ndeck: shared\nnew-per-day: 5\nlang: zh\n---\n\n"];

    /// <summary>Few enough to meet again and again: the same in two files, the same twice in one, ids given twice, blocks with errors.</summary>
    private static readonly string[] Blocks =
    [
        "Q: What is the variance of a batch?\nA: The mean of the squares less the square of the mean.",
        "Q: What is the variance of a batch?\nA: The mean of the squares, less the square of the mean.",
        "Q: What is the mean of a batch?\nA: The sum over the count.",
        "<!-- id: one -->\nQ: What is momentum?\nA: A running mean of gradients.",
        "<!-- id: one -->\nQ: What is momentum, then?\nA: A running mean of gradients.",
        "<!-- id: two -->\nC: The [order] of a rotation divides the [group]'s.",
        "C: The [order] of a rotation divides the [group]'s.",
        "## Why does dropout scale?\n\nSo that the expectation stays.",
        "## 为什么要归一化？\n\n- 收敛更快",
        "```quiz\nid: sum\nparams: |\n  a = ints(1, 1..9)\nask: |\n  The sum of {{a}}?\nanswer: sum(a)\n```",
        "```quiz\nid: sum\nanswre: 1\n```",
        "```quiz\nask: |\n  What?\nanswer: nothing(\n```",
        "Some prose.",
    ];

    private static readonly Gen<(int What, int File, int Other, int Block, int Place)> Step = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, Files.Length - 1], Gen.Int[0, Files.Length - 1], Gen.Int[0, Blocks.Length - 1], Gen.Int[0, 5]);

    [Fact]
    public void What_changed_alone_gives_the_store_that_everything_gives() =>
        Step.Array[1, 4].Array[2, 7].Sample(Holds, iter: int.Parse(Environment.GetEnvironmentVariable("DLQUIZ_TEST_EDITS") ?? "60", CultureInfo.InvariantCulture));

    private static void Holds((int What, int File, int Other, int Block, int Place)[][] script)
    {
        using var scratch = new ScratchFolder();
        var tree = new NoteTree(scratch.File("notes"));
        Directory.CreateDirectory(tree.Source.Root);
        using SqliteStore incremental = Open(scratch.File("incremental.db"));
        using SqliteStore full = Open(scratch.File("full.db"));
        var known = KnownSource.Of(incremental, tree.Source.Name);
        var notes = new Dictionary<string, (int Head, List<int> Blocks)>();
        for (int round = 0; round < script.Length; round++)
        {
            foreach (var step in script[round])
                Edit(tree, notes, step);
            Compilation quick = tree.Compile(incremental, known);
            Compilation slow = tree.Compile(full, everything: true);
            Assert.Equal(slow.Diagnostics, quick.Diagnostics);
            Assert.Equal(slow.Plan.CardCount, quick.Plan.CardCount);
            Assert.Equal(slow.Plan.NoteCount, quick.Plan.NoteCount);
            Assert.Equal(
                slow.Plan.Cards.Where(change => change.Kind != ChangeKind.Unchanged).Select(change => (change.Kind, change.Card.Key)),
                quick.Plan.Cards.Where(change => change.Kind != ChangeKind.Unchanged).Select(change => (change.Kind, change.Card.Key)));
            Assert.Equal(Dump(full), Dump(incremental));
            Assert.Equal((0, 0), (new DeckTallies(full.Database).CountWrong(), new DeckTallies(incremental.Database).CountWrong()));
            Assert.True(tree.Compile(incremental).Plan.IsEmpty);
            Review(full, incremental, round);
        }
    }

    private static void Edit(NoteTree tree, Dictionary<string, (int Head, List<int> Blocks)> notes, (int What, int File, int Other, int Block, int Place) step)
    {
        (string file, string other) = (Files[step.File], Files[step.Other]);
        if (!notes.TryGetValue(file, out (int Head, List<int> Blocks) note))
            notes[file] = note = (0, [step.Block]);
        int place = note.Blocks.Count == 0 ? 0 : step.Place % note.Blocks.Count;
        switch (step.What)
        {
            case 0 or 1:
                note.Blocks.Insert(place, step.Block);
                break;
            case 2 when note.Blocks.Count > 0:
                note.Blocks.RemoveAt(place);
                break;
            case 3 or 4 when note.Blocks.Count > 0:
                note.Blocks[place] = step.Block;
                break;
            case 5 when note.Blocks.Count > 0 && notes.TryGetValue(other, out (int Head, List<int> Blocks) to) && other != file:
                to.Blocks.Add(note.Blocks[place]);
                note.Blocks.RemoveAt(place);
                Write(tree, other, to);
                break;
            case 6 when !notes.ContainsKey(other) && tree.Has(file):
                tree.Rename(file, other);
                notes[other] = note;
                notes.Remove(file);
                return;
            case 7 when tree.Has(file):
                tree.Delete(file);
                notes.Remove(file);
                return;
            case 8 when tree.Has(file):
                tree.Touch(file);
                return;
            case 9:
                notes[file] = note = (step.Block % (Heads.Length + 1), note.Blocks);
                break;
        }

        Write(tree, file, note);
    }

    /// <summary>A head beyond the last is a byte that no text has.</summary>
    private static void Write(NoteTree tree, string file, (int Head, List<int> Blocks) note)
    {
        byte[] text = Encoding.UTF8.GetBytes((note.Head < Heads.Length ? Heads[note.Head] : "") + string.Join("\n\n", note.Blocks.Select(block => Blocks[block])) + "\n");
        tree.Write(file, note.Head < Heads.Length ? text : [0xFF, .. text]);
    }

    private static void Review(SqliteStore full, SqliteStore incremental, int round)
    {
        if (full.NewCards(Notes.At(0).Day, null, 1) is not [var card])
            return;
        full.Record(card.Card, Notes.At(round), Notes.Review(4));
        incremental.Record(card.Card, Notes.At(round), Notes.Review(4));
    }

    private static SqliteStore Open(string path)
    {
        SqliteStore store = SqliteStore.Open(path);
        store.Database["PRAGMA synchronous = OFF"].Run();
        return store;
    }

    /// <summary>Every row of every table that a compile or an answer writes.</summary>
    private static string Dump(SqliteStore store)
    {
        var dump = new StringBuilder();
        foreach (string table in new[] { "sources", "decks", "notes", "cards", "card_aliases", "card_states", "day_stats" })
        {
            IEnumerable<string> rows = store.Database.Stream("SELECT * FROM " + table, row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column =>
                row.GetName(column) + "=" + (row.IsDBNull(column) ? "null" : row.GetValue(column) is byte[] bytes ? Convert.ToHexStringLower(bytes) : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture)))));
            dump.Append(table).Append('\n').AppendJoin('\n', rows.Order(StringComparer.Ordinal)).Append('\n');
        }

        return dump.ToString();
    }
}

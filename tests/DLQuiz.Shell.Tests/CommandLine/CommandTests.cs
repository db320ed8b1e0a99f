using System.Text.Json;
using DLQuiz.Shell.Tests.EndToEnd;

namespace DLQuiz.Shell.Tests.CommandLine;

/// <summary>Commands as a script meets them: as processes, by their output and exit code.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly FreshHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Cards_prints_one_json_line_a_card_with_file_and_line()
    {
        home.Write("notes/ml/svm.md", "# SVM\n\nQ: 支持向量是什么？\nA: 落在间隔边界上的点。\n\nC: The margin is [2/‖w‖] wide.\n");

        (int code, string output, string error) = home.Run("cards", Path.Combine(home.Folder, "notes"), "--json");

        Assert.Equal((0, ""), (code, error));
        JsonElement[] cards = [.. Lines(output).Select(Parse)];
        Assert.Equal(["ml/svm", "ml/svm"], cards.Select(card => Text(card, "deck")));
        Assert.Equal(["qa", "cloze"], cards.Select(card => Text(card, "kind")));
        Assert.Equal(["支持向量是什么？", "The margin is […] wide."], cards.Select(card => Text(card, "front")));
        Assert.Equal("落在间隔边界上的点。", Text(cards[0], "back"));
        Assert.Equal(["ml/svm.md", "ml/svm.md"], cards.Select(card => Text(card, "file")));
        Assert.Equal([3, 6], cards.Select(card => card.GetProperty("line").GetInt32()));
        Assert.All(cards, card => Assert.Equal(32, Text(card, "id").Length));
        Assert.False(File.Exists(home.Database));
    }

    [Fact]
    public void Question_shows_a_variant_with_key_mistakes_and_steps()
    {
        string note = home.Write("notes/bn.md", "# BN\n\n```quiz\nid: bn\nparams: |\n  x = pick([1, 2, 3, 6])\nask: BN of {{x}}\nanswer: batch_norm_train(x, gamma=2, beta=1, eps=0.1)[0]\nwrong: std\n```\n");

        (int code, string output, string error) = home.Run("question", note + "#bn", "--seed", "7");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("BN of [1, 2, 3, 6]", output, StringComparison.Ordinal);
        Assert.Contains("key −1.10819", output, StringComparison.Ordinal);
        Assert.Contains("wrong norm-sample-variance: −0.832114 => The forward pass", output, StringComparison.Ordinal);
        Assert.Contains("σ² = 3.5", output, StringComparison.Ordinal);
        Assert.Equal(["seed  x             answer", "7     [1, 2, 3, 6]  −1.10819", "8     [1, 2, 3, 6]  −1.10819"], Lines(home.Run("question", note, "--seed", "7", "--sample", "2").Output));
        JsonElement variant = Parse(Lines(home.Run("question", note, "--json").Output).Single());
        Assert.Equal("bn", Text(variant, "id"));
        Assert.Equal(6, variant.GetProperty("params").GetProperty("x")[3].GetInt32());
    }

    [Fact]
    public void Question_draws_its_pictures_and_names_them_in_json()
    {
        string note = home.Write("plot.md", "```quiz\nask: Which?\nanswer: 2\nplot: columns([1, 3], title='c')\nsteps-plot: lines([1, answer])\n```\n");
        Assert.Contains("|        #######\n", InProcess.Run("question", note).Output, StringComparison.Ordinal);
        JsonElement variant = Parse(Lines(home.Run("question", note, "--json").Output).Single());
        Assert.Equal("columns([1, 3], title='c')", variant.GetProperty("plots")[0].GetString());
        Assert.Equal("lines([1, answer])", variant.GetProperty("stepsPlots")[0].GetString());
    }

    [Theory]
    [InlineData(2, "question", "nowhere.md")]
    [InlineData(2, "question", "#")]
    [InlineData(2, "question")]
    [InlineData(2, "grade")]
    [InlineData(3, "grade", "--batch", "nowhere.jsonl")]
    public void What_cannot_be_shown_or_judged_ends_with_its_code(int expected, params string[] arguments)
    {
        (int code, string output, string error) = home.Run(arguments);

        Assert.Equal((expected, ""), (code, output));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void A_broken_quiz_block_ends_question_with_1_and_an_unknown_id_with_2()
    {
        string broken = home.Write("notes/broken.md", "# B\n\n```quiz\nask: a\nanswer: 1 +\n```\n");
        string fine = home.Write("notes/fine.md", "# F\n\n```quiz\nid: one\nask: a\nanswer: 1\n```\n");

        Assert.Equal(1, home.Run("question", broken).Code);
        Assert.Equal(2, home.Run("question", fine + "#two").Code);
    }

    [Fact]
    public void Grade_judges_a_file_line_by_line()
    {
        string lines = home.Write("answers.jsonl", "{\"key\":1,\"given\":\"１\"}\nbad\n{\"key\":1,\"given\":\"2\"}\n");

        (int code, string output, string _) = home.Run("grade", "--batch", lines);

        Assert.Equal(1, code);
        Assert.Equal(["correct", null, "wrong"], Lines(output).Select(line => Parse(line).TryGetProperty("verdict", out JsonElement verdict) ? verdict.GetString() : null));
    }

    [Fact]
    public void Compile_says_what_is_new_and_then_that_nothing_changed()
    {
        string note = home.Write("notes/a.md", "Q: One?\nA: 1\n");

        Assert.Contains("1 new, 0 edited, 0 moved, 0 returned, 0 gone, 0 unchanged", home.Run("compile", note).Output, StringComparison.Ordinal);
        Assert.Contains("0 new, 0 edited, 0 moved, 0 returned, 0 gone, 1 unchanged", home.Run("compile", note).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_typo_fix_keeps_the_card()
    {
        string note = home.Write("notes/a.md", "Q: What is teh learning rate?\nA: The step size.\n");
        home.Run("compile", note);
        string before = Text(Parse(Lines(home.Run("cards", note, "--json").Output).Single()), "id");
        home.Write("notes/a.md", "Q: What is the learning rate?\nA: The step size.\n");

        Assert.Contains("1 edited", home.Run("compile", note).Output, StringComparison.Ordinal);
        Assert.Equal(before, Text(Parse(Lines(home.Run("cards", note, "--json").Output).Single()), "id"));
    }

    [Fact]
    public void A_dry_run_stores_nothing()
    {
        string note = home.Write("notes/a.md", "Q: One?\nA: 1\n");

        Assert.Contains("dry run", home.Run("compile", note, "--dry-run").Output, StringComparison.Ordinal);
        Assert.False(File.Exists(home.Database));
    }

    [Theory]
    [InlineData("---\ndeck: [a\n---\n\nQ: a?\nA: b\n", "DLQ410")]
    [InlineData("---\ndekc: a\n---\n\nQ: a?\nA: b\n", "dekc")]
    [InlineData("```quiz\nanswre: 1\n```\n", "answre")]
    [InlineData("Q: a?\nA: b\n\n```\nnever closed\n", "DLQ110")]
    [InlineData("Q: a\0b?\nA: b\n", "DLQ101")]
    public void A_broken_note_is_named_and_the_others_compile(string broken, string named)
    {
        home.Write("notes/broken.md", broken);
        home.Write("notes/good.md", "Q: One?\nA: 1\n");

        (int _, string output, string error) = home.Run("compile", Path.Combine(home.Folder, "notes"));

        Assert.Contains("broken.md:", error, StringComparison.Ordinal);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Contains("good.md:1", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_of_five_megabytes_and_one_nested_without_end_are_refused_and_the_others_compile()
    {
        home.Write("notes/large.md", new string('x', 5_000_000));
        home.Write("notes/deep.md", string.Concat(Enumerable.Repeat("> ", 5_000)) + "x\n");
        home.Write("notes/good.md", "Q: One?\nA: 1\n");

        (int code, string output, string error) = home.Run("compile", Path.Combine(home.Folder, "notes"));

        Assert.Equal(1, code);
        Assert.Contains("large.md:1:1: error DLQ102", error, StringComparison.Ordinal);
        Assert.Contains("deep.md:1:201: error DLQ103", error, StringComparison.Ordinal);
        Assert.Contains("good.md:1", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_gone_costs_no_card()
    {
        home.Write("notes/a.md", "Q: One?\nA: 1\n");
        home.Run("compile", Path.Combine(home.Folder, "notes"));
        Directory.Delete(Path.Combine(home.Folder, "notes"), recursive: true);

        (int code, string _, string error) = home.Run("compile");

        Assert.Equal(1, code);
        Assert.Contains("is not there", error, StringComparison.Ordinal);
        JsonElement due = Parse(home.Run("due", "--json").Output);
        Assert.Contains(due.GetProperty("decks").EnumerateArray(), deck => Text(deck, "deck") == "a");
    }

    [Fact]
    public void Notes_that_moved_elsewhere_keep_their_source_and_their_cards()
    {
        string note = home.Write("notes/a.md", "Q: What is teh rate?\nA: The step size.\n");
        home.Run("compile", Path.GetDirectoryName(note)!);
        Directory.Move(Path.Combine(home.Folder, "notes"), Path.Combine(home.Folder, "life"));
        home.Write("life/a.md", "Q: What is the rate?\nA: The step size.\n");

        Assert.Contains("0 new, 1 edited", home.Run("compile", Path.Combine(home.Folder, "life")).Output, StringComparison.Ordinal);
        Assert.Equal(0, home.Run("compile").Code);
    }

    [Fact]
    public void Cards_of_one_note_are_only_that_notes()
    {
        home.Write("notes/a.md", "Q: One?\nA: 1\n");
        string other = home.Write("notes/b.md", "Q: Two?\nA: 2\n");
        home.Run("compile", Path.Combine(home.Folder, "notes"));

        Assert.Equal("Two?", Text(Parse(Lines(home.Run("cards", other, "--json").Output).Single()), "front"));
    }

    [Fact]
    public void A_pipe_that_looks_like_a_note_is_not_waited_for()
    {
        home.Write("notes/a.md", "Q: One?\nA: 1\n");
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", Path.Combine(home.Folder, "notes", "pipe.md")))
            pipe.WaitForExit();

        Assert.Contains("1 new", home.Run("compile", Path.Combine(home.Folder, "notes")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_in_notes_are_told_every_day_until_they_are_mended()
    {
        home.Write("notes/a.md", "---\ndeck: [a\n---\n");
        home.Run("compile", Path.Combine(home.Folder, "notes"));

        Assert.Contains("the notes have errors (1)", home.Run("due").Error, StringComparison.Ordinal);
        Assert.Contains("the notes have errors (1)", home.Run("due").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Due_is_one_json_line_and_knows_the_decks_that_ship()
    {
        (int code, string output, _) = home.Run("due", "--json");

        Assert.Equal(0, code);
        JsonElement due = Parse(Lines(output).Single());
        Assert.Equal((0, 20), (due.GetProperty("due").GetInt32(), due.GetProperty("new").GetInt32()));
        Assert.Contains(due.GetProperty("decks").EnumerateArray(), deck => Text(deck, "deck") == "deep-learning/kmeans");
    }

    [Fact]
    public void Without_a_terminal_dlquiz_prints_the_agenda()
    {
        (int code, string output, _) = home.Run();

        Assert.Equal(0, code);
        Assert.Contains("20 new today", output, StringComparison.Ordinal);
        Assert.Contains("deep-learning/svm", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_home_that_is_not_there_yet_is_made()
    {
        using var away = new FreshHome();
        Directory.Delete(away.Folder);

        Assert.Equal(0, away.Run("due").Code);
        Assert.True(File.Exists(away.Database));
    }

    [Theory]
    [InlineData("review")]
    [InlineData("compile", "no/such/folder")]
    [InlineData("compile", "")]
    [InlineData("cards", "", "--json")]
    [InlineData("nonsense")]
    [InlineData("due", "--nonsense")]
    public void Wrong_usage_ends_with_2_and_a_way_on(params string[] arguments)
    {
        (int code, string output, string error) = home.Run(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("dlquiz: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_cannot_be_opened_ends_with_3_and_says_why()
    {
        string file = home.Write("not-a-database.db", "this is a text\n" + new string('x', 5_000));

        (int code, string _, string error) = home.Run("due", "--db", file);

        Assert.Equal(3, code);
        Assert.StartsWith("dlquiz: ", error, StringComparison.Ordinal);
        Assert.Contains(file, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("review")]
    [InlineData("compile")]
    [InlineData("cards")]
    [InlineData("due")]
    [InlineData("compute")]
    public void Help_ends_with_examples(params string[] command)
    {
        (int code, string output, string error) = home.Run([.. command, "--help"]);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Examples:\n  dlquiz", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_from_a_note_acts_on_the_terminal()
    {
        string note = home.Write("notes/a.md", "Q: a \u001b]0;x\u0007 \u009b31m \u202e?\nA: b\n\nQ: \u001b[2J\n");

        foreach (string[] arguments in new[] { ["compile", note], ["cards", note], ["cards", note, "--json"], ["compile", note, "--json"], new[] { "due" } })
        {
            (int _, string output, string error) = home.Run(arguments);
            Assert.DoesNotContain(output + error, character => character is '\u001b' or '\u0007' or '\u009b' or '\u202e');
        }
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

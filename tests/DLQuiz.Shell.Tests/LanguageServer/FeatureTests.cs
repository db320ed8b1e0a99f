using System.Text.Json.Nodes;

namespace DLQuiz.Shell.Tests.LanguageServer;

/// <summary>Completion, hover, outline and actions, through the program.</summary>
public sealed class FeatureTests
{
    [Theory]
    [InlineData("deck: deep|", "")]
    [InlineData("---\nimp|\n---\n", "implicit")]
    [InlineData("---\nscheduler: |\n---\n", "sm2")]
    [InlineData("---\ndialect: h|\n---\n", "hashcards")]
    [InlineData("```quiz\nan|\n```\n", "answer")]
    [InlineData("```quiz\nask: a\nparts:\n  - name: a\n    fol|\n```\n", "follow")]
    [InlineData("- in a bullet\n\n  ```quiz\n  kin|\n  ```\n", "kind")]
    [InlineData("```quiz\nkind: l|\n```\n", "labels list")]
    [InlineData("```quiz\ntol: |\n```\n", "exact")]
    [InlineData("```quiz\nwrong: |\n```\n", "std")]
    [InlineData("```quiz\nwrong: |\n  s|\n```\n", "std softmax")]
    [InlineData("```quiz\nparams: |\n  x = in|\n```\n", "ints int")]
    [InlineData("```quiz\nparams: |\n  width = int(1..3)\nanswer: wi|\n```\n", "width batch_norm_train mean pi")]
    [InlineData("```quiz\nask: The mean {{me|\n```\n", "mean kmeans_assign")]
    [InlineData("```quiz\nanswer: batch_norm_train(x, gamma=2, |\n```\n", "eps= beta=")]
    [InlineData("```quiz\nanswer: kmeans_lloyd_step(P, C).ce|\n```\n", "centroids")]
    [InlineData("```quiz\nplot: po|\n```\n", "points lines receptive_field")]
    [InlineData("```quiz\nparams: |\n  P = points(3, 2, 0..9)\nplot: points(P, |\n```\n", "centroids= labels= title= P kmeans_assign")]
    [InlineData("```quiz\nsteps-plot: |\n  activation(|\n```\n", "sigmoid tanh at=")]
    [InlineData("```quiz\nplot: points(P, labels=kmeans_assign(P, |\n```\n", "centroids=")]
    public void Completion_offers_what_may_stand_there(string text, string expected)
    {
        int bar = text.LastIndexOf('|');
        string note = text.Remove(bar, 1);
        using LspClient client = LspClient.Open(note);
        (int line, int character) = SampleNote.PlaceOf(note, bar);
        string[] labels = Labels(client, line, character);

        Assert.Subset(labels.ToHashSet(), expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
        if (expected.Length == 0)
        {
            Assert.Empty(labels);
        }
    }

    [Theory]
    [InlineData("```quiz\nid: a\ni|\n```\n", "id")]
    [InlineData("```quiz\nfol|\n```\n", "follow")]
    [InlineData("```quiz\nask: The mea|\n```\n", "mean")]
    [InlineData("```quiz\nanswer: batch_norm_train(x, gamma=2, |\n```\n", "gamma=")]
    [InlineData("```python\nbatch|\n```\n", "batch_norm_train")]
    [InlineData("plain batch|", "batch_norm_train")]
    [InlineData("```quiz\nplot: po|\n```\n", "kmeans_assign")]
    [InlineData("```quiz\nplot: points(P, labels=L, |\n```\n", "labels=")]
    public void Completion_keeps_quiet_about_what_may_not(string text, string unwanted)
    {
        int bar = text.LastIndexOf('|');
        string note = text.Remove(bar, 1);
        using LspClient client = LspClient.Open(note);
        (int line, int character) = SampleNote.PlaceOf(note, bar);

        Assert.DoesNotContain(unwanted, Labels(client, line, character));
    }

    [Fact]
    public void An_operation_is_offered_with_signature_and_sentence_and_takes_the_place_of_what_was_typed()
    {
        using LspClient client = LspClient.Open(SampleNote.Text);
        (int line, int character) = SampleNote.Place("answer: batch_no");
        JsonNode item = client.AskAt("textDocument/completion", line, character).AsArray().Single(item => (string?)item!["label"] == "batch_norm_train")!;

        Assert.StartsWith("batch_norm_train(x, gamma", (string?)item["detail"], StringComparison.Ordinal);
        Assert.NotEmpty((string)item["documentation"]!["value"]!);
        Assert.Equal(8, (int)item["textEdit"]!["range"]!["start"]!["character"]!);
        Assert.Equal(character, (int)item["textEdit"]!["range"]!["end"]!["character"]!);
    }

    [Theory]
    [InlineData("answer: batch_n|orm", "batch_norm_train(x, ", "√", "Ioffe")]
    [InlineData("gam|ma=2", "`gamma` of `batch_norm_train`")]
    [InlineData("answ|er:", "seed 1", "[1, 2, 3, 6]", "key** −2.1", "norm-sample-variance", "The formula of the key")]
    [InlineData("  ep|s = ", "`eps` = 0.1")]
    [InlineData("eps=ep|s)", "seed 1")]
    [InlineData("x   = pi|ck", "pick(v, w, …)")]
    [InlineData("para|ms:", "drawn anew")]
    [InlineData("sched|uler:", "`sm2`")]
    public void Hover_tells_what_stands_there(string at, params string[] expected)
    {
        using LspClient client = LspClient.Open(SampleNote.Text);
        (int line, int character) = SampleNote.Place(at);
        string told = (string)client.AskAt("textDocument/hover", line, character)["contents"]!["value"]!;

        Assert.All(expected, part => Assert.Contains(part, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plot: acti|vation(", "activation(function, at=", "where it saturates")]
    [InlineData("a|t=2", "`at` of `activation`")]
    [InlineData("answ|er:", "```\nsigmoid", "◆ x = 2: 0.881")]
    public void Hover_tells_of_pictures_and_draws_them(string at, params string[] expected)
    {
        const string Text = "# N\n\n```quiz\nask: What?\nanswer: sigmoid(2)\nplot: activation(sigmoid, at=2)\n```\n";
        using LspClient client = LspClient.Open(Text);
        (int line, int character) = SampleNote.Place(Text, at);
        string told = (string)client.AskAt("textDocument/hover", line, character)["contents"]!["value"]!;

        Assert.All(expected, part => Assert.Contains(part, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("What does γ d|o")]
    [InlineData("Batch nor|m of")]
    [InlineData("# 批归|一化")]
    public void Hover_has_nothing_to_tell_of_plain_text(string at)
    {
        using LspClient client = LspClient.Open(SampleNote.Text);
        (int line, int character) = SampleNote.Place(at);

        Assert.Equal("null", client.AskAt("textDocument/hover", line, character).GetValue<string>());
    }

    [Fact]
    public void Signature_help_knows_the_arguments_of_pictures()
    {
        const string Text = "# N\n\n```quiz\nask: What?\nanswer: 1\nplot: points([[1, 2]], centroids=[[3, 4]])\n```\n";
        using LspClient client = LspClient.Open(Text);
        (int line, int character) = SampleNote.Place(Text, "centroids=");
        JsonNode help = client.AskAt("textDocument/signatureHelp", line, character);

        Assert.StartsWith("points(points, ", (string?)help["signatures"]![0]!["label"], StringComparison.Ordinal);
        Assert.Equal("centroids=", (string?)help["signatures"]![0]!["parameters"]![(int)help["activeParameter"]!]!["label"]);
    }

    [Fact]
    public void Signature_help_follows_the_arguments()
    {
        using LspClient client = LspClient.Open(SampleNote.Text);
        (int line, int character) = SampleNote.Place("gamma=2");
        JsonNode help = client.AskAt("textDocument/signatureHelp", line, character);
        JsonNode signature = help["signatures"]![0]!;

        Assert.StartsWith("batch_norm_train(", (string?)signature["label"], StringComparison.Ordinal);
        Assert.StartsWith("gamma=", (string?)signature["parameters"]![(int)help["activeParameter"]!]!["label"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_outline_has_the_cards_under_their_headings()
    {
        using LspClient client = LspClient.Open(SampleNote.Text);
        JsonArray roots = client.Ask("textDocument/documentSymbol", new { textDocument = new { uri = LspClient.Uri } }).AsArray();

        JsonNode top = Assert.Single(roots)!;
        Assert.Equal("批归一化", (string?)top["name"]);
        Assert.Equal(["What does γ do?", "Numbers"], top["children"]!.AsArray().Select(child => (string?)child!["name"]));
        JsonNode question = Assert.Single(top["children"]![1]!["children"]!.AsArray())!;
        Assert.Equal(("Batch norm of {{x}}?", "bn-first"), ((string?)question["name"], (string?)question["detail"]));
        Assert.Equal(25, (int)top["range"]!["end"]!["line"]!);
        Assert.Equal(8, (int)top["children"]![0]!["range"]!["end"]!["line"]!);
    }

    [Theory]
    [InlineData("Q |：少了", "Write “Q：”", "Q：少了什么？")]
    [InlineData("What does γ", "Stamp id “", "<!-- id: ")]
    [InlineData("**Epoch**", "Accept suggestion: **Epoch**", "Q: **Epoch**\n  A: one pass")]
    public void An_action_edits_the_note(string at, string title, string expected)
    {
        using LspClient client = LspClient.Open(SampleNote.Text);
        (int line, int character) = SampleNote.Place(at);
        JsonNode action = Actions(client, line, character).First(action => ((string)action!["title"]!).StartsWith(title, StringComparison.Ordinal))!;

        Assert.Contains(expected, Edited(SampleNote.Text, action["edit"]!["changes"]![LspClient.Uri]!.AsArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\nshceduler: sm2\n---\n", "shceduler", "scheduler: sm2")]
    [InlineData("```quizz\nask: a\n```\n", "quizz", "```quiz\n")]
    [InlineData("```quiz\nask: a\nanswr: 1\n```\n", "answr", "answer: 1")]
    [InlineData("```quiz\nask: a\nkind: scaler\nanswer: 1\n```\n", "scaler", "kind: scalar")]
    [InlineData("```quiz\nparams: |\n  width = int(1..2)\nask: a\nanswer: widht\n```\n", "widht", "answer: width")]
    [InlineData("q: why?\nA: so\n", "q:", "Q: why?")]
    public void What_surely_was_meant_is_one_key_away(string text, string at, string expected)
    {
        using LspClient client = LspClient.Open(text);
        (int line, int character) = SampleNote.Place(text, at);
        JsonNode action = Actions(client, line, character, "quickfix")[0]!;

        Assert.Contains(expected, Edited(text, action["edit"]!["changes"]![LspClient.Uri]!.AsArray()), StringComparison.Ordinal);
        Assert.NotEmpty(action["diagnostics"]!.AsArray());
    }

    private static string[] Labels(LspClient client, int line, int character) =>
        [.. client.AskAt("textDocument/completion", line, character).AsArray().Select(item => (string)item!["label"]!)];

    private static JsonArray Actions(LspClient client, int line, int character, params string[] only) => client.Ask("textDocument/codeAction", new
    {
        textDocument = new { uri = LspClient.Uri },
        range = new { start = new { line, character }, end = new { line, character } },
        context = new { diagnostics = Array.Empty<object>(), only = only.Length == 0 ? null : only },
    }).AsArray();

    private static string Edited(string text, JsonArray edits)
    {
        foreach (JsonNode? edit in edits.OrderByDescending(edit => Offset(text, edit!["range"]!["start"]!)))
        {
            int start = Offset(text, edit!["range"]!["start"]!);
            text = text[..start] + (string)edit["newText"]! + text[Offset(text, edit["range"]!["end"]!)..];
        }

        return text;
    }

    private static int Offset(string text, JsonNode position)
    {
        int start = 0;
        for (int line = 0; line < (int)position["line"]!; line++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        return start + (int)position["character"]!;
    }
}

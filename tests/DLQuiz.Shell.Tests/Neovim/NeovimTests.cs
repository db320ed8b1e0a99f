using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DLQuiz.Shell.Tests.EndToEnd;
using DLQuiz.Shell.Tests.LanguageServer;

namespace DLQuiz.Shell.Tests.Neovim;

/// <summary>A note written in Neovim, whose own client speaks the protocol; one session, looked at from several sides.</summary>
public sealed class NeovimTests : IClassFixture<NeovimTests.Editor>
{
    private readonly JsonNode report;

    public NeovimTests(Editor editor) => report = editor.Report;

    [NvimFact]
    public void Findings_stand_on_their_lines()
    {
        JsonArray opened = report["opened"]!.AsArray();

        Assert.Equal([(23, "DLQ220"), (25, "DLQ204")], opened.Select(finding => ((int)finding!["line"]!, (string)finding["code"]!)));
        // Neovim counts bytes: the full-width colon behind Q and a blank has three.
        Assert.Equal((0, 5), ((int)opened[1]!["column"]!, (int)opened[1]!["stop"]!));
        Assert.Contains("Q:", (string)opened[1]!["message"]!, StringComparison.Ordinal);
    }

    [NvimFact]
    public void A_key_pressed_changes_the_findings()
    {
        JsonNode finding = report["edited"]!.AsArray().Last()!;
        Assert.Equal((25, "DLQ201"), ((int)finding["line"]!, (string)finding["code"]!));
    }

    [NvimFact]
    public void Completion_has_the_operations()
    {
        string[] words = [.. report["completion"]!.AsArray().Select(item => (string)item!["word"]!)];
        Assert.Contains("batch_norm_train", words);
        Assert.Contains("batch_norm_eval", words);
    }

    [NvimFact]
    public void Hover_shows_formula_and_variant()
    {
        string hover = string.Join('\n', report["hover"]!.AsArray().Select(line => (string)line!));
        string variant = string.Join('\n', report["variant"]!.AsArray().Select(line => (string)line!));

        Assert.Contains("batch_norm_train(x, ", hover, StringComparison.Ordinal);
        Assert.Contains("√", hover, StringComparison.Ordinal);
        Assert.Contains("seed 1", variant, StringComparison.Ordinal);
        Assert.Contains("**key** −2.1", variant, StringComparison.Ordinal);
    }

    [NvimFact]
    public void The_outline_lists_the_cards()
    {
        (int, string)[] items = [.. report["symbols"]!.AsArray().Select(item => ((int)item!["lnum"]!, (string)item["text"]!))];

        Assert.Contains(items, item => item.Item1 == 8 && item.Item2.Contains("What does γ do?", StringComparison.Ordinal));
        Assert.Contains(items, item => item.Item1 == 13 && item.Item2.Contains("Batch norm of", StringComparison.Ordinal));
    }

    [NvimFact]
    public void Actions_write_an_id_and_a_card_into_the_buffer()
    {
        string text = string.Join('\n', report["lines"]!.AsArray().Select(line => (string)line!));

        Assert.Matches(new Regex(@"<!-- id: \S+ -->\nQ: What does γ do\?\n", RegexOptions.NonBacktracking), text);
        Assert.Contains("- Q: **Epoch**\n  A: one pass over the training data\n", text, StringComparison.Ordinal);
        Assert.Contains("# 批归一化\n", text, StringComparison.Ordinal);
    }

    [NvimFact]
    public void The_server_ends_with_the_editor_s_farewell() => Assert.Equal(0, (int)report["exit"]!);

    /// <summary>Runs <c>editor.lua</c> once.</summary>
    public sealed class Editor : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
        private readonly FreshHome home = new();
        private readonly Lazy<JsonNode> report;

        public Editor() => report = new Lazy<JsonNode>(Run);

        /// <exception cref="InvalidOperationException">The script met trouble; the message is Neovim's.</exception>
        public JsonNode Report => report.Value;

        public void Dispose() => home.Dispose();

        private JsonNode Run()
        {
            string note = home.Write("notes/bn.md", SampleNote.Text);
            string file = Path.Combine(home.Folder, "report.json");
            var start = new ProcessStartInfo("nvim") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(note) };
            string[] arguments = ["--headless", "-n", "-i", "NONE", "-u", Path.Combine(AppContext.BaseDirectory, "Neovim", "editor.lua"), note];
            arguments.ToList().ForEach(start.ArgumentList.Add);
            foreach ((string name, string value) in home.Environment)
            {
                start.Environment[name] = value.Length == 0 ? null : value;
            }

            start.Environment["DLQUIZ_PROGRAM"] = FreshHome.Program;
            start.Environment["DLQUIZ_REPORT"] = file;
            using Process editor = Process.Start(start)!;
            editor.StandardInput.Close();
            Task<string> output = editor.StandardOutput.ReadToEndAsync();
            Task<string> error = editor.StandardError.ReadToEndAsync();
            if (!editor.WaitForExit(Patience))
            {
                editor.Kill(entireProcessTree: true);
            }

            JsonNode? written = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;
            return written is null || written["trouble"] is not null
                ? throw new InvalidOperationException($"{written?["trouble"]}\n{output.Result}\n{error.Result}")
                : written;
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using DLQuiz.Shell.Tests.EndToEnd;
using DLQuiz.Watching;

namespace DLQuiz.Shell.Tests.Compile;

/// <summary><c>dlquiz compile --watch</c> as a process of its own, beside an editor that saves in the ways that editors do.</summary>
public sealed class WatchTests : IDisposable
{
    private const string Note = "Q: What is momentum?\nA: A running mean of gradients.\n\nQ: 为什么要归一化？\nA: 收敛更快。\n";

    private readonly FreshHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_save_is_compiled_within_a_second_and_told()
    {
        string note = home.Write("notes/a.md", Note);
        using Watcher watcher = Start();
        File.WriteAllText(note, Note.Replace("running", "decaying", StringComparison.Ordinal));
        (JsonElement plan, TimeSpan latency) = watcher.Next();

        Assert.Equal((1, 1), (plan.GetProperty("edited").GetInt32(), plan.GetProperty("unchanged").GetInt32()));
        Assert.Equal("a.md", Assert.Single(plan.GetProperty("files").EnumerateArray()).GetString());
        Assert.True(latency >= SettlingNotes.Still && latency < TimeSpan.FromSeconds(Limit), $"{latency.TotalMilliseconds} ms from the save to the line.");
        TestContext.Current.SendDiagnosticMessage($"{latency.TotalMilliseconds} ms from the save to the line");
    }

    [Fact]
    public void Every_way_to_save_is_one_edit_that_keeps_the_card()
    {
        string note = home.Write("notes/a.md", Note);
        using Watcher watcher = Start();
        Action<string>[] ways =
        [
            text => File.WriteAllText(note, text),
            text =>
            {
                File.WriteAllText(note + "~", text); // as vim and Emacs do
                File.Move(note + "~", note, overwrite: true);
            },
            text =>
            {
                File.WriteAllText(Path.Combine(Path.GetDirectoryName(note)!, ".a.md.tmp"), text);
                File.Move(Path.Combine(Path.GetDirectoryName(note)!, ".a.md.tmp"), note, overwrite: true);
            },
            text =>
            {
                File.Delete(note);
                Thread.Sleep(60);
                File.WriteAllText(note, text);
            },
            text =>
            {
                File.WriteAllText(note, "");
                Thread.Sleep(200);
                File.WriteAllText(note, text);
            },
            text =>
            {
                using var stream = new StreamWriter(note);
                foreach (char c in text)
                {
                    stream.Write(c);
                    stream.Flush();
                    Thread.Sleep(1);
                }
            },
        ];
        for (int way = 0; way < ways.Length; way++)
        {
            ways[way](Note.Replace("running", $"running {way}", StringComparison.Ordinal));
            JsonElement plan = watcher.Next().Plan;
            Assert.Equal((way, 1, 0, 0, 0), (way, plan.GetProperty("edited").GetInt32(), plan.GetProperty("gone").GetInt32(), plan.GetProperty("new").GetInt32(), plan.GetProperty("returned").GetInt32()));
        }
    }

    [Fact]
    public void Folders_that_come_move_and_go_are_followed()
    {
        home.Write("notes/a.md", Note);
        using Watcher watcher = Start();
        home.Write("notes/new/deep/b.md", "Q: b?\nA: 1\n");
        Assert.Equal(1, watcher.Next().Plan.GetProperty("new").GetInt32());

        string folder = Path.Combine(home.Folder, "notes", "new");
        Directory.Move(folder, folder + "er");
        JsonElement moved = watcher.Next().Plan;
        Assert.Equal((1, 0), (moved.GetProperty("moved").GetInt32(), moved.GetProperty("gone").GetInt32()));

        File.WriteAllText(Path.Combine(folder + "er", "deep", "b.md"), "Q: b?\nA: 2\n");
        Assert.Equal(1, watcher.Next().Plan.GetProperty("edited").GetInt32());
        Directory.Delete(folder + "er", recursive: true);
        Assert.Equal(1, watcher.Next().Plan.GetProperty("gone").GetInt32());
    }

    [Fact]
    public void Thousands_of_files_at_once_are_all_compiled()
    {
        home.Write("notes/a.md", Note);
        using Watcher watcher = Start();
        for (int i = 0; i < 3_000; i++)
            home.Write($"notes/many-{i % 40}/{i}.md", $"Q: Question {i}?\nA: {i}\n");
        int fresh = 0;
        while (fresh < 3_000)
            fresh += watcher.Next().Plan.GetProperty("new").GetInt32();
        Assert.Equal(3_000, fresh);
    }

    [Fact]
    public void A_source_that_goes_away_loses_nothing_and_is_compiled_when_it_is_back()
    {
        string note = home.Write("notes/a.md", Note);
        using Watcher watcher = Start();
        string root = Path.GetDirectoryName(note)!;
        Directory.Move(root, root + "-away");
        Assert.Contains("is not there; its cards stay as they are", watcher.NextError(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(root + "-away", "a.md"), Note.Replace("running", "decaying", StringComparison.Ordinal));
        Directory.Move(root + "-away", root);
        JsonElement plan = watcher.Next().Plan;
        Assert.Equal((1, 0), (plan.GetProperty("edited").GetInt32(), plan.GetProperty("gone").GetInt32()));
    }

    [Fact]
    public void Where_the_system_tells_nothing_one_looks()
    {
        string note = home.Write("notes/a.md", Note);
        using Watcher watcher = Start(polling: true);
        File.WriteAllText(note, Note.Replace("running", "decaying", StringComparison.Ordinal));
        Assert.Equal(1, watcher.Next().Plan.GetProperty("edited").GetInt32());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public void Ctrl_C_and_a_friendly_kill_end_it_well(int signal)
    {
        home.Write("notes/a.md", Note);
        using Watcher watcher = Start();
        Assert.Equal(0, watcher.End(signal));
        Assert.Equal([home.Database], Directory.GetFiles(Path.GetDirectoryName(home.Database)!));
    }

    /// <summary>Seconds from a save to its line, on a machine that others keep busy.</summary>
    private const double Limit = 2;

    private Watcher Start(bool polling = false) => new(home, Path.Combine(home.Folder, "notes"), polling);

    private sealed class Watcher : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

        private readonly BlockingCollection<JsonElement> plans = [];
        private readonly BlockingCollection<string> errors = [];
        private readonly Process process;
        private long asked;

        public Watcher(FreshHome home, string notes, bool polling)
        {
            var start = new ProcessStartInfo(FreshHome.Program, ["compile", notes, "--watch", "--json"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach ((string name, string value) in home.Environment)
                start.Environment[name] = value.Length == 0 ? null : value;
            start.Environment[WatchLoop.PollingVariable] = polling ? "1" : null;
            process = Process.Start(start)!;
            process.OutputDataReceived += (_, line) => Take(line.Data);
            process.ErrorDataReceived += (_, line) => errors.Add(line.Data ?? "");
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            while (!NextError().StartsWith("Watching", StringComparison.Ordinal))
                continue;
            Next();
        }

        /// <summary>The next plan, and how long it took since the one before was taken.</summary>
        public (JsonElement Plan, TimeSpan Latency) Next()
        {
            Assert.True(plans.TryTake(out JsonElement plan, Patience), "Nothing was told.");
            TimeSpan latency = Stopwatch.GetElapsedTime(asked);
            asked = Stopwatch.GetTimestamp();
            return (plan, latency);
        }

        public string NextError()
        {
            Assert.True(errors.TryTake(out string? line, Patience), "Nothing was said.");
            return line;
        }

        public int End(int signal)
        {
            using (Process kill = Process.Start("kill", $"-{signal} {process.Id}"))
                kill.WaitForExit();
            Assert.True(process.WaitForExit(Patience));
            return process.ExitCode;
        }

        public void Dispose()
        {
            if (!process.HasExited)
                process.Kill();
            process.WaitForExit();
            process.Dispose();
            plans.Dispose();
            errors.Dispose();
        }

        private void Take(string? line)
        {
            if (line is null)
                return;
            JsonElement read = JsonDocument.Parse(line).RootElement;
            if (read.TryGetProperty("applied", out _))
                plans.Add(read);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Shell.Tests.EndToEnd;

namespace DLQuiz.Benchmarks;

/// <summary>From a key to the screen that shows it, of the published program in a real terminal (tmux) over a store of 1,000,000 cards; and what it costs while nothing is pressed.</summary>
internal sealed class KeysWorkload
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    private readonly TextWriter output;
    private readonly string program;
    private readonly string store;
    private readonly Dictionary<string, string> environment;

    private KeysWorkload(TextWriter output, string program, DirectoryInfo scratch)
    {
        this.output = output;
        this.program = program;
        store = Path.Combine(scratch.FullName, "large.db");
        environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = scratch.FullName, ["TZ"] = "UTC", ["LANG"] = "C.UTF-8" };
    }

    /// <param name="output">Where the table goes.</param>
    /// <param name="sizes">Number of cards and of reviews; a million each without them.</param>
    public static void Run(TextWriter output, string[] sizes)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("dlquiz-keys-");
        try
        {
            long cards = sizes.Length > 0 ? long.Parse(sizes[0], CultureInfo.InvariantCulture) : 1_000_000;
            long reviews = sizes.Length > 1 ? long.Parse(sizes[1], CultureInfo.InvariantCulture) : 1_000_000;
            KeysWorkload workload = new(output, Published.Program(scratch, "src/DLQuiz", "dlquiz"), scratch);
            LargeStore.Make(workload.store, StudyDay.Of(DateTimeOffset.UtcNow, TimeZoneInfo.Utc, TimeSpan.FromHours(4)), cards, reviews);
            output.WriteLine($"{cards:N0} cards, {reviews:N0} reviews, a window of 80×40; {Environment.ProcessorCount} cores");
            workload.MeasureAll(scratch);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private void MeasureAll(DirectoryInfo scratch)
    {
        string note = Path.Combine(scratch.FullName, "mixed.md");
        File.WriteAllText(note, MixedSession.Note);
        // The agenda makes the day's backup, so that it is not made beside what is measured.
        foreach (string[] arguments in new[] { new[] { "compile", note, "--db", store }, ["due", "--db", store] })
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }

        output.WriteLine();
        output.WriteLine("| keys | number | median | 95th percentile | worst |");
        output.WriteLine("|---|---|---|---|---|");
        Measure("Home: rows, pages, ends, help", "", "press space", Home);
        Measure("Home: into a review and back", "", "press space", Visits);
        Measure("Review: reveal, grade, undo", "review", "show the answer", Review);
        Measure("thirty mixed cards, five of them twice", "review --deck mixed", " left", (terminal, clock) => MixedSession.Run(terminal, clock));
        output.WriteLine();
        output.WriteLine($"| at rest for {Rest.TotalSeconds:0} s | share of a core |");
        output.WriteLine("|---|---|");
        MeasureRest("Home", "", "press space", []);
        MeasureRest("a card", "review", "show the answer", []);
        MeasureRest("a half-typed answer", "review --deck mixed --cram --filter kind:numeric", " left", ["1", "2"]);
    }

    private static void Home(TmuxSession terminal, TmuxClock clock)
    {
        foreach ((string key, int times) in new[] { ("Down", 40), ("Up", 10), ("NPage", 20), ("PPage", 10), ("End", 1), ("Home", 1), ("End", 1), ("?", 1), ("Down", 5), ("?", 1) })
        {
            for (int i = 0; i < times; i++)
                clock.Press(key);
        }
    }

    private static void Visits(TmuxSession terminal, TmuxClock clock)
    {
        for (int i = 0; i < 5; i++)
        {
            clock.Press("Space");
            clock.Press("q");
        }

        for (int i = 0; i < 5; i++)
        {
            clock.Press("Down");
            clock.Press("Space");
            clock.Press("q");
        }
    }

    private static void Review(TmuxSession terminal, TmuxClock clock)
    {
        for (int i = 0; i < 40; i++)
        {
            clock.Press("Space");
            clock.Press("3");
            if (i % 5 == 4)
            {
                clock.Press("u");
                clock.Press("Space");
                clock.Press("4");
            }
        }
    }

    private void Measure(string name, string arguments, string ready, Action<TmuxSession, TmuxClock> keys)
    {
        using var terminal = new TmuxSession($"{program} {arguments} --db {store}", environment, rows: 40);
        using TmuxClock clock = new(terminal.Socket);
        terminal.WaitFor(ready);
        clock.Settle();
        keys(terminal, clock);
        (double median, double most, double worst) = clock.Summary();
        string slowest = string.Join(", ", clock.Times.OrderByDescending(time => time.Milliseconds).Take(3).Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.Key} {time.Milliseconds:0}")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {clock.Times.Count} | {median:0.0} ms | {most:0.0} ms | {worst:0.0} ms ({slowest}) |"));
    }

    private void MeasureRest(string name, string arguments, string ready, string[] keys)
    {
        using var terminal = new TmuxSession($"{program} {arguments} --db {store}", environment, rows: 40);
        terminal.WaitFor(ready);
        terminal.Press(keys);
        Thread.Sleep(TimeSpan.FromSeconds(3));
        using var process = Process.GetProcessById(terminal.Program());
        TimeSpan before = process.TotalProcessorTime;
        Thread.Sleep(Rest);
        process.Refresh();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {100 * (process.TotalProcessorTime - before) / Rest:0.00} % |"));
    }
}

using System.Diagnostics;
using System.Globalization;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Storage;
using Markdig;

namespace DLQuiz.Benchmarks;

/// <summary>10,000 notes with 100,000 cards, compiled by the published program, beside what no compiler can do without: Markdig's parse of the same texts and SQLite's insert of the same rows.</summary>
/// <remarks>Everything in turns, so that other programs disturb all alike; medians.</remarks>
internal sealed class CompileWorkload : IDisposable
{
    private const int Rounds = 5;

    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("dlquiz-compile-");
    private readonly Dictionary<string, List<double>> milliseconds = [];
    private readonly TextWriter output;
    private readonly Source source;
    private string program = "";
    private double peak;
    private KnownSource? known;

    private CompileWorkload(TextWriter output)
    {
        this.output = output;
        source = new Source("notes", Path.Combine(scratch.FullName, "notes"));
    }

    public static void Run(TextWriter output)
    {
        using var workload = new CompileWorkload(output);
        workload.Run();
    }

    public void Dispose() => scratch.Delete(recursive: true);

    private void Run()
    {
        long bytes = NoteTree.Write(source.Root);
        output.WriteLine($"{NoteTree.Files} files, {bytes / 1e6:0.0} MB, {NoteTree.Files * NoteTree.CardsOfFile} cards, {Environment.ProcessorCount} cores");
        program = Published.Program(scratch, "src/DLQuiz", "dlquiz");
        Cold("first"); // pages of the program and of the notes come into memory
        var bare = new BareInsert(Store("first"));
        string[] texts = [.. NoteFolder.Find(source).Select(note => NoteFolder.Read(note).Text)];
        MarkdownPipeline pipeline = new MarkdownPipelineBuilder { PreciseSourceLocation = true }.UseYamlFrontMatter().UsePipeTables().UseMathematics().Build();
        Parse(texts, pipeline);
        CompilePlan plan = new SourceCompiler().Compile(source, NoteFolder.Find(source), null).Plan;
        using SqliteStore store = SqliteStore.Open(Store("first"));
        Workspace.Apply(store, new SourceCompiler().Compile(source, NoteFolder.Find(source), store)); // this build may read notes by other rules than the published one
        Nothing(store);
        OneFile(store, 0);
        milliseconds.Clear();
        for (int round = 1; round <= Rounds; round++)
        {
            Measure("stat", Stat);
            Measure("markdig", () => Parse(texts, pipeline));
            string empty = Store("bare");
            SqliteStore.Open(empty).Dispose();
            Measure("insert", () => bare.Run(empty));
            Delete(empty);
            Apply(plan);
            Cold("cold");
            Delete(Store("cold"));
            Measure("nothing", () => Nothing(store));
            OneFile(store, round);
        }

        Report(bare.RowCount);
    }

    private void Report(int rows)
    {
        double floor = Median("markdig") + Median("insert");
        output.WriteLine($"Markdig's parse, all cores   {Median("markdig"),6:0} ms");
        output.WriteLine($"bare insert of {rows} rows {Median("insert"),6:0} ms");
        output.WriteLine($"cold compile, whole process  {Median("cold"),6:0} ms = {Median("cold") / floor:0.00} of both; peak {peak:0} MB");
        output.WriteLine($"plan stored alone            {Median("apply"),6:0} ms = {Median("apply") / Median("insert"):0.00} of the bare insert");
        output.WriteLine($"stat of every file           {Median("stat"),6:0.0} ms");
        output.WriteLine($"nothing changed, inside      {Median("nothing"),6:0.0} ms = {Median("nothing") / Median("stat"):0.0} of that");
        output.WriteLine($"nothing changed, process     {Median("nothing, process"),6:0} ms");
        output.WriteLine($"one file changed, inside     {Median("one file"),6:0.0} ms");
    }

    private string Store(string name) => Path.Combine(scratch.FullName, name + ".db");

    private static void Delete(string store)
    {
        foreach (string file in new[] { store, store + "-wal", store + "-shm" })
            File.Delete(file);
    }

    /// <summary>Into an empty store, and once more with nothing to do.</summary>
    private void Cold(string name)
    {
        peak = Math.Max(peak, Launch("cold", Store(name)));
        Launch("nothing, process", Store(name));
    }

    private double Launch(string what, string database)
    {
        double highest = 0;
        Measure(what, () =>
        {
            var start = new ProcessStartInfo(program, ["compile", source.Root, "--db", database]) { UseShellExecute = false, RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            while (!process.WaitForExit(5))
                highest = Math.Max(highest, HighWater(process.Id));
            if (process.ExitCode != 0)
                throw new InvalidOperationException(process.StandardOutput.ReadToEnd());
        });
        return highest;
    }

    /// <summary>The most memory that the process had resident so far, in MB; 0 where the system does not tell, or once it has ended.</summary>
    private static double HighWater(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private void Stat()
    {
        long sum = 0;
        foreach (FileInfo file in new DirectoryInfo(source.Root).EnumerateFiles("*", SearchOption.AllDirectories))
            sum += file.Length + file.LastWriteTimeUtc.Ticks;
        GC.KeepAlive(sum);
    }

    private static void Parse(string[] texts, MarkdownPipeline pipeline) =>
        Parallel.ForEach(texts, text => Markdown.Parse(text, pipeline));

    private void Apply(CompilePlan plan)
    {
        SqliteStore.Open(Store("apply")).Dispose();
        Measure("apply", () =>
        {
            using SqliteStore empty = SqliteStore.Open(Store("apply"));
            empty.Apply(plan);
        });
        Delete(Store("apply"));
    }

    private void Nothing(SqliteStore store)
    {
        if (!new SourceCompiler().Compile(source, NoteFolder.Find(source), store).Plan.IsEmpty)
            throw new InvalidOperationException("Something changed.");
    }

    /// <summary>As the watcher does it: the other files are known to be as they were.</summary>
    private void OneFile(SqliteStore store, int round)
    {
        known ??= KnownSource.Of(store, source.Name);
        NoteFile[] files = [.. NoteFolder.Find(source)];
        NoteFile changed = files[round * 997];
        File.WriteAllText(changed.Path, File.ReadAllText(changed.Path).Replace("A: ", $"A: edited {round} ", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(changed.Path, DateTime.UtcNow.AddMinutes(-30));
        files[round * 997] = NoteFile.Of(changed.Name, changed.Path);
        Measure("one file", () =>
        {
            Compilation compilation = new SourceCompiler().CompileAgainst(source, files, known);
            Workspace.Apply(store, compilation);
            known.Take(compilation.Plan);
            if (compilation.Plan.Count(ChangeKind.Edited) == 0)
                throw new InvalidOperationException("Nothing was edited.");
        });
    }

    private void Measure(string what, Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        if (!milliseconds.TryGetValue(what, out List<double>? all))
            milliseconds[what] = all = [];
        all.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private double Median(string what)
    {
        double[] sorted = [.. milliseconds[what].Order()];
        return sorted[sorted.Length / 2];
    }
}

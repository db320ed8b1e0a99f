using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace DLQuiz.Benchmarks;

/// <summary>How long a learner waits for the published program to begin: an agenda on a pipe, the first frame in a pseudo-terminal; beside a process that opens SQLite and asks one thing.</summary>
internal static class StartWorkload
{
    private const int Runs = 15;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static void Run(TextWriter output)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("dlquiz-start-");
        try
        {
            string program = Published.Program(scratch, "src/DLQuiz", "dlquiz");
            string bare = Published.Program(scratch, "tests/DLQuiz.Benchmarks", "DLQuiz.Benchmarks");
            string store = Path.Combine(scratch.FullName, "learner.db");
            ToEnd(program, "due", "--db", store); // compiles the decks that ship
            Measure(output, program, bare, store);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>The whole of the process beside which the program is timed.</summary>
    public static void OpenSqlite(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM cards";
        Console.Out.WriteLine(command.ExecuteScalar());
    }

    private static void Measure(TextWriter output, string program, string bare, string store)
    {
        List<double> floor = [], help = [], due = [], frame = [];
        for (int run = 0; run <= Runs; run++)
        {
            floor.Add(ToEnd(bare, "bare-sqlite", store));
            help.Add(ToEnd(program, "--version"));
            due.Add(ToEnd(program, "due", "--db", store));
            frame.Add(ToFirstFrame(program, store));
        }

        output.WriteLine($"{Runs} runs each, in turns; medians of whole processes, published with ReadyToRun; {Environment.ProcessorCount} cores");
        Print("bare Microsoft.Data.Sqlite", floor, floor);
        Print("dlquiz --version", help, floor);
        Print("dlquiz due", due, floor);
        Print("first frame of Home", frame, floor);

        void Print(string name, List<double> times, List<double> beside) => output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-28} {Median(times),6:0} ms  {Median(times) / Median(beside):0.0}"));
    }

    private static double ToEnd(string program, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException(process.StandardError.ReadToEnd());
    }

    /// <summary>Through <c>script</c>, which gives the program a terminal of its own; until the name on Home's first line has arrived.</summary>
    private static double ToFirstFrame(string program, string store)
    {
        long start = Stopwatch.GetTimestamp();
        var info = new ProcessStartInfo("script", ["-qfec", $"stty cols 80 rows 24; exec '{program}' --db '{store}'", "/dev/null"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        info.Environment["TERM"] = "xterm-256color";
        using Process terminal = Process.Start(info)!;
        Task<string> frame = Task.Run(() => ReadTo(terminal.StandardOutput, "DLQuiz"));
        bool came = frame.Wait(Longest) && frame.Result.Contains("DLQuiz", StringComparison.Ordinal);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        terminal.Kill(entireProcessTree: true);
        terminal.WaitForExit();
        return came ? milliseconds : throw new InvalidOperationException("No first frame came.");
    }

    private static string ReadTo(StreamReader output, string mark)
    {
        var seen = new StringBuilder();
        char[] buffer = new char[4096];
        for (int read = output.Read(buffer); read > 0; read = output.Read(buffer))
        {
            seen.Append(buffer, 0, read);
            if (seen.ToString().Contains(mark, StringComparison.Ordinal))
                break;
        }

        return seen.ToString();
    }

    private static double Median(IEnumerable<double> times)
    {
        // The first run of each warms the file cache.
        double[] sorted = [.. times.Skip(1).Order()];
        return sorted[sorted.Length / 2];
    }
}

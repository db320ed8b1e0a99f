using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A pseudo-terminal that shows nothing and keeps every byte; what is sent to it is what a terminal would send.</summary>
/// <remarks>Made by <c>script</c> of util-linux.</remarks>
public sealed class RawTerminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);
    private readonly Process process;
    private readonly MemoryStream received = new();
    private readonly Task reading;
    private long lastRead = Stopwatch.GetTimestamp();

    public RawTerminal(string command, IReadOnlyDictionary<string, string> environment, int columns = 80, int rows = 24)
    {
        string unset = string.Concat(environment.Where(one => one.Value.Length == 0).Select(one => $"unset {one.Key}; "));
        var start = new ProcessStartInfo("script", ["-qfec", $"{unset}stty cols {columns} rows {rows}; exec {command}", "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("COLORTERM");
        start.Environment.Remove("COLORFGBG");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        reading = Task.Run(Read);
    }

    /// <summary>All bytes so far, as UTF-8; a byte that is none shows as U+FFFD.</summary>
    public string Received
    {
        get
        {
            lock (received)
            {
                return Encoding.UTF8.GetString(received.GetBuffer(), 0, (int)received.Length);
            }
        }
    }

    /// <summary>Ends with the program.</summary>
    public Task Ended => process.WaitForExitAsync();

    /// <summary>Used so far by the program, which <c>script</c> runs as its only child; to a hundredth of a second.</summary>
    public TimeSpan ProcessorTime()
    {
        using Process pgrep = Process.Start(new ProcessStartInfo("pgrep", $"-P {process.Id}") { UseShellExecute = false, RedirectStandardOutput = true })!;
        using var program = Process.GetProcessById(int.Parse(pgrep.StandardOutput.ReadToEnd().Trim(), CultureInfo.InvariantCulture));
        return program.TotalProcessorTime;
    }

    public void Send(string keys)
    {
        process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(keys));
        process.StandardInput.BaseStream.Flush();
    }

    /// <summary>Sends, waits until nothing more comes, and returns what came.</summary>
    public string Ask(string keys)
    {
        int before = Received.Length;
        Send(keys);
        Settle();
        return Received[before..];
    }

    /// <summary>Until nothing has come for a quarter of a second.</summary>
    public void Settle()
    {
        long begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(Math.Max(begun, Interlocked.Read(ref lastRead))) < Quiet)
        {
            Thread.Sleep(20);
        }
    }

    public void WaitFor(string text)
    {
        var clock = Stopwatch.StartNew();
        while (!Received.Contains(text, StringComparison.Ordinal))
        {
            if (clock.Elapsed > Patience)
            {
                throw new TimeoutException($"After {Patience.TotalSeconds} s “{text}” has not come; what came:\n{Received}");
            }

            Thread.Sleep(20);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        reading.Wait(Patience);
        process.Dispose();
        received.Dispose();
    }

    private void Read()
    {
        byte[] buffer = new byte[8192];
        Stream output = process.StandardOutput.BaseStream;
        for (int count = output.Read(buffer); count > 0; count = output.Read(buffer))
        {
            lock (received)
            {
                received.Write(buffer, 0, count);
            }

            Interlocked.Exchange(ref lastRead, Stopwatch.GetTimestamp());
        }
    }
}

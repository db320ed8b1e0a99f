using System.Diagnostics;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>Presses keys in a tmux session and measures how long the screen takes: a client in tmux's control mode, which is told of every byte as it comes.</summary>
public sealed class TmuxClock : IDisposable
{
    /// <summary>The program ends each frame with it (synchronized output); tmux tells control characters in octal.</summary>
    private const string FrameEnd = @"\033[?2026l";

    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(70);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Process client;
    private readonly Task reading;
    private string tail = "";
    private long? lastFrame;
    private long lastOutput;

    public TmuxClock(string socket)
    {
        client = Process.Start(new ProcessStartInfo("tmux", ["-u", "-S", socket, "-C", "attach-session"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        reading = Task.Run(Read);
        Settle();
    }

    /// <summary>Each key that was pressed, and the milliseconds until the screen stood still after it.</summary>
    public List<(string Key, double Milliseconds)> Times { get; } = [];

    /// <summary>Presses a key by tmux's name and waits until the screen has changed and stands still; a key that changes nothing is not counted.</summary>
    public void Press(string key) => Send(key, $"send-keys {(key is ";" or "'" ? "\\" + key : key)}");

    /// <summary>Types one character after the other, each timed.</summary>
    public void Type(string text)
    {
        foreach (char c in text)
        {
            Send(c.ToString(), $"send-keys -H {(int)c:x}");
        }
    }

    /// <summary>Without a time: until nothing comes for a while.</summary>
    public void Settle()
    {
        long begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(Math.Max(begun, Volatile.Read(ref lastOutput))) < Still)
        {
            Thread.Sleep(5);
        }
    }

    /// <summary>Median, 95th percentile and worst of the times, in milliseconds.</summary>
    public (double Median, double Most, double Worst) Summary()
    {
        double[] sorted = [.. Times.Select(time => time.Milliseconds).Order()];
        return (sorted[sorted.Length / 2], sorted[(int)(0.95 * (sorted.Length - 1))], sorted[^1]);
    }

    public void Dispose()
    {
        if (!client.HasExited)
        {
            client.Kill();
        }

        client.WaitForExit();
        reading.Wait(Patience);
        client.Dispose();
    }

    private void Send(string key, string command)
    {
        lock (gate)
        {
            lastFrame = null;
        }

        long start = Stopwatch.GetTimestamp();
        client.StandardInput.WriteLine(command);
        client.StandardInput.Flush();
        while (true)
        {
            lock (gate)
            {
                if (lastFrame is { } frame && Stopwatch.GetElapsedTime(Math.Max(frame, lastOutput)) > Still)
                {
                    Times.Add((key, Stopwatch.GetElapsedTime(start, frame).TotalMilliseconds));
                    return;
                }
            }

            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                // A key that changes nothing, such as another step down at the end of a list.
                return;
            }

            Thread.Sleep(5);
        }
    }

    private void Read()
    {
        while (client.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith("%output ", StringComparison.Ordinal))
            {
                continue;
            }

            long now = Stopwatch.GetTimestamp();
            string text = tail + line[(line.IndexOf(' ', "%output ".Length) + 1)..];
            lock (gate)
            {
                lastOutput = now;
                lastFrame = text.Contains(FrameEnd, StringComparison.Ordinal) ? now : lastFrame;
            }

            // A frame's end may be cut by the end of a piece.
            tail = text.EndsWith(FrameEnd, StringComparison.Ordinal) ? "" : text[Math.Max(0, text.Length - FrameEnd.Length)..];
        }
    }
}

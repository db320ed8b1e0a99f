using System.Diagnostics;
using System.Runtime.InteropServices;
using Terminal.Gui.App;

namespace DLQuiz.Terminal.Driver;

/// <summary>Lets the library's main loop turn when there is something to do, and sleep otherwise.</summary>
/// <remarks>
/// Terminal.Gui 2.5.0 turns 25 times a second, which costs 3 % of a core while nothing happens and keeps a key waiting for up to 40 ms.
/// Here its own rest is turned off, and before each turn the loop waits for what can bring work: input, a call or timer from
/// anywhere, a new size of the window, the return from a stop, the next timer that is due.
/// </remarks>
internal sealed class LoopRhythm : IDisposable
{
    /// <summary>A turn now and then all the same, should anything have been missed; two a second cost nothing that could be measured.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    /// <summary>The library gives up its questions and half-read keys by the clock, so for a while after input it is asked often.</summary>
    private static readonly TimeSpan AfterInput = TimeSpan.FromMilliseconds(120);

    private readonly object gate = new();
    private readonly PosixSignalRegistration? resize;
    private readonly IApplication app;
    private bool hasNews = true;
    private long lastInput;
    private bool hasDrawn;

    /// <param name="app">Whose loop it is.</param>
    /// <param name="onResize">The window has another size, or had one for a moment; called on another thread.</param>
    public LoopRhythm(IApplication app, Action onResize)
    {
        this.app = app;
        Application.MaximumIterationsPerSecond = ushort.MaxValue;
        resize = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => onResize());
        app.TimedEvents!.Added += (_, _) => Wake();
        app.Iteration += (_, _) => Wait();
    }

    /// <summary>From any thread.</summary>
    public void OnInput()
    {
        Interlocked.Exchange(ref lastInput, Stopwatch.GetTimestamp());
        Wake();
    }

    public void Dispose() => resize?.Dispose();

    private void Wake()
    {
        lock (gate)
        {
            hasNews = true;
            Monitor.Pulse(gate);
        }
    }

    private void Wait()
    {
        // Once without a pause; a view that still wants to be drawn then (as one without room does) must not make the loop spin.
        bool wantsDrawing = app.TopRunnableView is { } view && (view.NeedsDraw || view.NeedsLayout);
        if (wantsDrawing && !hasDrawn)
        {
            hasDrawn = true;
            return;
        }

        hasDrawn = false;
        // Before the gate is taken: the library tells of a new timer while it holds the timers, and asking for them within the gate
        // would be the same two locks the other way round.
        TimeSpan pause = Pause(wantsDrawing);
        lock (gate)
        {
            if (!hasNews)
            {
                Monitor.Wait(gate, pause);
            }

            hasNews = false;
        }
    }

    private TimeSpan Pause(bool wantsDrawing)
    {
        TimeSpan pause = wantsDrawing ? TimeSpan.FromMilliseconds(100) : Longest;
        if (Stopwatch.GetElapsedTime(Interlocked.Read(ref lastInput)) < AfterInput)
        {
            pause = TimeSpan.FromMilliseconds(10);
        }

        // Whole milliseconds, rounded down: one more, or the last part of it would be spent turning.
        return app.TimedEvents is TimedEvents timers && timers.CheckTimers(out int due) && due + 1 < pause.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(due + 1)
            : pause;
    }
}

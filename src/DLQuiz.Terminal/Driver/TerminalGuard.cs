using System.Runtime.InteropServices;

namespace DLQuiz.Terminal.Driver;

/// <summary>Gives the terminal back as it was found, however the program ends short of kill -9.</summary>
/// <remarks>
/// Terminal.Gui restores it only when it is disposed. A signal, <see cref="Environment.Exit"/> or a crash in another thread would leave
/// raw mode, the alternate screen and mouse reporting on. SIGHUP is left alone on purpose: a program that cancels it outlives its terminal.
/// </remarks>
internal sealed class TerminalGuard : IDisposable
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int Now = 0;

    /// <summary>A process whose group has nobody to continue it is not stopped by the system: then the screen comes back.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromMilliseconds(300);

    // The alternate screen, empty; no cursor, clicks and the wheel, bracketed paste.
    private static readonly byte[] Entered = "\e[?1049h\e[2J\e[H\e[?25l\e[?1000h\e[?1006h\e[?2004h"u8.ToArray();

    // Bracketed paste, mouse reporting and the keyboard protocol off, attributes and cursor as usual, back to the main screen.
    private static readonly byte[] Sound =
        "\e[?2004l\e[?1000l\e[?1002l\e[?1003l\e[?1006l\e[?1015l\e[<u\e[0m\e[0 q\e[?1049l\e[?25h"u8.ToArray();

    private readonly byte[]? termios;
    private readonly Action stop;
    private readonly List<PosixSignalRegistration> signals = [];
    private readonly ManualResetEventSlim continued = new();
    private Action onReturn = () => { };
    private byte[]? screenTermios;
    private volatile bool isSuspended;
    private volatile bool isAway;
    private int restored;
    private int signalCode;
    private Timer? deadline;

    /// <param name="stop">Asks the program to end; called on another thread.</param>
    public TerminalGuard(Action stop)
    {
        this.stop = stop;
        byte[] now = new byte[256];
        termios = !OperatingSystem.IsWindows() && NativeMethods.tcgetattr(StandardInput, now) == 0 ? now : null;
        foreach (PosixSignal signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            signals.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }

        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnExit;
    }

    /// <summary>128 and the signal's number once a signal has asked for the end, else null.</summary>
    public int? ExitCode => signalCode == 0 ? null : signalCode;

    /// <summary>Once the screen has begun: keeps the mode it needs, for the return from a stop.</summary>
    /// <param name="onReturn">Paints everything anew; called on another thread when someone else stopped the program.</param>
    public void Begin(Action onReturn)
    {
        this.onReturn = onReturn;
        byte[] now = new byte[256];
        if (OperatingSystem.IsWindows() || termios is null || NativeMethods.tcgetattr(StandardInput, now) != 0)
        {
            return;
        }

        screenTermios = now;
        // A shell sets its own mode while a program is stopped, and not every shell sets it back.
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ =>
        {
            continued.Set();
            if (!isSuspended && !isAway)
            {
                EnterAgain();
            }
        }));
    }

    /// <summary>Gives the terminal back and stops, as Ctrl+Z does elsewhere; returns once the program is continued, the screen set up but empty.</summary>
    public void Suspend()
    {
        if (screenTermios is null)
        {
            return;
        }

        isSuspended = true;
        continued.Reset();
        _ = NativeMethods.write(StandardOutput, Sound, (nuint)Sound.Length);
        RestoreMode();
        // The whole group, as the terminal itself would: whoever started the program with a helper around it is stopped too.
        _ = NativeMethods.kill(0, NativeMethods.StopFromTerminal);
        continued.Wait(StopsWithin);
        isSuspended = false;
        EnterAgain();
    }

    /// <summary>Gives the terminal to another program of the foreground, and takes it back when that is done; keys that interrupt are that program's meanwhile.</summary>
    public T StepAside<T>(Func<T> work)
    {
        if (screenTermios is null)
        {
            return work();
        }

        isAway = true;
        _ = NativeMethods.write(StandardOutput, Sound, (nuint)Sound.Length);
        RestoreMode();
        try
        {
            return work();
        }
        finally
        {
            isAway = false;
            EnterAgain();
        }
    }

    /// <summary>After the screen has been given back in the ordinary way.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnExit;
        signals.ForEach(signal => signal.Dispose());
        deadline?.Dispose();
        continued.Dispose();
        if (Interlocked.Exchange(ref restored, 1) == 0)
        {
            RestoreMode();
        }
    }

    /// <summary>Lets the program end in order; one that does not within two seconds is ended.</summary>
    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (isAway && context.Signal != PosixSignal.SIGTERM)
        {
            return;
        }

        signalCode = 128 + context.Signal switch { PosixSignal.SIGINT => 2, PosixSignal.SIGQUIT => 3, _ => 15 };
        // Armed first: a loop that is asked and does not answer must not keep it from being armed.
        deadline ??= new Timer(_ => Environment.Exit(signalCode), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        stop();
    }

    private void EnterAgain()
    {
        _ = NativeMethods.tcsetattr(StandardInput, Now, screenTermios!);
        _ = NativeMethods.write(StandardOutput, Entered, (nuint)Entered.Length);
        onReturn();
    }

    private void OnExit(object? sender, EventArgs e)
    {
        if (Interlocked.Exchange(ref restored, 1) == 0)
        {
            WriteSound();
            RestoreMode();
        }
    }

    private static void WriteSound()
    {
        if (OperatingSystem.IsWindows())
        {
            using Stream output = Console.OpenStandardOutput();
            output.Write(Sound);
        }
        else
        {
            // A screen that is still being drawn on another thread would hide the cursor again: its output goes nowhere from here on.
            int terminal = NativeMethods.dup(StandardOutput);
            int nowhere = NativeMethods.open("/dev/null\0"u8.ToArray(), NativeMethods.WriteOnly);
            if (terminal >= 0 && nowhere >= 0)
            {
                _ = NativeMethods.dup2(nowhere, StandardOutput);
            }

            // Past Console's lock, which a thread that is being torn down may hold.
            _ = NativeMethods.write(terminal >= 0 ? terminal : StandardOutput, Sound, (nuint)Sound.Length);
        }
    }

    private void RestoreMode()
    {
        if (termios is not null)
        {
            _ = NativeMethods.tcsetattr(StandardInput, Now, termios);
        }
    }
}

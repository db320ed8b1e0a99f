using System.Runtime.InteropServices;
using System.Text;
using Terminal.Gui.Drivers;
using TuiDriver = Terminal.Gui.Drivers.Driver;

namespace DLQuiz.Terminal.Driver;

/// <summary>The ANSI driver's input, which waits in the system for keys instead of asking fifty times a second.</summary>
/// <remarks>
/// Terminal.Gui 2.5.0 decodes each read of 256 bytes on its own, so a paste of more than about 85 Chinese characters corrupts; and at
/// the end of its input it polls without a pause for ever. Here one decoder lives across reads, the end is reported once, and
/// <see cref="Peek"/> blocks until there is something, so that an idle program costs nothing and a key waits for nobody.
/// </remarks>
internal sealed class Utf8Input : AnsiInput
{
    private const int StandardInput = 0;

    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] bytes = new byte[4096];
    private readonly Action onEnd;
    private readonly InputPieces pieces;
    private readonly bool readsTerminal;
    private readonly int[] wake = [-1, -1];
    private readonly ManualResetEventSlim listens = new(initialState: true);
    private readonly Lock reading = new();
    private volatile bool isStopped;
    private bool isSilent;
    private bool hasEnded;

    /// <param name="onEnd">The terminal is gone; called on the thread that reads.</param>
    public Utf8Input(Action onEnd)
    {
        this.onEnd = onEnd;
        pieces = new InputPieces(answer => OnAnswer(answer));
        readsTerminal = !OperatingSystem.IsWindows() && TuiDriver.IsAttachedToTerminal(out bool input, out _) && input && NativeMethods.pipe(wake) == 0;
    }

    /// <summary>After something was read, once the loop can find it; on the thread that reads.</summary>
    public Action OnRead { get; set; } = () => { };

    /// <summary>Gets each string that the terminal sends (OSC and such), with <c>ESC ]</c> and without its end; on the thread that reads.</summary>
    public Action<string> OnAnswer { get; set; } = _ => { };

    /// <summary>Waits until there is something to read; false only once it is stopped or the terminal is gone.</summary>
    public override bool Peek() => readsTerminal ? !hasEnded && Wait() : base.Peek();

    public override IEnumerable<char> Read()
    {
        foreach (char c in readsTerminal ? ReadTerminal() : base.Read())
        {
            yield return c;
        }

        OnRead();
    }

    /// <summary>Reads nothing until the result is disposed of: the keys are another program's.</summary>
    public IDisposable Pause()
    {
        listens.Reset();
        Wake();
        // A read that has begun is let end; none begins after it.
        lock (reading)
        {
            return new Resumption(listens);
        }
    }

    /// <summary>Lets the thread that waits end; to be called before the application is disposed of, which waits for that thread.</summary>
    public void Stop()
    {
        isStopped = true;
        listens.Set();
        Wake();
    }

    /// <summary>Characters of the bytes so far; bytes of an unfinished character wait in the decoder.</summary>
    internal static char[] Decode(Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        char[] chars = new char[decoder.GetCharCount(bytes, flush: false)];
        decoder.GetChars(bytes, chars, flush: false);
        return chars;
    }

    public override void Dispose()
    {
        base.Dispose();
        listens.Dispose();
        foreach (int end in readsTerminal ? wake : [])
        {
            _ = NativeMethods.close(end);
        }
    }

    private void Wake()
    {
        if (readsTerminal)
        {
            _ = NativeMethods.write(wake[1], [0], 1);
        }
    }

    private bool Wait()
    {
        NativeMethods.Polled[] files =
        [
            new() { File = StandardInput, Asked = NativeMethods.Readable },
            new() { File = wake[0], Asked = NativeMethods.Readable },
        ];
        while (!isStopped)
        {
            listens.Wait();
            int patience = pieces.Patience is { } time ? (int)time.TotalMilliseconds : -1;
            int ready = NativeMethods.poll(files, (nuint)files.Length, patience);
            isSilent = ready == 0;
            // A terminal that is gone is readable too: the read says so.
            if (ready > 0 && files[1].Came != 0 && !isStopped)
            {
                _ = NativeMethods.read(wake[0], new byte[64], 64);
            }
            else if (isSilent || (ready > 0 && files[0].Came != 0))
            {
                return true;
            }

            else if (ready < 0 && Marshal.GetLastPInvokeError() != NativeMethods.Interrupted)
            {
                End();
                return false;
            }
        }

        return false;
    }

    private string ReadTerminal()
    {
        if (isSilent)
        {
            return pieces.Expire();
        }

        nint count;
        lock (reading)
        {
            if (!listens.IsSet)
            {
                return "";
            }

            count = NativeMethods.read(StandardInput, bytes, (nuint)bytes.Length);
        }

        if (count > 0)
        {
            return pieces.Take(Decode(decoder, bytes.AsSpan(0, (int)count)));
        }

        const int again = 11, againOnMac = 35;
        if (count == 0 || Marshal.GetLastPInvokeError() is not (NativeMethods.Interrupted or again or againOnMac))
        {
            End();
        }

        return "";
    }

    private void End()
    {
        hasEnded = true;
        onEnd();
    }

    private sealed class Resumption(ManualResetEventSlim listens) : IDisposable
    {
        public void Dispose() => listens.Set();
    }
}

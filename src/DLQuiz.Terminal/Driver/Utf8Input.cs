using System.Runtime.InteropServices;
using System.Text;
using Terminal.Gui.Drivers;
using TuiDriver = Terminal.Gui.Drivers.Driver;

namespace DLQuiz.Terminal.Driver;

/// <summary>The ANSI driver's input with two faults cured: characters cut by the end of a read, and a terminal that has gone.</summary>
/// <remarks>
/// Terminal.Gui 2.5.0 decodes each read of 256 bytes on its own, so a paste of more than about 85 Chinese characters corrupts;
/// and at the end of its input it polls without a pause for ever. Here one decoder lives across reads, and the end is reported once.
/// </remarks>
internal sealed class Utf8Input : AnsiInput
{
    private const int StandardInput = 0;

    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] bytes = new byte[4096];
    private readonly Action onEnd;
    private readonly bool readsTerminal;
    private bool hasEnded;

    public Utf8Input(Action onEnd)
    {
        this.onEnd = onEnd;
        readsTerminal = !OperatingSystem.IsWindows() && TuiDriver.IsAttachedToTerminal(out bool input, out _) && input;
    }

    public override bool Peek() => !hasEnded && base.Peek();

    public override IEnumerable<char> Read() => readsTerminal ? ReadTerminal() : base.Read();

    /// <summary>Characters of the bytes so far; bytes of an unfinished character wait in the decoder.</summary>
    internal static char[] Decode(Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        char[] chars = new char[decoder.GetCharCount(bytes, flush: false)];
        decoder.GetChars(bytes, chars, flush: false);
        return chars;
    }

    private char[] ReadTerminal()
    {
        nint count = NativeMethods.read(StandardInput, bytes, (nuint)bytes.Length);
        if (count > 0)
        {
            return Decode(decoder, bytes.AsSpan(0, (int)count));
        }

        const int interrupted = 4, again = 11, againOnMac = 35;
        if (count == 0 || Marshal.GetLastPInvokeError() is not (interrupted or again or againOnMac))
        {
            hasEnded = true;
            onEnd();
        }

        return [];
    }
}

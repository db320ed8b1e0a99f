using System.Text;
using Terminal.Gui.Drivers;

namespace DLQuiz.Terminal.Driver;

/// <summary>The ANSI driver's output without hyperlinks.</summary>
/// <remarks>
/// Terminal.Gui 2.5.0 makes a link (OSC 8) of whatever on the screen looks like an address, which would put text of a deck into an escape
/// sequence; it has no switch for that. Terminals that find links by themselves still do.
/// </remarks>
internal sealed class PlainOutput : AnsiOutput
{
    private const string LinkStart = "\e]8;";

    protected override void Write(StringBuilder output)
    {
        string text = output.ToString();
        if (text.Contains(LinkStart, StringComparison.Ordinal))
        {
            output.Clear().Append(WithoutLinks(text));
        }

        base.Write(output);
    }

    /// <summary>The sequences go, the text between them stays.</summary>
    internal static string WithoutLinks(string text)
    {
        StringBuilder kept = new(text.Length);
        int at = 0;
        for (int start; (start = text.IndexOf(LinkStart, at, StringComparison.Ordinal)) >= 0;)
        {
            kept.Append(text, at, start - at);
            // The driver ends its sequences with ESC \ and escapes nothing in them; the first end is the end for a terminal too.
            int stop = text.IndexOf("\e\\", start + LinkStart.Length, StringComparison.Ordinal);
            int bell = text.IndexOf('\a', start);
            at = bell >= 0 && (stop < 0 || bell < stop) ? bell + 1 : stop >= 0 ? stop + 2 : text.Length;
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }
}

using System.Globalization;
using System.Text;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace DLQuiz.Terminal.Driver;

/// <summary>The ANSI driver's output with one write a frame that holds what has changed, colours as the terminal has them, and without hyperlinks and questions.</summary>
/// <remarks>
/// Terminal.Gui 2.5.0 makes a link (OSC 8) of whatever on the screen looks like an address, which would put text of a deck into an escape
/// sequence; it empties the window's title, asks the terminal for sizes, pictures and keyboard protocols that nothing here uses (an
/// answer that comes late or in halves would be taken for keys), reports every movement of the mouse, and hides the caret in every
/// turn. It has no switches for these, so the interface is implemented once more, and what the library asks for passes through here.
/// </remarks>
internal sealed class PlainOutput : AnsiOutput, IOutput
{
    private const string LinkStart = "\e]8;";

    // Terminals that know synchronized output show the frame at once; the others ignore it.
    private const string FrameStart = "\e[?2026h\e[?25l";
    private const string FrameEnd = "\e[?2026l";

    // Clicks and the wheel in the form that has no limit of columns, in place of every movement.
    private const string Mouse = "\e[?1003l\e[?1015l\e[?1000h\e[?1006h";

    private readonly StringBuilder frame = new();
    private readonly ShownCells shown = new();
    private bool isFraming;
    private Cursor caret = new();
    private bool? showsCaret;
    private CursorStyle? style;

    public PlainOutput(ColourDepth depth)
    {
        Depth = depth;
        if (IsAttachedToTerminal)
        {
            Write(Mouse);
            // Where the system knows no size the library would take 0×0.
            SetSize(WindowSize.Now().Width, WindowSize.Now().Height);
        }
    }

    public ColourDepth Depth { get; }

    /// <summary>Ctrl+Z.</summary>
    public Action OnSuspend { get; set; } = () => { };

    /// <summary>What the library does not take back when it ends: the mouse as it was turned on here, the caret's form.</summary>
    public void Leave() => Write("\e[?1000l\e[0 q");

    /// <summary>After others have written to the terminal: nothing is known of what it shows.</summary>
    public void Forget()
    {
        (showsCaret, style) = (null, null);
        shown.Forget();
    }

    /// <summary>Past the filter of the library's own questions.</summary>
    public void Ask(string question) => Write(question);

    void IOutput.Write(ReadOnlySpan<char> text)
    {
        if (!IsUnwanted(text))
        {
            Write(text);
        }
    }

    void IOutput.Suspend() => OnSuspend();

    Cursor IOutput.GetCursor() => caret;

    void IOutput.SetCursor(Cursor cursor)
    {
        caret = cursor;
        if (cursor is { IsVisible: true, Position: { } at })
        {
            string form = style == cursor.Style ? "" : string.Create(CultureInfo.InvariantCulture, $"\e[{(int)cursor.Style} q");
            Write(form + Place(at.X, at.Y) + (showsCaret == true ? "" : "\e[?25h"));
            (showsCaret, style) = (true, cursor.Style);
        }
        else if (showsCaret != false)
        {
            Write("\e[?25l");
            showsCaret = false;
        }
    }

    public override void Write(IOutputBuffer buffer)
    {
        frame.Clear();
        shown.KeepChanges(buffer);
        isFraming = true;
        base.Write(buffer);
        isFraming = false;
        if (frame.Length > 0)
        {
            // The caret is hidden while it travels; the library sets it again after each frame.
            showsCaret = false;
            base.Write(new StringBuilder(FrameStart).Append(frame).Append(FrameEnd));
        }
    }

    protected override void Write(StringBuilder output)
    {
        string text = output.ToString();
        string plain = text.Contains(LinkStart, StringComparison.Ordinal) ? WithoutLinks(text) : text;
        if (isFraming)
        {
            frame.Append(plain);
        }
        else
        {
            base.Write(new StringBuilder(plain));
        }
    }

    protected override bool SetCursorPositionImpl(int col, int row)
    {
        if (isFraming)
        {
            frame.Append(Place(col, row));
        }
        else
        {
            Write(Place(col, row));
        }

        return true;
    }

    /// <summary>One sequence that says all, so that a style never depends on the one before.</summary>
    protected override void AppendOrWriteAttribute(StringBuilder output, Attribute attr, TextStyle redrawTextStyle) =>
        output.Append(Sgr.Of(attr, Depth));

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

    /// <summary>Titles, colours and pictures are asked and set by strings (OSC, APC), all else by sequences that end in these letters.</summary>
    private static bool IsUnwanted(ReadOnlySpan<char> text) =>
        text.StartsWith("\e]") || text.StartsWith("\e_") || text is "\e[6n" or "\e[?6n" or "\e[?u" or "\e[c" or "\e[0c" or "\e[>0c" or "\e[14t" or "\e[16t" or "\e[18t";

    private static string Place(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"\e[{row + 1};{column + 1}H");
}

using System.Drawing;
using System.Globalization;
using Terminal.Gui.Drivers;
using Terminal.Gui.ViewBase;

namespace DLQuiz.Terminal.Driver;

/// <summary>The window's size as the system has it; where it has none (a serial line, a container just begun), what COLUMNS and LINES say, or 80×24.</summary>
/// <remarks>On a window of 0×0 the library would paint again and again, since no view ever has room to be drawn in.</remarks>
internal sealed class WindowSize : ISizeMonitor
{
    private const int StandardOutput = 1;

    private Size last = Now();

    public event EventHandler<SizeChangedEventArgs>? SizeChanged;

    public static Size Now()
    {
        (int columns, int rows) = (OperatingSystem.IsWindows() ? null : NativeMethods.WindowSize(StandardOutput))
            ?? (Said("COLUMNS", 80), Said("LINES", 24));
        return new Size(columns, rows);
    }

    public bool Poll()
    {
        Size now = Now();
        if (now == last)
        {
            return false;
        }

        last = now;
        SizeChanged?.Invoke(this, new SizeChangedEventArgs(now));
        return true;
    }

    private static int Said(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int said) && said is > 0 and < 10_000 ? said : otherwise;
}

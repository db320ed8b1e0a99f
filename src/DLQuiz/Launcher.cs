using System.ComponentModel;
using System.Diagnostics;

namespace DLQuiz;

/// <summary>Hands an address or file to the system's own viewer, which the terminal neither waits for nor hears.</summary>
internal static class Launcher
{
    /// <summary>Null when the viewer was started, else why not in a sentence.</summary>
    public static string? Open(string address)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
                return null;
            }

            string opener = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
            bool hasDesktop = OperatingSystem.IsMacOS() || IsSet("DISPLAY") || IsSet("WAYLAND_DISPLAY");
            return hasDesktop ? Start(opener, address) : $"No desktop to open it on: {address}";
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or IOException)
        {
            return $"It cannot be opened: {problem.Message}";
        }
    }

    /// <summary>A program that shares this terminal, up to its end, however it ends: null when it ran, else why not in a sentence.</summary>
    public static string? Run(IReadOnlyList<string> words)
    {
        try
        {
            using var program = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { UseShellExecute = false });
            program?.WaitForExit();
            return null;
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or IOException)
        {
            return $"{words[0]} cannot be run: {problem.Message}";
        }
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    /// <summary>The shell lets the viewer go on by itself, deaf and mute; address and program are its arguments, never part of its script.</summary>
    private static string? Start(string opener, string address)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (string argument in new[] { "-c", "command -v \"$0\" >/dev/null 2>&1 || exit 127; \"$0\" \"$1\" </dev/null >/dev/null 2>&1 &", opener, address })
        {
            start.ArgumentList.Add(argument);
        }

        using Process? shell = Process.Start(start);
        shell?.WaitForExit();
        return shell is { ExitCode: 0 } ? null : $"It cannot be opened: there is no {opener}. The address is {address}";
    }
}

using System.Diagnostics;
using System.Globalization;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A real terminal with a program in it: what is typed is sent as keys, what shows is read as text.</summary>
public sealed class TmuxSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string socket = Path.Combine(Path.GetTempPath(), "dlquiz-test-" + Guid.NewGuid().ToString("N"));

    /// <summary>Of the server, for other clients of it.</summary>
    public string Socket => socket;

    public TmuxSession(string command, IReadOnlyDictionary<string, string> environment, int columns = 80, int rows = 24)
    {
        List<string> arguments = ["-f", "/dev/null", "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}"];
        foreach ((string name, string value) in environment)
        {
            arguments.AddRange(["-e", $"{name}={value}"]);
        }

        // The shell stays when the program ends, so that what it left behind can be looked at.
        arguments.Add(command + "; echo \"[ended with $?]\"; exec sh");
        Run([.. arguments]);
        Run("set-option", "-g", "escape-time", "0");
    }

    /// <summary>Keys by tmux's names: <c>Space</c>, <c>Enter</c>, <c>C-c</c>, or a character.</summary>
    public void Press(params string[] keys)
    {
        foreach (string key in keys)
        {
            Run("send-keys", key);
        }
    }

    public void Press(string key, int times) => Run("send-keys", "-N", times.ToString(CultureInfo.InvariantCulture), key);

    public void Type(string text) => Run("send-keys", "-l", "--", text);

    /// <summary>As a terminal pastes: all at once, in brackets where the program asked for them.</summary>
    public void Paste(string text)
    {
        Run("set-buffer", "--", text);
        Run("paste-buffer", "-p", "-r", "-d");
    }

    /// <summary>Presses and lets go the left button there; both count from 0.</summary>
    public void Click(int column, int row)
    {
        string at = $"{column + 1};{row + 1}";
        Type($"\e[<0;{at}M\e[<0;{at}m");
    }

    /// <summary>Clicks in the middle of a text that shows.</summary>
    public void Click(string text)
    {
        string[] rows = WaitFor(text).Split('\n');
        int row = Array.FindIndex(rows, line => line.Contains(text, StringComparison.Ordinal));
        Click(Cells.Width(rows[row][..rows[row].IndexOf(text, StringComparison.Ordinal)]) + (Cells.Width(text) / 2), row);
    }

    public string Screen() => Run("capture-pane", "-p");

    public string ScreenWithEscapes() => Run("capture-pane", "-e", "-p");

    /// <summary>The program itself: the only child of the shell that the pane runs.</summary>
    public int Program()
    {
        string pane = Run("display-message", "-p", "#{pane_pid}").Trim();
        using Process pgrep = Process.Start(new ProcessStartInfo("pgrep", $"-P {pane}") { UseShellExecute = false, RedirectStandardOutput = true })!;
        return int.Parse(pgrep.StandardOutput.ReadToEnd().Trim(), CultureInfo.InvariantCulture);
    }

    /// <param name="name">Without SIG: <c>TERM</c>.</param>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", $"-{name} {Program()}");
        kill.WaitForExit();
    }

    /// <summary>The file by which another program can write over the screen.</summary>
    public string PaneTerminal() => Run("display-message", "-p", "#{pane_tty}").Trim();

    /// <summary>tmux's own view of a terminal mode, such as <c>alternate_on</c> or <c>mouse_any_flag</c>: 0 or 1.</summary>
    public string Mode(string name) => Run("display-message", "-p", $"#{{{name}}}").Trim();

    public void Resize(int columns, int rows) => Run("resize-window", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>The screen once it holds the text; fails with the screen as it was when patience ends.</summary>
    public string WaitFor(string text) => WaitUntil(screen => screen.Contains(text, StringComparison.Ordinal), $"“{text}”");

    public string WaitUntil(Func<string, bool> holds, string what)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            string screen = Screen();
            if (holds(screen))
            {
                return screen;
            }

            if (clock.Elapsed > Patience)
            {
                throw new TimeoutException($"After {Patience.TotalSeconds} s the screen still does not show {what}:\n{screen}");
            }

            Thread.Sleep(30);
        }
    }

    /// <summary>From now on every byte that the program sends to the terminal is copied to a file as well.</summary>
    public void CopyOutputTo(string file) => Run("pipe-pane", $"cat >> '{file}'");

    public void Dispose()
    {
        TryRun("kill-server");
        File.Delete(socket);
    }

    private string Run(params string[] arguments)
    {
        (int code, string output, string error) = TryRun(arguments);
        return code == 0 ? output : throw new InvalidOperationException($"tmux {string.Join(' ', arguments)}: {error}");
    }

    private (int Code, string Output, string Error) TryRun(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add("-u");
        start.ArgumentList.Add("-S");
        start.ArgumentList.Add(socket);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}

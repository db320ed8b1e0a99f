using System.Diagnostics;
using System.Globalization;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A learner's machine on its first day: an empty home, and the program.</summary>
public sealed class FreshHome : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("dlquiz-home-");

    /// <summary>As built beside these tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "dlquiz");

    /// <summary>Bytes that each command's heap may have; 0 for no limit.</summary>
    public long HeapLimit { get; init; }

    public string Folder => home.FullName;

    public string Database => Path.Combine(home.FullName, ".local", "share", "dlquiz", "dlquiz.db");

    /// <summary>What every process of this home sees; nothing of the real home shines through.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["HOME"] = home.FullName,
        ["XDG_DATA_HOME"] = "",
        ["XDG_CONFIG_HOME"] = "",
        ["LC_ALL"] = "",
        ["LC_MESSAGES"] = "",
        ["DLQUIZ_DB"] = "",
        ["DLQUIZ_CONFIG"] = "",
        ["NO_COLOR"] = "",
        ["DisableRealDriverIO"] = "",
        ["LANG"] = "C.UTF-8",
        ["TZ"] = "Asia/Shanghai",
        ["DOTNET_GCHeapHardLimit"] = HeapLimit == 0 ? "" : HeapLimit.ToString("X", CultureInfo.InvariantCulture),
    };

    public string File(string name) => Path.Combine(home.FullName, name);

    public string Write(string name, string text)
    {
        string file = Path.Combine(home.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Runs a command without a terminal, to its end.</summary>
    public (int Code, string Output, string Error) Run(params string[] arguments) => RunTyping("", arguments);

    /// <summary>The same with that text on standard input.</summary>
    public (int Code, string Output, string Error) RunTyping(string input, params string[] arguments) => Finish(Program, input, arguments);

    /// <summary>Runs a line of a guide as a shell does, in this home and with the program on its path.</summary>
    public (int Code, string Output, string Error) RunShell(string line) => Finish("/bin/sh", "", ["-c", $"cd \"$HOME\" && PATH=\"{Path.GetDirectoryName(Program)}:$PATH\"; {line}"]);

    private (int Code, string Output, string Error) Finish(string program, string input, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value.Length == 0 ? null : value;
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>The program in a real terminal.</summary>
    /// <param name="arguments">Of the program.</param>
    /// <param name="columns">Of the window.</param>
    /// <param name="rows">Of the window.</param>
    /// <param name="before">What the shell does first.</param>
    /// <param name="more">Variables of the program alone.</param>
    public TmuxSession Start(string arguments = "", int columns = 80, int rows = 24, string before = "", params (string Name, string Value)[] more)
    {
        string unset = string.Concat(Environment.Where(one => one.Value.Length == 0).Select(one => $"unset {one.Key}; "));
        // In front of the command and not in tmux's environment: tmux sets TERM itself.
        string set = string.Concat(more.Select(one => $"{one.Name}={one.Value} "));
        return new TmuxSession($"{unset}{before}{set}{Program} {arguments}", Environment, columns, rows);
    }

    /// <summary>The program in a terminal that only keeps the bytes.</summary>
    public RawTerminal StartRaw(string arguments = "", int columns = 80, int rows = 24, params (string Name, string Value)[] more)
    {
        var all = new Dictionary<string, string>(Environment, StringComparer.Ordinal);
        foreach ((string name, string value) in more)
        {
            all[name] = value;
        }

        return new RawTerminal($"{Program} {arguments}", all, columns, rows);
    }

    /// <summary>A program whose terminal was closed a moment ago may still be writing: a little patience.</summary>
    public void Dispose()
    {
        for (int tries = 20; ; tries--)
        {
            try
            {
                home.Delete(recursive: true);
                return;
            }
            catch (IOException) when (tries > 0)
            {
                Thread.Sleep(100);
            }
        }
    }
}

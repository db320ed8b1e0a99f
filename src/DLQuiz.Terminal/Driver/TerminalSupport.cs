namespace DLQuiz.Terminal.Driver;

/// <summary>Whether the screens can be used here at all.</summary>
public static class TerminalSupport
{
    /// <summary>Null when they can, else the reason in one sentence; to be asked first, since without a terminal the library would wait for ever.</summary>
    public static string? Check() => Check(Console.IsInputRedirected, Console.IsOutputRedirected, Environment.GetEnvironmentVariable("TERM"), OperatingSystem.IsWindows());

    internal static string? Check(bool isInputRedirected, bool isOutputRedirected, string? term, bool isWindows) =>
        isInputRedirected ? "Standard input is not a terminal."
        : isOutputRedirected ? "Standard output is not a terminal."
        : !isWindows && term is null or "" or "dumb" ? "This terminal cannot place the cursor (TERM is unset or dumb)."
        : null;
}

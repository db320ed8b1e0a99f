namespace DLQuiz.Shell.Tests.CommandLine;

/// <summary>A command without a process of its own: quick enough to try each operation.</summary>
internal static class InProcess
{
    public static (int Code, string Output, string Error) Run(params string[] arguments) => RunWith("", arguments);

    public static (int Code, string Output, string Error) RunWith(string input, params string[] arguments)
    {
        World world = World(input);
        int code = global::DLQuiz.CommandLine.Run(arguments, world);
        return (code, world.Out.ToString()!, world.Error.ToString()!);
    }

    /// <summary>No terminal, no variables, no decks that ship; what is written can be read back.</summary>
    public static World World(string input = "") => new()
    {
        In = new StringReader(input),
        Out = new StringWriter { NewLine = "\n" },
        Error = new StringWriter { NewLine = "\n" },
        Variable = _ => null,
        Clock = TimeProvider.System,
        Zone = TimeZoneInfo.Utc,
        IsTerminal = false,
        ShippedDecks = "",
    };
}

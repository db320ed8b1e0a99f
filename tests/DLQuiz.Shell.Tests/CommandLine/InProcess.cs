namespace DLQuiz.Shell.Tests.CommandLine;

/// <summary>A command without a process of its own: quick enough to try each operation.</summary>
internal static class InProcess
{
    public static (int Code, string Output, string Error) Run(params string[] arguments) => RunWith("", arguments);

    public static (int Code, string Output, string Error) RunWith(string input, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        int code = global::DLQuiz.CommandLine.Run(arguments, new World
        {
            In = new StringReader(input),
            Out = output,
            Error = error,
            Variable = _ => null,
            Clock = TimeProvider.System,
            Zone = TimeZoneInfo.Utc,
            IsTerminal = false,
            ShippedDecks = "",
        });
        return (code, output.ToString(), error.ToString());
    }
}

using System.Text;

namespace DLQuiz;

/// <summary>Everything of the outside world that a command may touch, so that a test can hand in another.</summary>
internal sealed record World
{
    public required TextReader In { get; init; }

    /// <summary>Results only; a script may read it.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Messages for a person.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>An environment variable's value, null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    public required TimeProvider Clock { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Whether both standard input and output are a terminal.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Where the decks that ship lie.</summary>
    public required string ShippedDecks { get; init; }

    /// <summary>Shows an address or file outside the terminal; null when that worked, else why not in a sentence.</summary>
    public Func<string, string?> Launch { get; init; } = _ => "Nothing can be opened from here.";

    public static World OfThisProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new World
        {
            In = Console.In,
            Out = Console.Out,
            Error = Console.Error,
            Variable = Environment.GetEnvironmentVariable,
            Clock = TimeProvider.System,
            Zone = TimeZoneInfo.Local,
            IsTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected,
            Launch = Launcher.Open,
            ShippedDecks = Path.Combine(AppContext.BaseDirectory, "decks"),
        };
    }
}

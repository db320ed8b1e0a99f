using System.Globalization;
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

    /// <summary>Standard input as bytes, for what is no text; then nobody reads <see cref="In"/>.</summary>
    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    /// <summary>Standard output as bytes; then nobody writes to <see cref="Out"/>.</summary>
    public Func<Stream> OpenOutput { get; init; } = Console.OpenStandardOutput;

    /// <summary>An environment variable's value, null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The user's own folder; empty where there is none.</summary>
    public string Home { get; init; } = "";

    /// <summary>The language that the system says it has, where no variable says one: on Windows and macOS.</summary>
    public string SystemLanguage { get; init; } = "";

    /// <summary>Lets all texts of screens come in a language from now on, on every thread.</summary>
    public Action<CultureInfo> Speak { get; init; } = language => CultureInfo.CurrentUICulture = language;

    public required TimeProvider Clock { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Whether both standard input and output are a terminal.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal, wherever results go.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether standard error is a terminal that wants colours: see no-color.org.</summary>
    public bool IsErrorColored { get; init; }

    /// <summary>Where the decks that ship lie.</summary>
    public required string ShippedDecks { get; init; }

    /// <summary>Shows an address or file outside the terminal; null when that worked, else why not in a sentence.</summary>
    public Func<string, string?> Launch { get; init; } = _ => "Nothing can be opened from here.";

    /// <summary>Runs a program with its arguments in this terminal until it ends: null when it ran, else why not in a sentence.</summary>
    public Func<IReadOnlyList<string>, string?> RunHere { get; init; } = _ => "No other program can be run from here.";

    public static World OfThisProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new World
        {
            In = Console.In,
            Out = Console.Out,
            Error = Console.Error,
            Variable = Environment.GetEnvironmentVariable,
            Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify),
            SystemLanguage = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? CultureInfo.CurrentUICulture.Name : "",
            Speak = language => CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = language,
            Clock = TimeProvider.System,
            Zone = TimeZoneInfo.Local,
            IsTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            IsErrorColored = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Launch = Launcher.Open,
            RunHere = Launcher.Run,
            ShippedDecks = Path.Combine(AppContext.BaseDirectory, "decks"),
        };
    }
}

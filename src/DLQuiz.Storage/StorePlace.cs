namespace DLQuiz.Storage;

/// <summary>Where decks and history are kept: a file, or a PostgreSQL server.</summary>
public static class StorePlace
{
    /// <summary>Names the environment variable that chooses another place.</summary>
    public const string Variable = "DLQUIZ_DB";

    private const string FileName = "dlquiz.db";

    /// <summary>What the option <c>--db</c> says, else the variable, else the default; an empty text says nothing.</summary>
    public static string Choose(string? option, string? variable, Func<string> fallback)
    {
        ArgumentNullException.ThrowIfNull(fallback);
        return !string.IsNullOrEmpty(option) ? option
            : !string.IsNullOrEmpty(variable) ? variable
            : fallback();
    }

    /// <summary>Whether a place is a PostgreSQL server: a URL <c>postgresql://…</c>, or a connection string with <c>Host=…</c>; anything else is a file.</summary>
    public static bool IsServer(string place) => PostgresAddress.IsMeant(place);

    /// <summary>A place as it may be shown: a file's path, or a server without user and password.</summary>
    public static string Shown(string place) => IsServer(place) ? PostgresAddress.Parse(place).ToString() : place;

    /// <summary>The platform's place for a program's data: on Linux <c>$XDG_DATA_HOME/dlquiz</c> or <c>~/.local/share/dlquiz</c>.</summary>
    public static string Default() => For(
        OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.Other : PlatformID.Unix,
        Environment.GetEnvironmentVariable,
        // A home that does not exist yet would otherwise come back empty, and the place would be relative to wherever one stands.
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>The default of any platform: Windows, Unix with the XDG base directories, and macOS as <see cref="PlatformID.Other"/>.</summary>
    internal static string For(PlatformID platform, Func<string, string?> variable, string home)
    {
        string folder = platform switch
        {
            PlatformID.Win32NT => variable("LOCALAPPDATA") ?? Path.Combine(home, "AppData", "Local"),
            PlatformID.Other => Path.Combine(home, "Library", "Application Support"),
            // The XDG specification: a relative path is to be ignored.
            _ => variable("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data) ? data : Path.Combine(home, ".local", "share"),
        };
        return Path.Combine(folder, "dlquiz", FileName);
    }
}

namespace DLQuiz.Configuration;

/// <summary>Where the configuration is.</summary>
/// <param name="File">Absolute; null where the machine has no place for it, as without a home.</param>
/// <param name="IsNamed">The command line named it: then it has to be there.</param>
internal sealed record ConfigurationPlace(string? File, bool IsNamed)
{
    /// <summary>Names the environment variable that chooses another file.</summary>
    public const string Variable = "DLQUIZ_CONFIG";

    /// <summary>What <c>--config</c> says, else the variable, else the platform's place for settings; an empty text says nothing.</summary>
    public static ConfigurationPlace Choose(string? option, World world) =>
        !string.IsNullOrEmpty(option) ? new ConfigurationPlace(Path.GetFullPath(option), IsNamed: true)
        : world.Variable(Variable) is { Length: > 0 } named ? new ConfigurationPlace(Path.GetFullPath(named), IsNamed: false)
        : new ConfigurationPlace(Usual(OperatingSystem.IsWindows(), world.Variable, world.Home), IsNamed: false);

    /// <summary>On Windows <c>%APPDATA%</c>, elsewhere that of the XDG specification, where a relative path is to be ignored.</summary>
    internal static string? Usual(bool isWindows, Func<string, string?> variable, string home)
    {
        string? folder = isWindows
            ? variable("APPDATA") is { Length: > 0 } data ? data : home.Length > 0 ? Path.Combine(home, "AppData", "Roaming") : null
            : variable("XDG_CONFIG_HOME") is { Length: > 0 } config && Path.IsPathRooted(config) ? config
            : home.Length > 0 ? Path.Combine(home, ".config")
            : null;
        return folder is null ? null : Path.Combine(folder, "dlquiz", "config.toml");
    }
}

namespace DLQuiz.Terminal.Driver;

/// <summary>How many colours the terminal can tell apart.</summary>
internal enum ColourDepth
{
    /// <summary>None, or none are wished.</summary>
    None,

    /// <summary>The sixteen whose shades the terminal's owner chooses.</summary>
    Sixteen,

    /// <summary>Sixteen, a cube of 6×6×6 and 24 greys.</summary>
    Many,

    /// <summary>24 bits each.</summary>
    All,
}

/// <summary>Reads a <see cref="ColourDepth"/> from the environment.</summary>
internal static class ColourDepths
{
    public static ColourDepth FromEnvironment() => Of(
        Environment.GetEnvironmentVariable("NO_COLOR"),
        Environment.GetEnvironmentVariable("COLORTERM"),
        Environment.GetEnvironmentVariable("TERM"),
        OperatingSystem.IsWindows());

    /// <summary>Wrongly too few colours are still readable; wrongly too many are not, so a terminal must name what it can.</summary>
    internal static ColourDepth Of(string? noColour, string? colourTerm, string? term, bool isWindows) =>
        !string.IsNullOrEmpty(noColour) ? ColourDepth.None
        : isWindows || colourTerm is "truecolor" or "24bit" ? ColourDepth.All
        : term is null ? ColourDepth.None
        : term.EndsWith("-direct", StringComparison.Ordinal) || Names(term, "kitty", "ghostty", "alacritty", "wezterm", "foot") ? ColourDepth.All
        : term.Contains("256", StringComparison.Ordinal) ? ColourDepth.Many
        : term.EndsWith("-m", StringComparison.Ordinal) || term.EndsWith("-mono", StringComparison.Ordinal) || (term.StartsWith("vt", StringComparison.Ordinal) && term.Length > 2 && char.IsAsciiDigit(term[2])) ? ColourDepth.None
        : ColourDepth.Sixteen;

    private static bool Names(string term, params ReadOnlySpan<string> families)
    {
        foreach (string family in families)
        {
            if (term.Contains(family, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

using System.Globalization;

namespace DLQuiz.Terminal.Driver;

/// <summary>Whether the terminal is light or dark, as it answers itself, or as its environment says.</summary>
internal static class Background
{
    /// <summary>OSC 11 with a question mark: the colour of the background, as xterm and most terminals since answer it.</summary>
    public const string Question = "\e]11;?\e\\";

    private const string Answer = "\e]11;";

    /// <summary>Not asked are a terminal without colours and the Linux console, which is dark and knows no questions.</summary>
    public static bool CanAsk(ColourDepth depth, string? term) => depth != ColourDepth.None && term is not (null or "linux" or "dumb");

    /// <param name="answer">A string that the terminal sent, without its end: <c>ESC ] 11 ; rgb:RRRR/GGGG/BBBB</c>, each of 1 to 4 hexadecimal digits, or <c>#RRGGBB</c>.</param>
    public static Theme Read(string answer) =>
        answer.StartsWith(Answer, StringComparison.Ordinal) && Channels(answer[Answer.Length..]) is { } colour ? ThemeOf(colour) : Theme.Unknown;

    /// <summary>COLORFGBG, as rxvt and Konsole set it: the colours' numbers among sixteen, the background's last.</summary>
    public static Theme FromEnvironment(string? colours, string? term) =>
        int.TryParse(colours?.Split(';')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int background)
            ? background is 7 or (> 8 and < 16) ? Theme.Light : Theme.Dark
            : term == "linux" ? Theme.Dark : Theme.Unknown;

    private static double[]? Channels(string text)
    {
        int start = text.StartsWith("rgb:", StringComparison.Ordinal) ? 4 : text.StartsWith("rgba:", StringComparison.Ordinal) ? 5 : 0;
        string[] parts = start > 0 ? text[start..].Split('/')
            : text is ['#', _, ..] && (text.Length - 1) % 3 == 0 ? [.. text[1..].Chunk((text.Length - 1) / 3).Select(part => new string(part))]
            : [];
        if (parts.Length < 3)
        {
            return null;
        }

        double[] channels = new double[3];
        for (int i = 0; i < 3; i++)
        {
            if (parts[i].Length is 0 or > 4 || !int.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value))
            {
                return null;
            }

            channels[i] = value / (Math.Pow(16, parts[i].Length) - 1);
        }

        return channels;
    }

    // ITU-R BT.709's weights of brightness.
    private static Theme ThemeOf(double[] colour) =>
        (0.2126 * colour[0]) + (0.7152 * colour[1]) + (0.0722 * colour[2]) > 0.5 ? Theme.Light : Theme.Dark;
}

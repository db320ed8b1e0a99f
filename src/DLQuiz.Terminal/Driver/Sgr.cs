using System.Globalization;
using System.Text;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace DLQuiz.Terminal.Driver;

/// <summary>The sequence that sets style and colours (ECMA-48 §8.3.117, colours beyond sixteen as xterm has them).</summary>
internal static class Sgr
{
    private const int Foreground = 30;
    private const int Background = 40;

    private static readonly (TextStyle Style, int Code)[] Styles =
    [
        (TextStyle.Bold, 1), (TextStyle.Faint, 2), (TextStyle.Italic, 3), (TextStyle.Underline, 4),
        (TextStyle.Blink, 5), (TextStyle.Reverse, 7), (TextStyle.Strikethrough, 9),
    ];

    private static readonly int[] Steps = [0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF];

    public static string Of(Attribute attribute, ColourDepth depth)
    {
        StringBuilder sequence = new("\e[0");
        foreach ((TextStyle style, int code) in Styles)
        {
            if (attribute.Style.HasFlag(style))
            {
                sequence.Append(CultureInfo.InvariantCulture, $";{code}");
            }
        }

        AppendColour(sequence, attribute.Foreground, Foreground, depth);
        AppendColour(sequence, attribute.Background, Background, depth);
        return sequence.Append('m').ToString();
    }

    /// <summary>The nearest of the cube and the greys, 16 to 255; the sixteen below them have no fixed colour.</summary>
    internal static int Nearest(int red, int green, int blue)
    {
        int r = NearestStep(red), g = NearestStep(green), b = NearestStep(blue);
        int grey = Math.Clamp(((((red + green + blue) / 3) - 8) + 5) / 10, 0, 23);
        int shade = 8 + (10 * grey);
        return Distance(red - Steps[r], green - Steps[g], blue - Steps[b]) <= Distance(red - shade, green - shade, blue - shade)
            ? 16 + (36 * r) + (6 * g) + b
            : 232 + grey;
    }

    /// <summary>30 to 37, or 90 to 97 for what is meant for a dark background; the shades are the terminal's owner's, so the hue decides.</summary>
    internal static int Sixteen(int red, int green, int blue)
    {
        int most = Math.Max(red, Math.Max(green, blue)), least = Math.Min(red, Math.Min(green, blue));
        if (most - least < 40)
        {
            return most < 48 ? 30 : most < 176 ? 90 : most < 232 ? 37 : 97;
        }

        // Degrees of the colour circle: red at 0, green at 120, blue at 240.
        double spread = most - least;
        double degrees = 60 * (most == red ? ((green - blue) / spread) + (green < blue ? 6 : 0) : most == green ? ((blue - red) / spread) + 2 : ((red - green) / spread) + 4);
        int hue = degrees switch { < 28 => 1, < 75 => 3, < 160 => 2, < 200 => 6, < 255 => 4, < 330 => 5, _ => 1 };
        return (most >= 0xB0 && Brightness(red, green, blue) > 110 ? 90 : 30) + hue;
    }

    // ITU-R BT.709's weights.
    private static double Brightness(int red, int green, int blue) => (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);

    private static void AppendColour(StringBuilder sequence, Color colour, int plane, ColourDepth depth)
    {
        // None is the terminal's own colour, which the 0 at the beginning has set.
        if (colour == Color.None || depth == ColourDepth.None)
        {
            return;
        }

        _ = depth switch
        {
            // 30 to 37 and 90 to 97, ten more for backgrounds.
            ColourDepth.Sixteen => sequence.Append(CultureInfo.InvariantCulture, $";{Sixteen(colour.R, colour.G, colour.B) + plane - Foreground}"),
            ColourDepth.Many => sequence.Append(CultureInfo.InvariantCulture, $";{plane + 8};5;{Nearest(colour.R, colour.G, colour.B)}"),
            _ => sequence.Append(CultureInfo.InvariantCulture, $";{plane + 8};2;{colour.R};{colour.G};{colour.B}"),
        };
    }

    private static int NearestStep(int value)
    {
        int nearest = 0;
        for (int i = 1; i < Steps.Length; i++)
        {
            nearest = Math.Abs(Steps[i] - value) < Math.Abs(Steps[nearest] - value) ? i : nearest;
        }

        return nearest;
    }

    private static int Distance(int red, int green, int blue) => (red * red) + (green * green) + (blue * blue);
}

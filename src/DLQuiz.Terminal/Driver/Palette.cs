using DLQuiz.Terminal.Text;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace DLQuiz.Terminal.Driver;

/// <summary>How each ink looks: always on the terminal's own background, and never different by colour alone.</summary>
internal sealed class Palette
{
    // Of middle brightness, so that they read on a light background and on a dark one.
    private static readonly Color GoodColour = new(0x2E, 0x8B, 0x57);
    private static readonly Color BadColour = new(0xD7, 0x5F, 0x5F);
    private static readonly Color AccentColour = new(0x1E, 0x88, 0xC7);
    private static readonly Color CodeColour = new(0xA0, 0x78, 0x2A);
    private static readonly Color MathsColour = new(0x9A, 0x6F, 0xC4);

    private readonly bool hasColour;

    /// <param name="noColour">The value of NO_COLOR; any that is not empty asks for none (no-color.org).</param>
    public Palette(string? noColour) => hasColour = string.IsNullOrEmpty(noColour);

    public static Palette FromEnvironment() => new(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary><c>Color.None</c> is the terminal's own colour; Terminal.Gui takes NO_COLOR as a wish for sixteen.</summary>
    public Attribute Of(Ink ink) => new(hasColour ? ColourOf(ink) : Color.None, Color.None, StyleOf(ink));

    private static Color ColourOf(Ink ink) =>
        ink.HasFlag(Ink.Good) ? GoodColour
        : ink.HasFlag(Ink.Bad) ? BadColour
        : ink.HasFlag(Ink.Accent) || ink.HasFlag(Ink.Heading) ? AccentColour
        : ink.HasFlag(Ink.Code) ? CodeColour
        : ink.HasFlag(Ink.Maths) ? MathsColour
        : Color.None;

    private static TextStyle StyleOf(Ink ink)
    {
        TextStyle style = TextStyle.None;
        style |= (ink & (Ink.Strong | Ink.Heading | Ink.Bad | Ink.Good)) != Ink.Plain ? TextStyle.Bold : TextStyle.None;
        style |= ink.HasFlag(Ink.Emphasis) ? TextStyle.Italic : TextStyle.None;
        style |= ink.HasFlag(Ink.Faint) ? TextStyle.Faint : TextStyle.None;
        style |= ink.HasFlag(Ink.Underlined) ? TextStyle.Underline : TextStyle.None;
        style |= ink.HasFlag(Ink.Struck) ? TextStyle.Strikethrough : TextStyle.None;
        style |= ink.HasFlag(Ink.Reverse) ? TextStyle.Reverse : TextStyle.None;
        return style;
    }
}

using System.Collections.Frozen;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace DLQuiz.Terminal.Driver;

/// <summary>How each ink looks: always on the terminal's own background, and never different by colour alone.</summary>
/// <remarks>
/// Against white and #FDF6E3, or against black, #1E1E1E and #002B36, each colour has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3);
/// where the background is not known, at least 3 : 1 against all five.
/// </remarks>
internal sealed class Palette
{
    /// <summary>The first of these that a text has gives its colour.</summary>
    private static readonly Ink[] Coloured =
        [Ink.Good, Ink.Bad, Ink.Accent, Ink.Heading, Ink.Keyword, Ink.Quoted, Ink.Comment, Ink.Number, Ink.Name, Ink.Code, Ink.Maths, Ink.Faint];

    private static readonly FrozenDictionary<Ink, Color> Light = Table(
        0x11763B, 0xC82216, 0x0E6AAC, 0x0E6AAC, 0xA931A9, 0x41731D, 0x5C6875, 0xAE4713, 0x0D7373, 0x8F5C10, 0x8744C9, 0x676767);

    private static readonly FrozenDictionary<Ink, Color> Dark = Table(
        0x1BBA5D, 0xF0827A, 0x47A9F0, 0x47A9F0, 0xDB81DB, 0x66B52D, 0x98A3AE, 0xEC8856, 0x14B4B4, 0xE09019, 0xB892DF, 0x959595);

    private static readonly FrozenDictionary<Ink, Color> Middle = Table(
        0x159149, 0xE83F33, 0x1183D4, 0x1183D4, 0xC946C9, 0x4F8D23, 0x71808F, 0xD55718, 0x108D8D, 0xAF7113, 0x9C65D2, 0x7E7E7E);

    private readonly FrozenDictionary<Ink, Color>? colours;

    /// <param name="noColour">The value of NO_COLOR; any that is not empty asks for none (no-color.org).</param>
    /// <param name="theme">What the terminal draws on.</param>
    public Palette(string? noColour, Theme theme = Theme.Unknown) => colours = string.IsNullOrEmpty(noColour) && theme != Theme.None ? Of(theme) : null;

    public static Palette FromEnvironment(Theme theme = Theme.Unknown) => new(Environment.GetEnvironmentVariable("NO_COLOR"), theme);

    /// <summary><c>Color.None</c> is the terminal's own colour; Terminal.Gui takes NO_COLOR as a wish for sixteen.</summary>
    public Attribute Of(Ink ink)
    {
        Ink coloured = colours is null ? Ink.Plain : Array.Find(Coloured, one => ink.HasFlag(one));
        return new(coloured == Ink.Plain ? Color.None : colours![coloured], Color.None, StyleOf(ink));
    }

    /// <summary>The colours of a theme by the one ink that has them.</summary>
    internal static IReadOnlyDictionary<Ink, Color> ColoursOf(Theme theme) => Of(theme);

    private static FrozenDictionary<Ink, Color> Of(Theme theme) => theme switch { Theme.Light => Light, Theme.Dark => Dark, _ => Middle };

    private static FrozenDictionary<Ink, Color> Table(params int[] rgb) =>
        Coloured.Zip(rgb).ToFrozenDictionary(pair => pair.First, pair => new Color(pair.Second >> 16, (pair.Second >> 8) & 0xFF, pair.Second & 0xFF));

    private TextStyle StyleOf(Ink ink)
    {
        TextStyle style = TextStyle.None;
        style |= (ink & (Ink.Strong | Ink.Heading | Ink.Bad | Ink.Good | Ink.Keyword)) != Ink.Plain ? TextStyle.Bold : TextStyle.None;
        style |= (ink & (Ink.Emphasis | Ink.Comment)) != Ink.Plain ? TextStyle.Italic : TextStyle.None;
        // A terminal's own faint may be too faint to read; a grey is not.
        style |= ink.HasFlag(Ink.Faint) && colours is null ? TextStyle.Faint : TextStyle.None;
        style |= ink.HasFlag(Ink.Underlined) ? TextStyle.Underline : TextStyle.None;
        style |= ink.HasFlag(Ink.Struck) ? TextStyle.Strikethrough : TextStyle.None;
        style |= ink.HasFlag(Ink.Reverse) ? TextStyle.Reverse : TextStyle.None;
        return style;
    }
}

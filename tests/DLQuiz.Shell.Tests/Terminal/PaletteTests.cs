using DLQuiz.Terminal.Driver;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace DLQuiz.Shell.Tests.Terminal;

public sealed class PaletteTests
{
    private static readonly Color[] LightBackgrounds = [new(0xFF, 0xFF, 0xFF), new(0xFD, 0xF6, 0xE3)];
    private static readonly Color[] DarkBackgrounds = [new(0, 0, 0), new(0x1E, 0x1E, 0x1E), new(0x00, 0x2B, 0x36)];

    [Fact]
    public void Every_colour_reads_on_a_light_background() => AssertContrast(Theme.Light, LightBackgrounds, 4.5);

    [Fact]
    public void Every_colour_reads_on_a_dark_background() => AssertContrast(Theme.Dark, DarkBackgrounds, 4.5);

    [Fact]
    public void Where_the_background_is_not_known_every_colour_is_seen_on_both() => AssertContrast(Theme.Unknown, [.. LightBackgrounds, .. DarkBackgrounds], 3);

    [Fact]
    public void Contrast_is_that_of_the_guidelines()
    {
        Assert.Equal(21, Contrast(new(0, 0, 0), new(0xFF, 0xFF, 0xFF)), 6);
        Assert.Equal(4.54, Contrast(new(0x76, 0x76, 0x76), new(0xFF, 0xFF, 0xFF)), 2);
    }

    [Fact]
    public void What_a_colour_says_a_style_or_a_sign_says_too()
    {
        Palette without = new("1");
        Assert.All(Enum.GetValues<Ink>(), ink => Assert.Equal(Color.None, without.Of(ink).Foreground));
        Assert.Equal(TextStyle.Bold, without.Of(Ink.Keyword).Style);
        Assert.Equal(TextStyle.Italic, without.Of(Ink.Comment).Style);
        Assert.Equal(TextStyle.Faint, without.Of(Ink.Faint).Style);
    }

    [Theory]
    [InlineData((int)Theme.Light)]
    [InlineData((int)Theme.Dark)]
    public void With_colours_faint_is_a_grey_that_reads(int theme)
    {
        Attribute faint = new Palette(null, (Theme)theme).Of(Ink.Faint);
        Assert.Equal(TextStyle.None, faint.Style);
        Assert.Equal(Palette.ColoursOf((Theme)theme)[Ink.Faint], faint.Foreground);
    }

    [Fact]
    public void A_verdict_keeps_its_colour_beside_other_inks() =>
        Assert.Equal(Palette.ColoursOf(Theme.Dark)[Ink.Bad], new Palette(null, Theme.Dark).Of(Ink.Bad | Ink.Code | Ink.Faint).Foreground);

    private static void AssertContrast(Theme theme, Color[] backgrounds, double least) => Assert.All(
        Palette.ColoursOf(theme),
        colour => Assert.All(backgrounds, background => Assert.True(Contrast(colour.Value, background) >= least, $"{colour.Key} {colour.Value} on {background}")));

    /// <summary>WCAG 2.2, definition of "contrast ratio": (L1 + 0.05) / (L2 + 0.05), the lighter first.</summary>
    private static double Contrast(Color one, Color other)
    {
        double first = Luminance(one), second = Luminance(other);
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    /// <summary>WCAG 2.2, definition of "relative luminance", for sRGB.</summary>
    private static double Luminance(Color colour) => (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(byte channel)
    {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}

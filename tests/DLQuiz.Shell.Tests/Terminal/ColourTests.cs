using CsCheck;
using DLQuiz.Terminal.Driver;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>Colours as the terminal has them, and what it says of its background.</summary>
public sealed class ColourTests
{
    [Theory]
    [InlineData("\e]11;rgb:ffff/ffff/ffff", "Light")]
    [InlineData("\e]11;rgb:fd/f6/e3", "Light")]
    [InlineData("\e]11;rgba:0000/2b2b/3636/ffff", "Dark")]
    [InlineData("\e]11;#1e1e1e", "Dark")]
    [InlineData("\e]11;#fff", "Light")]
    [InlineData("\e]11;rgb:0/0/f", "Dark")]
    [InlineData("\e]10;rgb:ffff/ffff/ffff", "Unknown")]
    [InlineData("\e]11;rgb:ffff/ffff", "Unknown")]
    [InlineData("\e]11;rgb:fffff/0/0", "Unknown")]
    [InlineData("\e]11;white", "Unknown")]
    [InlineData("\e]11;", "Unknown")]
    [InlineData("\e]11;#", "Unknown")]
    [InlineData("", "Unknown")]
    public void The_terminal_answers_with_its_background(string answer, string theme) => Assert.Equal(theme, Background.Read(answer).ToString());

    [Fact]
    public void No_answer_however_strange_is_an_error() =>
        Pick.From("\e]11;", "rgb:", "rgba:", "#", "/", "ff", "g", "0", "均", "\0").Array[0, 12].Select(parts => string.Concat(parts))
            .Sample(answer => Enum.IsDefined(Background.Read(answer)));

    [Theory]
    [InlineData("15;0", "xterm", "Dark")]
    [InlineData("0;15", "xterm", "Light")]
    [InlineData("0;default;7", "rxvt", "Light")]
    [InlineData("15;8", "rxvt", "Dark")]
    [InlineData("0;default", "rxvt", "Unknown")]
    [InlineData(null, "xterm", "Unknown")]
    [InlineData(null, "linux", "Dark")]
    public void The_environment_may_say_it_too(string? colours, string? term, string theme) =>
        Assert.Equal(theme, Background.FromEnvironment(colours, term).ToString());

    [Theory]
    [InlineData("1", "truecolor", "xterm-256color", 0)]
    [InlineData("", "truecolor", "xterm", 3)]
    [InlineData(null, "24bit", "screen", 3)]
    [InlineData(null, null, "xterm-kitty", 3)]
    [InlineData(null, null, "xterm-direct", 3)]
    [InlineData(null, null, "xterm-256color", 2)]
    [InlineData(null, null, "tmux-256color", 2)]
    [InlineData(null, null, "xterm", 1)]
    [InlineData(null, null, "linux", 1)]
    [InlineData(null, null, "vt100", 0)]
    [InlineData(null, null, null, 0)]
    public void A_terminal_gets_the_colours_that_it_names(string? noColour, string? colourTerm, string? term, int depth) =>
        Assert.Equal((ColourDepth)depth, ColourDepths.Of(noColour, colourTerm, term, isWindows: false));

    [Theory]
    [InlineData(0, "\e[0;1m")]
    [InlineData(1, "\e[0;1;31m")]
    [InlineData(2, "\e[0;1;38;5;196m")]
    [InlineData(3, "\e[0;1;38;2;255;0;0m")]
    public void A_style_is_said_in_full_and_in_no_more_colours_than_there_are(int depth, string sequence) =>
        Assert.Equal(sequence, Sgr.Of(new Attribute(new Color(255, 0, 0), Color.None, TextStyle.Bold), (ColourDepth)depth));

    [Theory]
    [InlineData(0xC82216, 31)]
    [InlineData(0xF0827A, 91)]
    [InlineData(0x0E6AAC, 34)]
    [InlineData(0x47A9F0, 94)]
    [InlineData(0x11763B, 32)]
    [InlineData(0x1BBA5D, 92)]
    [InlineData(0x8F5C10, 33)]
    [InlineData(0x8744C9, 35)]
    [InlineData(0x0D7373, 36)]
    [InlineData(0x676767, 90)]
    [InlineData(0x959595, 90)]
    [InlineData(0x000000, 30)]
    [InlineData(0xFFFFFF, 97)]
    public void Of_sixteen_colours_the_one_of_the_same_hue_is_taken_and_a_bright_one_for_dark_backgrounds(int rgb, int code) =>
        Assert.Equal(code, Sgr.Sixteen(rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF));

    [Theory]
    [InlineData(0, 0, 0, 16)]
    [InlineData(255, 255, 255, 231)]
    [InlineData(0x80, 0x80, 0x80, 244)]
    [InlineData(0x5F, 0xAF, 0xD7, 74)]
    public void Of_256_colours_the_nearest_is_taken(int red, int green, int blue, int index) => Assert.Equal(index, Sgr.Nearest(red, green, blue));
}

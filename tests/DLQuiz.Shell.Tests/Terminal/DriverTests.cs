using System.Text;
using CsCheck;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Driver;
using Terminal.Gui.App;

namespace DLQuiz.Shell.Tests.Terminal;

[Collection(nameof(ScreensCollection))]
public sealed class DriverTests
{
    [Fact]
    public void Characters_cut_by_the_end_of_a_read_come_out_whole() =>
        Gen.Select(Pick.From("a", "均", "值", "é", "，", "😀").Array[0, 400].Select(parts => string.Concat(parts)), Gen.Int[1, 300]).Sample((text, chunk) =>
        {
            Decoder decoder = Encoding.UTF8.GetDecoder();
            StringBuilder read = new();
            foreach (byte[] bytes in Encoding.UTF8.GetBytes(text).Chunk(chunk))
            {
                read.Append(Utf8Input.Decode(decoder, bytes));
            }

            return read.ToString() == text;
        });

    [Fact]
    public void The_library_still_has_the_place_for_our_input_and_output()
    {
        using Headless headless = new();
        using IApplication app = Application.Create();
        using Utf8Input input = new(() => { });
        Assert.True(TerminalApp.UseOwnParts(app, input, new PlainOutput(ColourDepth.All)));
    }

    [Theory]
    [InlineData(true, false, "xterm", "input")]
    [InlineData(false, true, "xterm", "output")]
    [InlineData(false, false, "dumb", "TERM")]
    [InlineData(false, false, null, "TERM")]
    [InlineData(false, false, "xterm-256color", null)]
    public void A_terminal_that_cannot_show_screens_is_refused_with_the_reason(bool input, bool output, string? term, string? reason)
    {
        string? refused = TerminalSupport.Check(input, output, term, isWindows: false);
        Assert.Equal(reason is null, refused is null);
        Assert.Contains(reason ?? "", refused ?? "", StringComparison.Ordinal);
    }
}

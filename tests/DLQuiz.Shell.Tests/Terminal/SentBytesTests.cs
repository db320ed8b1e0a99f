using DLQuiz.Shell.Tests.EndToEnd;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>The reader of bytes that judges the hostile decks sees what a terminal would obey.</summary>
public sealed class SentBytesTests
{
    [Theory]
    [InlineData("\e[0;1;38;5;32mZQX 均值\e[12;1H\r\n")]
    [InlineData("\e[?2026h\e[?25l\e[6 q\e]11;?\e\\\e[?1049h\e[2J\e=\e[?1h")]
    [InlineData("␛]52;c;ZQX ⟪U+202E⟫ &#27;")]
    public void What_the_program_sends_itself_is_no_fault(string sent) => Assert.Empty(SentBytes.Faults(sent, "ZQX"));

    [Theory]
    [InlineData("a\e]52;c;ZQX\a")]
    [InlineData("a\e]0;title\e\\")]
    [InlineData("a\e]8;;http://zqx/\e\\link")]
    [InlineData("\ePq\e\\")]
    [InlineData("\e_G\e\\")]
    [InlineData("\e[5n")]
    [InlineData("\e[0;ZQXm")]
    [InlineData("\ec")]
    [InlineData("\u009b31m")]
    [InlineData("a\bb")]
    [InlineData("a\a")]
    [InlineData("a\u007f")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\u200fb")]
    [InlineData("\e]11;?")]
    public void What_a_deck_would_send_is_one(string sent) => Assert.NotEmpty(SentBytes.Faults(sent, "ZQX"));
}

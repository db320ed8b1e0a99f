using DLQuiz.Terminal.Markdown;

namespace DLQuiz.Shell.Tests.Terminal;

public sealed class LinkTargetTests
{
    [Fact]
    public void Links_pictures_and_bare_addresses_are_found_once_each_in_order()
    {
        const string markdown = "**[a _b_](x.md)** ![图](i/ö.png \"t\") <https://a.example/?q=1&b=2> https://b.example/x（见） [c](x.md) `https://no.example`";
        Assert.Equal(
            [new LinkTarget("a b", "x.md"), new LinkTarget("图 (picture)", "i/ö.png"), new LinkTarget("https://a.example/?q=1&b=2", "https://a.example/?q=1&b=2"), new LinkTarget("https://b.example/x", "https://b.example/x"), new LinkTarget("https://no.example", "https://no.example")],
            LinkTarget.Of(markdown));
    }

    [Theory]
    [InlineData("[z](http://a/&#27;]52;c;AAAA&#7;)")]
    [InlineData("[z](http://a/\u202Egnp.exe)")]
    [InlineData("[z](http://a/&#x200B;)")]
    [InlineData("[z]()")]
    [InlineData("no link at all ]( ://")]
    public void No_target_steers_a_terminal_or_turns_the_reading_order(string markdown) => Assert.Empty(LinkTarget.Of(markdown));
}

using CsCheck;
using DLQuiz.Terminal.Driver;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>What a terminal sends, in whatever pieces it comes.</summary>
public sealed class InputPiecesTests
{
    private const string Pasted = "\e[200~均值\e]11;rgb:0/0/0\a[\e[20\e[201~";

    [Fact]
    public void Keys_come_out_the_same_however_the_line_cuts_them() =>
        Gen.Select(Pick.From("a", "均", "\e[A", "\eOP", "\e[1;5C", "\e[<0;12;7M", "\e[15~", "\e[[A", "\e\r", Pasted).Array[0, 40].Select(parts => string.Concat(parts)), Gen.Int[1, 7])
            .Sample((sent, length) => Through(sent, length).Keys == sent);

    [Theory]
    [InlineData("\e]11;rgb:ffff/ffff/dddd\e\\")]
    [InlineData("\e]11;rgb:ffff/ffff/dddd\a")]
    [InlineData("\eP>|tmux 3.3a\e\\")]
    [InlineData("\e_Gi=31;OK\e\\")]
    public void An_answer_of_the_terminal_is_never_taken_for_keys(string answer)
    {
        for (int length = 1; length <= answer.Length; length++)
        {
            (string keys, List<string> answers) = Through("a" + answer + "b", length);
            Assert.Equal("ab", keys);
            Assert.Equal(answer.Replace("\e\\", "", StringComparison.Ordinal).TrimEnd('\a'), Assert.Single(answers));
        }
    }

    [Fact]
    public void Half_an_answer_that_never_goes_on_is_nothing()
    {
        InputPieces pieces = new(_ => { });
        Assert.Equal("a", pieces.Take("a\e]11;rgb:ff"));
        Assert.NotNull(pieces.Patience);
        Assert.Equal("", pieces.Expire());
        Assert.Null(pieces.Patience);
        Assert.Equal("b", pieces.Take("b"));
    }

    [Fact]
    public void A_string_longer_than_any_answer_is_taken_away_to_its_end() =>
        Assert.Equal("xy", Through("x\e]52;" + new string('4', 100_000) + "\ay", 4096).Keys);

    [Fact]
    public void An_Escape_that_nothing_follows_is_the_key()
    {
        InputPieces pieces = new(_ => { });
        Assert.Equal("", pieces.Take("\e"));
        Assert.InRange(pieces.Patience!.Value.TotalMilliseconds, 1, 40);
        Assert.Equal("\e[27u", pieces.Expire());
        Assert.Equal("\e[27u\e[113;3u", pieces.Take("\e\eq"));
    }

    [Theory]
    [InlineData("\e[", "\e[91;3u")]
    [InlineData("\eO", "\e[79;3u")]
    [InlineData("\eP", "\e[80;3u")]
    [InlineData("\e[1;5", "")]
    [InlineData("\e[<0;12", "")]
    public void What_begins_like_a_key_and_is_none_ends_after_a_while(string begun, string left)
    {
        InputPieces pieces = new(_ => { });
        Assert.Equal("", pieces.Take(begun));
        Assert.Equal(left, pieces.Expire());
        Assert.Equal("b", pieces.Take("b"));
    }

    [Theory]
    [InlineData("\ex", "\e[120;3u")]
    [InlineData("\eT", "\e[84;3u")]
    [InlineData("\e1", "\e[49;3u")]
    public void Alt_with_a_key_waits_for_nothing(string sent, string key) => Assert.Equal(key, Through(sent, 1).Keys);

    [Fact]
    public void Nothing_within_a_paste_is_a_sequence()
    {
        (string keys, List<string> answers) = Through(Pasted, 3);
        Assert.Equal(Pasted, keys);
        Assert.Empty(answers);
    }

    private static (string Keys, List<string> Answers) Through(string sent, int length)
    {
        List<string> answers = [];
        InputPieces pieces = new(answers.Add);
        return (string.Concat(sent.Chunk(length).Select(part => pieces.Take(part))), answers);
    }
}

using System.Text;
using DLQuiz.Core.Authoring.Edits;

namespace DLQuiz.Core.Tests.Authoring.Edits;

public sealed class TextEditTests
{
    [Fact]
    public void What_no_edit_names_stays_byte_for_byte()
    {
        byte[] before = [0xEF, 0xBB, 0xBF, .. "a\r\nb\rc 学\n\td"u8];

        byte[] after = TextEdits.Apply(before, [new TextEdit(7, 1, "习"), new TextEdit(0, 0, "x"), new TextEdit(0, 0, "y")]);

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "xya\r\nb\rc 习\n\td"u8], after);
        Assert.Equal(before, TextEdits.Apply(before, []));
    }

    [Fact]
    public void An_insertion_comes_before_a_replacement_at_its_place() =>
        Assert.Equal("a1+c", TextEdits.Apply("abc", [new TextEdit(1, 1, "+"), new TextEdit(1, 0, "1")]));

    [Theory]
    [InlineData(0, 2, 1, 1)]
    [InlineData(3, 1, 0, 0)]
    [InlineData(-1, 1, 0, 0)]
    [InlineData(0, -1, 0, 0)]
    public void Edits_that_overlap_or_lie_outside_are_refused(int offset, int length, int other, int otherLength) =>
        Assert.Throws<ArgumentException>(() => TextEdits.Apply("abc", [new TextEdit(offset, length, ""), new TextEdit(other, otherLength, "")]));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.ThrowsAny<DecoderFallbackException>(() => TextEdits.Apply([0xFF, 0xFE, 0x41], []));
}

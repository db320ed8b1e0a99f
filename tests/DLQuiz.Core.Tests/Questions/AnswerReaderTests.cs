using CsCheck;
using DLQuiz.Core.Questions.Answers;

namespace DLQuiz.Core.Tests.Questions;

public sealed class AnswerReaderTests
{
    [Theory]
    [InlineData("-1.5", "−1.5")]
    [InlineData("−1.5", "−1.5")]
    [InlineData("– 1.5", "−1.5")]
    [InlineData("+2", "2")]
    [InlineData(".5", "0.5")]
    [InlineData("3.", "3")]
    [InlineData("2e-3", "0.002")]
    [InlineData("2E−3", "0.002")]
    [InlineData("2×10^-3", "0.002")]
    [InlineData("2 × 10^(−3)", "0.002")]
    [InlineData("2·10⁻³", "0.002")]
    [InlineData("1/3", "0.333333")]
    [InlineData("sqrt(2)", "1.41421")]
    [InlineData("√2", "1.41421")]
    [InlineData("2^10", "1024")]
    [InlineData("2**3", "8")]
    [InlineData("pi", "3.14159")]
    [InlineData("2π", null)]
    [InlineData("exp(-1)", "0.367879")]
    [InlineData("12 345.6", "12345.6")]
    [InlineData("12 345 678", "12345678")]
    [InlineData("１２．５", "12.5")]
    [InlineData("３。", "3")]
    [InlineData("－２", "−2")]
    [InlineData("= 0.25", "0.25")]
    [InlineData("[3]", "3")]
    [InlineData("(1+2)*3", "9")]
    [InlineData("-0", "0")]
    public void A_number_is_read_in_every_usual_spelling(string text, string? display)
    {
        Reading reading = Block.Type(text, "1.5");
        Assert.Equal(display is null ? null : $"= {display}", (reading as Reading.Understood)?.Display);
    }

    [Theory]
    [InlineData("1,234", "two things")]
    [InlineData("1,5", "two things")]
    [InlineData("−1，5", "two things")]
    [InlineData("1,234,567.8", "two things")]
    [InlineData("50%", "percentage")]
    [InlineData("1 2", "several")]
    [InlineData("1, 2", "several")]
    [InlineData("1/0", "finite")]
    [InlineData("9^9^9^9", "finite")]
    [InlineData("nan", "nan")]
    [InlineData("inf", "inf")]
    [InlineData("1e999", "finite")]
    [InlineData("three", "three")]
    [InlineData("mean([1, 2])", "mean")]
    [InlineData("3 px", "several")]
    [InlineData("3px", "px")]
    [InlineData("1 +", "1 +")]
    [InlineData("true", "true")]
    [InlineData("'a'", "")]
    public void What_is_no_single_number_is_unreadable_and_says_why(string text, string word)
    {
        Reading.Unreadable reading = Assert.IsType<Reading.Unreadable>(Block.Type(text, "1.5"));
        Assert.Contains(word, reading.Hint.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2 3")]
    [InlineData("1, 2, 3")]
    [InlineData("1,2,3")]
    [InlineData("[1, 2, 3]")]
    [InlineData("[1 2 3]")]
    [InlineData("(1, 2, 3)")]
    [InlineData("１，２，３")]
    [InlineData("【1、2、3】")]
    [InlineData("1; 2; 3")]
    [InlineData("1\n2\n3")]
    [InlineData("1, 2, 3,")]
    [InlineData("1 4/2 sqrt(9)")]
    [InlineData("3 - 2, 2, 3")]
    public void A_vector_is_read_in_every_usual_spelling(string text) =>
        Assert.Equal("= [1, 2, 3]", (Block.Type(text, "[1, 2, 3]", "kind: vector") as Reading.Understood)?.Display);

    [Theory]
    [InlineData("1 -2", "= [1, −2]")]
    [InlineData("1 - 2 4", "= [−1, 4]")]
    public void A_sign_beside_a_blank_begins_a_component(string text, string display) =>
        Assert.Equal(display, (Block.Type(text, "[1, 2]", "kind: vector") as Reading.Understood)?.Display);

    [Theory]
    [InlineData("1 2", "3 numbers")]
    [InlineData("1, 2, 3, 4", "these are 4")]
    [InlineData("1,5 2,5 3", "commas or blanks")]
    [InlineData("1 2 x", "x")]
    [InlineData("[]", "nothing")]
    [InlineData("1,,3", "commas or blanks")]
    [InlineData("1 2; 3 4", "2 rows")]
    public void A_vector_of_another_size_is_unreadable_and_told_the_size(string text, string word) =>
        Assert.Contains(word, Assert.IsType<Reading.Unreadable>(Block.Type(text, "[1, 2, 3]", "kind: vector")).Hint.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[[1,2],[3,4]]")]
    [InlineData("[[1, 2], [3, 4]]")]
    [InlineData("1 2; 3 4")]
    [InlineData("1, 2; 3, 4")]
    [InlineData("1 2\n3 4\n")]
    [InlineData("1 2\r\n3 4")]
    [InlineData("[1 2; 3 4]")]
    [InlineData("[1, 2], [3, 4]")]
    [InlineData("[1, 2]\n[3, 4]")]
    [InlineData("(1, 2), (3, 4)")]
    [InlineData("[(1, 2), (3, 4)]")]
    [InlineData("１，２；３，４")]
    public void A_matrix_is_read_in_every_usual_spelling(string text) =>
        Assert.Equal("= [[1, 2], [3, 4]]", (Block.Type(text, "[[1, 2], [3, 4]]", "kind: matrix") as Reading.Understood)?.Display);

    [Theory]
    [InlineData("1 2 3 4", "1×4")]
    [InlineData("1 2; 3", "different lengths")]
    [InlineData("1; 2; 3; 4", "4×1")]
    public void A_matrix_of_another_size_is_unreadable_and_told_the_size(string text, string word)
    {
        string hint = Assert.IsType<Reading.Unreadable>(Block.Type(text, "[[1, 2], [3, 4]]", "kind: matrix")).Hint.ToString();
        Assert.Contains("2×2", hint, StringComparison.Ordinal);
        Assert.Contains(word, hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2 2 1")]
    [InlineData("1, 2, 2, 1")]
    [InlineData("[1,2,2,1]")]
    [InlineData("1221")]
    [InlineData("１ ２ ２ １")]
    public void Labels_are_read_in_every_usual_spelling(string text) =>
        Assert.Equal("= 1 2 2 1", (Block.Type(text, "[0, 1, 1, 0]", "kind: labels\nlabels: [1, 2]") as Reading.Understood)?.Display);

    [Theory]
    [InlineData("1 2 3 1", "“3”")]
    [InlineData("1 2", "these are 2")]
    [InlineData("0 1 1 0", "“0”")]
    public void Other_labels_than_the_question_s_are_unreadable(string text, string word) =>
        Assert.Contains(word, Assert.IsType<Reading.Unreadable>(Block.Type(text, "[0, 1, 1, 0]", "kind: labels\nlabels: [1, 2]")).Hint.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u3000\n")]
    public void Blank_is_empty(string text) => Assert.IsType<Reading.Empty>(Block.Type(text, "1"));

    [Fact]
    public void Reading_never_throws()
    {
        AnswerForm[] forms =
        [
            Block.OfKey("1.5").Keys[0].Form,
            Block.OfKey("3", "kind: int").Keys[0].Form,
            Block.OfKey("[1, 2]", "kind: vector").Keys[0].Form,
            Block.OfKey("[[1, 2], [3, 4]]", "kind: matrix").Keys[0].Form,
            Block.OfKey("[0, 1]", "kind: labels\nlabels: [a, b]").Keys[0].Form,
        ];
        Gen<string> likely = Gen.Char["0123456789.,;+-*/^()[]{}eE piqrtsx%=\n√²⁻−×，；。【】∞'\"_"].Array[0, 40].Select(letters => new string(letters));
        Gen.OneOf(Gen.String, likely).Sample(text =>
        {
            foreach (AnswerForm form in forms)
                Assert.NotNull(AnswerReader.Read(text, form));
        }, iter: 3_000);
    }

    [Theory]
    [InlineData("(", 4_000)]
    [InlineData("[", 4_000)]
    [InlineData("9^", 2_000)]
    [InlineData("-", 4_000)]
    [InlineData("sqrt(", 800)]
    [InlineData("1 ", 2_000)]
    [InlineData("9", 4_096)]
    [InlineData("2*10^", 800)]
    [InlineData("x", 100_000)]
    public void Hostile_text_is_answered(string piece, int times)
    {
        string text = string.Concat(Enumerable.Repeat(piece, times));
        Assert.NotNull(Block.Type(text, "1"));
        Assert.NotNull(Block.Type(text, "[1, 2]", "kind: vector"));
    }
}

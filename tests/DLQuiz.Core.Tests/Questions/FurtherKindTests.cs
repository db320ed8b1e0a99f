using CsCheck;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Core.Tests.Questions;

public sealed class FurtherKindTests
{
    [Theory]
    [InlineData("[-1, 2.5]", "[−1, 2.5]", 1)]
    [InlineData("[-1, 2.5]", "(-1, 2.5)", 1)]
    [InlineData("[-1, 2.5]", "-1 .. 2.5", 1)]
    [InlineData("[-1, 2.5]", "-1, 2.5", 1)]
    [InlineData("[-1, 2.5]", "［-1，5/2］", 1)]
    [InlineData("[-1, 2.5]", "[-2, 2.5]", 0)]
    [InlineData("'(0, 1]'", "(0, 1]", 1)]
    [InlineData("'(0, 1]'", "]0, 1]", 1)]
    [InlineData("'(0, 1]'", "0 1", 1)]
    [InlineData("'(0, 1]'", "[0, 1]", 0)]
    [InlineData("'(-inf, 3]'", "(−∞, 3]", 1)]
    [InlineData("'(-inf, 3]'", "(0, 3]", 0)]
    public void An_interval_is_its_ends_and_the_brackets_that_the_key_names(string key, string given, double score) =>
        Assert.Equal(score, Grader.Judge(Block.OfKey(key, "kind: interval\ntol: abs 0.001"), [given]).Score);

    [Theory]
    [InlineData("[2, 1]")]
    [InlineData("[1]")]
    [InlineData("[a, b]")]
    [InlineData("[1, 2, 3]")]
    [InlineData("[")]
    public void What_is_no_interval_is_unreadable(string given) =>
        Assert.IsType<Reading.Unreadable>(Block.Type(given, "[1, 2]", "kind: interval"));

    [Theory]
    [InlineData("2 * x + 2", 1)]
    [InlineData("2(x+1)", 1)]
    [InlineData("２ｘ＋２", 1)]
    [InlineData("x + x + 2", 1)]
    [InlineData("(4x² + 4x)/(2x)", 1)]
    [InlineData("2x", 0)]
    [InlineData("2.000000001 x + 2", 1)]
    [InlineData("2.01 x + 2", 0)]
    public void Expressions_are_equal_when_their_values_are(string given, double score) =>
        Assert.Equal(score, Grader.Judge(Block.OfKey("2*x + 2", "kind: expression\nlabels: [x]"), [given]).Score);

    [Theory]
    [InlineData("2y")]
    [InlineData("x +")]
    [InlineData("mean(x)")]
    [InlineData("[x, x]")]
    [InlineData("1/0")]
    [InlineData("x == x")]
    public void What_is_no_expression_in_the_names_is_unreadable(string given) =>
        Assert.IsType<Reading.Unreadable>(Block.Type(given, "2*x", "kind: expression\nlabels: [x]"));

    [Fact]
    public void An_expression_is_shown_with_the_variant_s_numbers() =>
        Assert.Equal("3*x + (−2)", Block.Draw("params: |\n  a = pick(3)\n  b = pick(-2)\nask: \"?\"\nkind: expression\nlabels: [x]\nanswer: a*x + b").Keys[0].Shown);

    [Fact]
    public void A_choice_offers_the_key_and_the_different_mistakes_in_ascending_order()
    {
        Variant variant = Block.OfKey("2", "kind: choice\nwrong: |\n  3 => More.\n  1 => Less.\n  2 => The same.\n  1.0 => Again.");
        Assert.Equal(["1", "2", "3"], variant.Keys[0].Form.Options.Select(option => option.Text));
        Assert.True(Grader.Judge(variant, ["b"]).IsCorrect);
        Assert.True(Grader.Judge(variant, ["（Ｂ）"]).IsCorrect);
        Assert.Equal("More.", Grader.Judge(variant, ["C."]).Parts[0].Message);
        Assert.True(Grader.Judge(variant, ["D"]).IsUnreadable);
    }

    [Theory]
    [InlineData("vector", "[1, 2, 3]", "3 1 2", 1)]
    [InlineData("vector", "[1, 2, 3]", "3 1 1", 0)]
    [InlineData("matrix", "[[1, 2], [3, 4]]", "3 4; 1 2", 1)]
    [InlineData("matrix", "[[1, 2], [3, 4]]", "4 3; 1 2", 0)]
    [InlineData("labels", "[0, 1, 1]", "b a b", 1)]
    [InlineData("labels", "[0, 1, 1]", "b a a", 0)]
    public void Without_order_components_and_whole_rows_may_stand_anywhere(string kind, string key, string given, double score) =>
        Assert.Equal(score, Grader.Judge(Block.OfKey(key, $"kind: {kind}\nordered: false\n{(kind == "labels" ? "labels: [a, b]" : "")}"), [given]).Score);

    [Fact]
    public void With_order_a_list_must_keep_it()
    {
        Assert.True(Grader.Judge(Block.OfKey("[1, 2]", "kind: list\nordered: true"), ["1 2"]).IsCorrect);
        Assert.False(Grader.Judge(Block.OfKey("[1, 2]", "kind: list\nordered: true"), ["2 1"]).IsCorrect);
    }

    [Fact]
    public void A_number_within_the_tolerance_is_right_and_one_beyond_it_wrong() =>
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Double[0.0001, 0.1], Gen.Double[-0.999, 0.999], Gen.Double[1.001, 5]).Sample((key, relative, inside, outside) =>
        {
            Measure measure = new(new Tolerance(relative, 0));
            AnswerKind kind = AnswerKinds.Default;
            Assert.True(kind.Compare(RealTensor.Scalar(key * (1 + (relative * inside))), RealTensor.Scalar(key), measure).IsRight);
            Assert.True(key == 0 || !kind.Compare(RealTensor.Scalar(key * (1 + (relative * outside))), RealTensor.Scalar(key), measure).IsRight);
        }, iter: 2_000);

    [Fact]
    public void Reading_never_throws_for_any_kind()
    {
        AnswerForm[] forms =
        [
            .. AnswerKinds.All.Where(kind => kind.Name is not "choice").Select(kind => Block.OfKey(
                kind.Name switch { "vector" or "list" or "set" or "interval" => "[1, 2]", "matrix" => "[[1, 2], [3, 4]]", "labels" or "clusters" => "[1, 0]", "expression" => "x", _ => "2" },
                $"kind: {kind.Name}\n{(kind.NeedsLabels ? "labels: [x, y]" : "")}").Keys[0].Form),
            Block.OfKey("2", "kind: choice\nwrong: 3 => More.").Keys[0].Form,
        ];
        Gen<string> likely = Gen.Char["0123456789.,;+-*/^()[]{}eE pixqrtsan%=\n√²⁻−×，；。【】∞'\"_|#!&"].Array[0, 60].Select(letters => new string(letters));
        Gen.OneOf(Gen.String, likely).Sample(text => Assert.All(forms, form => Assert.NotNull(AnswerReader.Read(text, form))), iter: 3_000);
    }
}

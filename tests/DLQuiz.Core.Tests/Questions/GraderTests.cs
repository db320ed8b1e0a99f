using CsCheck;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Core.Tests.Questions;

public sealed class GraderTests
{
    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Double[-1, 1], Gen.Int[-1000, 1000].Select(n => (double)n), Gen.Double[1e-9, 1e-6]);

    [Fact]
    public void A_formatted_key_is_graded_correct() => Gen.Select(Number.Array[1, 6], Gen.Int[0, 2].Select(i => new[] { "scalar", "vector", "matrix" }[i])).Sample((numbers, kind) =>
    {
        PartKey key = KeyOf(numbers, kind);
        Reading.Understood reading = Assert.IsType<Reading.Understood>(AnswerReader.Read(key.Text, key.Form));
        Assert.True(key.Part.Kind.Compare((Tensor)reading.Value, key.Value, Tolerance.Exact).IsRight, key.Text);
    }, iter: 2_000);

    [Fact]
    public void Inside_the_tolerance_is_right_and_outside_wrong() => Gen.Select(Number, Gen.Double[0, 0.1], Gen.Double[0, 10], Gen.Double[-1, 1]).Sample((key, relative, absolute, share) =>
    {
        Tolerance tolerance = new(relative, absolute);
        double bound = Math.Max(relative * Math.Abs(key), absolute);
        Assert.True(tolerance.Accepts(key + (share * bound), key));
        double beyond = (bound * 1.001) + (1e-11 * Math.Abs(key)) + 1e-15;
        Assert.False(tolerance.Accepts(key + beyond, key));
        Assert.False(tolerance.Accepts(key - beyond, key));
    }, iter: 5_000);

    [Theory]
    [InlineData(1e-33, 2e-33, false)]
    [InlineData(1e-33, 1.004e-33, true)]
    [InlineData(0.1 + 0.2, 0.3, true)]
    [InlineData(200, 201, true)]
    [InlineData(200, 201.001, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1e-300, false)]
    [InlineData(double.NaN, 1, false)]
    [InlineData(1, double.NaN, false)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, false)]
    [InlineData(1, double.PositiveInfinity, false)]
    public void A_relative_tolerance_is_inclusive_and_free_of_scale(double key, double given, bool isRight) =>
        Assert.Equal(isRight, new Tolerance(0.005, 0).Accepts(given, key));

    [Theory]
    [InlineData("rel 0.005, abs 0.01", 0.005, 0.01)]
    [InlineData("abs 0.01", 0, 0.01)]
    [InlineData("rel 1e-3", 0.001, 0)]
    [InlineData("abs 1, rel 0", 0, 1)]
    [InlineData("exact", 0, 0)]
    public void A_tolerance_is_read(string text, double relative, double absolute) =>
        Assert.Equal(new Tolerance(relative, absolute), Tolerance.TryParse(text));

    [Theory]
    [InlineData("0.01")]
    [InlineData("rel -1")]
    [InlineData("rel 1")]
    [InlineData("abs 1, abs 2")]
    [InlineData("rel 1 %")]
    [InlineData("abs inf")]
    public void What_is_no_tolerance_is_refused(string text) => Assert.Null(Tolerance.TryParse(text));

    [Theory]
    [InlineData("42", true)]
    [InlineData("42.0", true)]
    [InlineData("4.2e1", true)]
    [InlineData("84/2", true)]
    [InlineData("43", false)]
    [InlineData("42.1", false)]
    public void An_integer_is_compared_exactly(string given, bool isRight) =>
        Assert.Equal(isRight, Grader.Judge(Block.OfKey("42", "kind: int"), [given]).IsCorrect);

    [Fact]
    public void Large_integers_are_told_apart_beyond_the_digits_of_a_double()
    {
        Variant variant = Block.OfKey("9007199254740993", "kind: int");
        Assert.True(Grader.Judge(variant, ["9007199254740993"]).IsCorrect);
        Assert.False(Grader.Judge(variant, ["9007199254740992"]).IsCorrect);
    }

    [Fact]
    public void A_fraction_can_be_a_known_mistake_of_an_integer_question()
    {
        Variant variant = Block.OfKey("floor(7 / 2)", "kind: int\nwrong: \"7 / 2 => Round down.\"");
        Assert.Equal("Round down.", Grader.Judge(variant, ["3.5"]).Parts[0].Message);
    }

    [Fact]
    public void Two_misconceptions_that_match_are_both_left_unsaid()
    {
        Variant variant = Block.OfKey("1", "wrong: |\n  2 => One.\n  4 / 2 => Another.\n  3 => Third.");
        Assert.Null(Grader.Judge(variant, ["2"]).Parts[0].Message);
        Assert.Equal("Third.", Grader.Judge(variant, ["3"]).Parts[0].Message);
    }

    [Fact]
    public void A_right_answer_is_right_even_where_a_misconception_gives_it() =>
        Assert.True(Grader.Judge(Block.OfKey("1", "wrong: 2 - 1 => No."), ["1"]).IsCorrect);

    private static PartKey KeyOf(double[] numbers, string kind)
    {
        string list = string.Join(", ", numbers.Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        string answer = kind switch { "scalar" => numbers[0].ToString("R", System.Globalization.CultureInfo.InvariantCulture), "vector" => $"[{list}]", _ => $"[[{list}], [{list}]]" };
        return Block.OfKey(answer, $"kind: {kind}").Keys[0];
    }
}

using CsCheck;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Core.Tests.Questions;

public sealed class PrecisionTests
{
    [Theory]
    [InlineData("sigfig 3", "3.14", true)]
    [InlineData("sigfig 3", "0.00314", true)]
    [InlineData("sigfig 3", "3.140", false)]
    [InlineData("sigfig 3", "3.1e-3", false)]
    [InlineData("sigfig 3", "3.10e-3", true)]
    [InlineData("sigfig 3", "3.10 * 10^-3", true)]
    [InlineData("sigfig 2", "1200", true)]
    [InlineData("sigfig 4", "1200", true)]
    [InlineData("sigfig 5", "1200", false)]
    [InlineData("sigfig 2", "1200.", false)]
    [InlineData("sigfig 6", "12 345.6", true)]
    [InlineData("sigfig 3", "1/3", false)]
    [InlineData("sigfig 3", "0", true)]
    [InlineData("decimals 2", "3.14", true)]
    [InlineData("decimals 2", "3.1", false)]
    [InlineData("decimals 0", "3", true)]
    [InlineData("decimals 2", "1.5e-1", true)]
    [InlineData("decimals 2", "-.25", true)]
    public void Digits_are_counted_as_they_are_typed(string precision, string text, bool isMet) =>
        Assert.Equal(isMet, Precision.TryParse(precision)!.IsMetBy(text));

    [Theory]
    [InlineData("sigfig 0")]
    [InlineData("sigfig")]
    [InlineData("decimals -1")]
    [InlineData("decimals 99")]
    [InlineData("figures 3")]
    public void Other_demands_are_none(string text) => Assert.Null(Precision.TryParse(text));

    [Theory]
    [InlineData("3.14", 1, "correct")]
    [InlineData("３．１４", 1, "correct")]
    [InlineData("3.1416", 0.5, "precision")]
    [InlineData("3.1", 0.5, "precision")]
    [InlineData("pi", 0.5, "precision")]
    [InlineData("3.15", 0, "wrong")]
    [InlineData("3", 0, "wrong")]
    public void The_right_value_with_other_digits_is_a_verdict_of_its_own(string given, double score, string verdict)
    {
        Grade grade = Grader.Judge(Block.OfKey("pi", "precision: decimals 2"), [given]);
        Assert.Equal(score, grade.Score);
        Assert.Equal(verdict, grade.Verdict switch { Verdict.Correct => "correct", Verdict.WrongPrecision => "precision", _ => "wrong" });
    }

    [Fact]
    public void With_a_tolerance_of_its_own_any_value_within_it_is_right() =>
        Assert.True(Grader.Judge(Block.OfKey("pi", "precision: decimals 2\ntol: abs 0.1"), ["3.20"]).IsCorrect);

    [Fact]
    public void A_key_written_with_the_digits_asked_for_is_right() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Int[1, 8], Gen.Bool).Sample((key, digits, isSignificant) =>
        {
            Precision precision = new(digits, isSignificant);
            string text = precision.Write(RealTensor.Scalar(key)).Replace('−', '-');
            Assert.True(precision.IsMetBy(text), text);
            Assert.True(precision.IsRounding(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), key), $"{text} for {key:R}");
        }, iter: 2_000);
}

using CsCheck;
using DLQuiz.Core.Questions.Lists;

namespace DLQuiz.Core.Tests.Questions.Lists;

/// <summary>What a list is written as is what is read again.</summary>
public sealed class AnswerListTests
{
    private static readonly string[] Pieces = ["a", "- b", "[x] c", "1. d", "  e", "\n\n", "\n", "```", "·", " ", "以上", "- [x] f", "[^1]: g"];

    /// <summary>Markdown as the compiler writes it: no line ends or blanks at either end.</summary>
    private static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 8]
        .Select(parts => string.Concat(parts).Trim(' ', '\n')).Where(text => text.Length > 0 && !text.Split('\n').Any(line => line.Length > 0 && line.Trim(' ').Length == 0));

    private static readonly Gen<string> Rest = Gen.OneOf(Gen.Const(""), Text);

    [Fact]
    public void Options_come_back_as_they_were() => Gen.Select(Gen.Select(Text, Gen.Bool).Array[1, 6], Rest).Sample((options, rest) =>
    {
        var question = ChoiceQuestion.Read(AnswerList.OfOptions(options, rest));
        Assert.Equal(options, question.Options.Select(option => (option.Text, option.IsRight)));
        Assert.Equal(rest, question.Explanation);
    });

    [Fact]
    public void Steps_come_back_as_they_were() => Gen.Select(Text.Array[1, 12], Rest).Sample((steps, rest) =>
    {
        var question = SequenceQuestion.Read(AnswerList.OfSteps(steps, rest));
        Assert.Equal(steps, question.Steps);
        Assert.Equal(rest, question.Explanation);
    });

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("- a bullet")]
    [InlineData("- [x](link)")]
    [InlineData("1.5 times")]
    public void A_text_without_a_list_has_no_points(string text)
    {
        var list = AnswerList.Read(text);
        Assert.Empty(list.Points);
        Assert.Equal(text, list.Rest);
    }
}

using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Lists;

namespace DLQuiz.Core.Tests.Questions.Lists;

public sealed class ChoiceAttemptTests
{
    private static readonly ChoiceQuestion One = ChoiceQuestion.Read("- [ ] a\n- [x] b\n- [ ] c\n- [ ] d\n- [ ] None of the above");
    private static readonly ChoiceQuestion Several = ChoiceQuestion.Read("- [x] a\n- [ ] b\n- [x] c\n- [ ] 以上都不对\n- [ ] d");

    [Fact]
    public void Every_order_has_every_option_once_and_the_closing_one_last() => Gen.ULong.Sample(seed =>
    {
        ChoiceOption[] shown = [.. One.Shuffled(seed)];
        Assert.Equal(One.Options, shown.OrderBy(option => option.Number));
        Assert.Equal("None of the above", shown[^1].Text);
        Assert.Equal("以上都不对", Several.Shuffled(seed)[^1].Text);
        Assert.Equal(shown, One.Shuffled(seed));
    });

    [Fact]
    public void Each_order_of_four_comes_about_as_often_as_any_other()
    {
        int[] counts = [.. Enumerable.Range(0, 2_400).GroupBy(seed => string.Concat(One.Shuffled((ulong)seed).Select(option => option.Number))).Select(group => group.Count())];
        Assert.Equal(24, counts.Length);
        Assert.All(counts, count => Assert.InRange(count, 55, 155));
    }

    [Fact]
    public void An_order_is_the_same_for_ever() =>
        Assert.Equal("23145", string.Concat(One.Shuffled(7).Select(option => option.Number)));

    [Fact]
    public void Where_one_is_right_the_pick_moves_and_a_second_press_takes_it_back()
    {
        ChoiceAttempt attempt = ChoiceAttempt.Start(One, 7).Pick(0).Pick(1);
        Assert.Equal([attempt.Shown[1].Number], attempt.Picked);
        Assert.Empty(attempt.Pick(1).Picked);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("2", 0, 1)]
    [InlineData("1", 0.5, 2)]
    [InlineData("1,2", 0, 1)]
    [InlineData("1,3", 1, 4)]
    [InlineData("1,2,3", 0.5, 2)]
    [InlineData("1,2,3,4,5", 0, 1)]
    public void Of_several_right_ones_each_earns_its_share_and_a_wrong_one_takes_one_away(string picked, double score, int quality)
    {
        ChoiceAttempt attempt = ChoiceAttempt.Start(Several, 3);
        foreach (int number in picked.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse))
        {
            attempt = attempt.Pick(attempt.Shown.Select(option => option.Number).ToList().IndexOf(number));
        }

        attempt = attempt.Finish();
        Assert.Equal(new ChoiceAnswer(3, picked, score), attempt.ToAnswer());
        Assert.Equal(new Quality(quality), attempt.ProposedQuality);
        Assert.Same(attempt, attempt.Pick(0));
    }

    [Fact]
    public void A_sequence_shows_step_by_step_and_keeps_what_was_missed()
    {
        SequenceAttempt attempt = SequenceAttempt.Start(SequenceQuestion.Read("1. a\n2. b\n3. c\n\nrest"));
        Assert.Same(attempt, attempt.Miss());
        attempt = attempt.Next().Miss().Next();
        Assert.Null(attempt.ProposedQuality);
        attempt = attempt.Next();
        Assert.True(attempt.IsFinished);
        Assert.Equal(Quality.NearMiss, attempt.ProposedQuality);
        Assert.Equal(new SequenceAnswer(3, "1"), attempt.ToAnswer());
        Assert.Equal(Quality.Wrong, attempt.Miss().ProposedQuality);
        Assert.Null(SequenceAttempt.Start(attempt.Question).ShowAll().ProposedQuality);
    }
}

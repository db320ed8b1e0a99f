using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Core.Tests.Questions;

public sealed class NumericAttemptTests
{
    private const string TwoHints = "tries: 3\nhint: [first, second]\nwrong: 2 => Known.";

    [Theory]
    [InlineData(1, 1, 0, false, false, false, 4)]
    [InlineData(1, 1, 1, false, false, false, 3)]
    [InlineData(1, 2, 0, false, false, false, 3)]
    [InlineData(1, 2, 1, false, false, false, 2)]
    [InlineData(1, 1, 2, false, false, false, 2)]
    [InlineData(1, 3, 0, false, false, false, 2)]
    [InlineData(1, 2, 0, true, false, false, 2)]
    [InlineData(0.5, 2, 0, false, false, false, 2)]
    [InlineData(0.99, 1, 0, false, true, false, 2)]
    [InlineData(1, 1, 0, false, true, false, 2)]
    [InlineData(0.49, 1, 0, false, false, false, 1)]
    [InlineData(0, 2, 0, false, false, false, 0)]
    [InlineData(0.7, 2, 0, false, false, true, 0)]
    [InlineData(0, 0, 0, false, false, true, 0)]
    public void A_quality_is_proposed_by_the_table(double score, int tries, int hints, bool told, bool carried, bool gaveUp, int quality) =>
        Assert.Equal(new Quality(quality), QualityProposal.For(new AnswerHistory(score, tries, hints, told, carried, gaveUp)));

    [Fact]
    public void Unreadable_and_blank_answers_cost_nothing()
    {
        NumericAttempt attempt = NumericAttempt.Start(Block.OfKey("1.5"));
        NumericAttempt next = attempt.Submit("1,5").Submit("").Submit("what");
        Assert.Equal(attempt.TriesLeft, next.TriesLeft);
        Assert.IsType<Verdict.Unreadable>(next.Grade!.Verdict);
        Assert.Equal(Quality.Good, next.Submit("1.5").ProposedQuality);
    }

    [Fact]
    public void Hints_come_in_order_and_end()
    {
        NumericAttempt attempt = NumericAttempt.Start(Block.OfKey("1", TwoHints)).ShowHint().ShowHint();
        Assert.Equal(["first", "second"], attempt.Hints);
        Assert.False(attempt.HasMoreHints);
        Assert.Same(attempt, attempt.ShowHint());
    }

    [Fact]
    public void The_key_and_the_steps_show_only_at_the_end()
    {
        NumericAttempt attempt = NumericAttempt.Start(Block.OfKey("1", "steps: \"so {{answer}}\""));
        Assert.Null(attempt.Submit("5").Steps);
        Assert.Empty(attempt.Submit("5").Keys);
        Assert.Equal("so 1", attempt.Submit("5").Submit("6").Steps);
        Assert.Equal(["1"], attempt.GiveUp().Keys);
    }

    [Fact]
    public void A_misconception_told_before_lowers_the_proposal_and_is_logged()
    {
        NumericAttempt attempt = NumericAttempt.Start(Block.OfKey("1", TwoHints)).Submit("2").Submit("1");
        Assert.Equal(Quality.NearMiss, attempt.ProposedQuality);
        Assert.Equal("answer:1", attempt.ToNumericAnswer().Misconceptions);
    }

    [Fact]
    public void A_finished_attempt_takes_nothing_more()
    {
        NumericAttempt attempt = NumericAttempt.Start(Block.OfKey("1")).Submit("1");
        Assert.Throws<InvalidOperationException>(() => attempt.Submit("1"));
        Assert.Same(attempt, attempt.GiveUp());
        Assert.Same(attempt, attempt.ShowHint());
    }

    [Fact]
    public void The_log_keeps_each_part_s_text_on_a_line_of_its_own()
    {
        Variant variant = Block.Draw("ask: a\nparts:\n  - name: a\n    answer: 1\n  - name: b\n    kind: matrix\n    answer: |\n      [[1, 2], [3, 4]]");
        NumericAnswer answer = NumericAttempt.Start(variant).Submit("1", "1 2\n3 4").ToNumericAnswer();
        Assert.Equal("1\n1 2; 3 4", answer.Given);
        Assert.Equal(1, answer.Score);
    }
}

using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;

namespace DLQuiz.Core.Tests.Questions;

public sealed class WorkedStepsTests
{
    [Fact]
    public void Without_steps_the_operation_tells_its_own()
    {
        string steps = Block.OfKey("batch_norm_train([1, 2, 3, 6], gamma=2, beta=1, eps=0.1)[0]").Steps!;
        Assert.StartsWith("μ = 3 — ", steps, StringComparison.Ordinal);
        Assert.Contains("σ² = 3.5 — ", steps, StringComparison.Ordinal);
        Assert.EndsWith("answer = −1.10819", steps, StringComparison.Ordinal);
    }

    [Fact]
    public void The_author_s_steps_go_before_them() => Assert.Equal("mine", Block.OfKey("batch_norm_train([1, 2, 3, 6])", "kind: vector\nsteps: mine").Steps);

    [Fact]
    public void A_formula_without_operations_has_none() => Assert.Null(Block.OfKey("1 + 1").Steps);

    [Fact]
    public void Asking_for_them_shows_them_and_lowers_the_proposal()
    {
        NumericAttempt attempt = NumericAttempt.Start(Block.OfKey("1", "steps: \"so {{answer}}\""));
        Assert.True(attempt.HasMoreSteps);
        NumericAttempt shown = attempt.ShowSteps();
        Assert.Equal("so 1", shown.Steps);
        Assert.False(shown.HasMoreSteps);
        Assert.Equal(attempt.TriesLeft, shown.TriesLeft);
        Assert.Equal(Quality.NearMiss, shown.Submit("1").ProposedQuality);
        Assert.Equal(Quality.Good, attempt.Submit("1").ShowSteps().ProposedQuality);
    }
}

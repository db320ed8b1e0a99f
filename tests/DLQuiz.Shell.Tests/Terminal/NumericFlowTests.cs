using DLQuiz.Core.Model;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

[Collection(nameof(ScreensCollection))]
public sealed class NumericFlowTests
{
    [Fact]
    public void The_reading_follows_the_typing()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Type("1/4");
        Assert.Contains("= 0.25", review.Text, StringComparison.Ordinal);
        review.Type("+");
        Assert.Contains("?", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("= 0.25", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Right_at_once_proposes_good_and_Enter_records_it_with_the_variant()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Type("2").Press(Key.Enter);
        Assert.Contains("✓ right", review.Text, StringComparison.Ordinal);
        Assert.Contains("3 − 1 = 2", review.Text, StringComparison.Ordinal);
        Assert.Contains("[Enter: good", review.Text, StringComparison.Ordinal);
        Assert.Empty(review.Store.Written);
        review.Press(Key.Enter);
        CardEvent.Review recorded = Assert.IsType<CardEvent.Review>(Assert.Single(review.Store.Written).Event);
        Assert.Equal(Quality.Good, recorded.Quality);
        Assert.Equal("2", recorded.Answer.Numeric!.Given);
        Assert.Contains("\"x\"", recorded.Answer.Numeric.Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_error_is_answered_with_its_sentence_and_leaves_one_more_try()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Type("4").Press(Key.Enter);
        Assert.Contains("✗ wrong", review.Text, StringComparison.Ordinal);
        Assert.Contains("You moved x away from zero.", review.Text, StringComparison.Ordinal);
        Assert.Contains("One more try.", review.Text, StringComparison.Ordinal);
        review.Press(Key.Backspace).Type("2").Press(Key.Enter, Key.Enter);
        CardEvent.Review recorded = Assert.IsType<CardEvent.Review>(Assert.Single(review.Store.Written).Event);
        Assert.Equal(Quality.NearMiss, recorded.Quality);
        Assert.Equal("answer:1", recorded.Answer.Numeric!.Misconceptions);
    }

    [Fact]
    public void F3_shows_the_worked_steps_early_at_a_lower_grade()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        Assert.DoesNotContain("3 − 1 = 2", review.Text, StringComparison.Ordinal);
        review.Press(Key.F3);
        Assert.Contains("3 − 1 = 2", review.Text, StringComparison.Ordinal);
        review.Type("2").Press(Key.Enter, Key.Enter);
        Assert.Equal(Quality.NearMiss, Assert.IsType<CardEvent.Review>(Assert.Single(review.Store.Written).Event).Quality);
    }

    [Fact]
    public void A_mistake_made_before_is_told_as_a_habit()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Type("4").Press(Key.Enter);
        Assert.DoesNotContain("once before", review.Text, StringComparison.Ordinal);
        review.Press(Key.Backspace).Type("2").Press(Key.Enter, Key.Enter);
        review.Type("4").Press(Key.Enter);
        Assert.Contains("You made this mistake once before.", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_learner_may_give_another_grade_than_the_proposed_one()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Type("2").Press(Key.Enter, '4');
        Assert.Equal(Quality.Easy, Assert.IsType<CardEvent.Review>(Assert.Single(review.Store.Written).Event).Quality);
    }

    [Fact]
    public void Unreadable_and_empty_answers_cost_nothing()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Press(Key.Enter);
        Assert.Contains("Nothing is typed yet", review.Text, StringComparison.Ordinal);
        review.Type("1,5").Press(Key.Enter);
        Assert.Contains("nothing is lost", review.Text, StringComparison.Ordinal);
        review.Press(Key.U.WithCtrl).Type("2").Press(Key.Enter);
        Assert.Contains("[Enter: good", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Giving_up_shows_the_answer_and_proposes_the_lowest_grade()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Press(Key.G.WithCtrl);
        Assert.Contains("right: 2", review.Text, StringComparison.Ordinal);
        Assert.Contains("[Enter: missed", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_are_filled_in_turn_and_judged_each()
    {
        using ScreenHarness review = Open(SampleCards.Pair);
        review.Type("2.5").Press(Key.Enter).Type("1, 5").Press(Key.Enter);
        Assert.Contains("✓ right", review.Text, StringComparison.Ordinal);
        Assert.Contains("✗ wrong", review.Text, StringComparison.Ordinal);
        review.Press(Key.Backspace).Type("4").Press(Key.Enter);
        Assert.Contains("right: [1, 4]", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("✗", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_letters_type_and_Alt_commands_act()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Type("u-@*q?");
        Assert.Contains("u-@*q?", review.Text, StringComparison.Ordinal);
        Assert.Empty(review.Store.Written);
        review.Press(Key.S.WithAlt);
        Assert.IsType<CardEvent.Suspend>(Assert.Single(review.Store.Written).Event);
    }

    [Fact]
    public void A_paste_goes_into_the_answer_whole()
    {
        using ScreenHarness review = Open(SampleCards.Pair);
        string han = new('均', 500);
        review.Paste(han).Press(Key.Home);
        Assert.Contains("均均均", review.Text, StringComparison.Ordinal);
        review.Press(Key.K.WithCtrl).Paste("1 2\n3 4\n");
        Assert.Contains("1 2; 3 4", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_cannot_be_drawn_says_so_and_can_be_put_aside()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold with { Question = "ask: what?\nanswer: nothing_known(1)\n" });
        Assert.Contains("cannot be drawn", review.Text, StringComparison.Ordinal);
        review.Press('@');
        Assert.IsType<CardEvent.Suspend>(Assert.Single(review.Store.Written).Event);
    }

    [Fact]
    public void Enter_goes_to_an_earlier_part_that_is_blank()
    {
        using ScreenHarness review = Open(SampleCards.Pair);
        review.Press(Key.Tab).Type("1, 4").Press(Key.Enter).Type("2.5");
        Assert.Contains("= 2.5", review.Text, StringComparison.Ordinal);
        review.Press(Key.Enter);
        Assert.Contains("right: [1, 4]", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_part_is_submitted_only_after_a_word_of_warning()
    {
        using ScreenHarness review = Open(SampleCards.Pair);
        review.Type("2.5").Press(Key.Enter, Key.Enter);
        Assert.Contains("both is blank: Enter again submits the answer as it is.", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("✗ wrong", review.Text, StringComparison.Ordinal);
        review.Type("1").Press(Key.Backspace, Key.Enter);
        Assert.Contains("both is blank", review.Text, StringComparison.Ordinal);
        review.Press(Key.Enter);
        Assert.Contains("✗ wrong", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_on_an_unchanged_wrong_answer_uses_up_no_try()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Type("4").Press(Key.Enter, Key.Enter, Key.Enter);
        Assert.Contains("Change the answer first, or Ctrl+G gives up.", review.Text, StringComparison.Ordinal);
        review.Press(Key.Backspace).Type("2").Press(Key.Enter);
        Assert.Contains("✓ right", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_stays_behind_with_the_answer_that_it_was_about()
    {
        using ScreenHarness review = Open(SampleCards.SoftThreshold);
        review.Type("4").Press(Key.Enter).Press(Key.Backspace);
        Assert.Contains("before: ✗ wrong", review.Text, StringComparison.Ordinal);
        Assert.Contains("You moved x away from zero.", review.Text, StringComparison.Ordinal);
        review.Type("4");
        Assert.DoesNotContain("before:", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_part_gets_the_caret_and_the_readable_one_keeps_its_reading()
    {
        using ScreenHarness review = Open(SampleCards.Pair);
        review.Type("2.5").Press(Key.Enter).Type("1, )").Press(Key.Enter);
        Assert.Contains("nothing is lost", review.Text, StringComparison.Ordinal);
        Assert.Contains("= 2.5", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not judged yet", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not read:", review.Text, StringComparison.Ordinal);
        review.Press(Key.Backspace).Type("4").Press(Key.Enter);
        Assert.Contains("right: [1, 4]", review.Text, StringComparison.Ordinal);
    }

    private static ScreenHarness Open(Card card) => new ScreenHarness(new FakeStore(card)).Review();
}

using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

public sealed class Sm2Tests
{
    private static readonly StudyDay Start = StudyDay.Parse("2026-03-01");
    private static readonly Sm2 Scheduler = new();

    [Theory]
    [InlineData("5555555", "1 6 17 50 150 465 1488")]
    [InlineData("3333333", "1 6 13 26 47 79 121")]
    [InlineData("5551444", "1 6 17 1 1 6 17")]
    public void Golden_sequences_of_intervals(string grades, string intervals) =>
        Assert.Equal(intervals, string.Join(' ', OnTime(grades).Select(state => state.IntervalDays)));

    [Fact]
    public void A_fail_keeps_the_ease_and_counts_a_lapse_only_after_a_pass()
    {
        CardState[] states = [.. OnTime("155511")];
        Assert.Equal([0, 0, 0, 0, 1, 1], states.Select(state => state.Lapses));
        Assert.Equal(states[3].EaseX100, states[5].EaseX100);
    }

    [Fact]
    public void Late_counts_as_on_time()
    {
        CardState due = OnTime("555")[^1];
        CardState onTime = Scheduler.Next(due, Quality.Good, due.Due!.Value);
        CardState late = Scheduler.Next(due, Quality.Good, due.Due.Value.Plus(400));
        Assert.Equal(onTime.IntervalDays, late.IntervalDays);
        Assert.Equal(due.Due.Value.Plus(400 + late.IntervalDays), late.Due);
    }

    [Theory]
    [InlineData(1, 17)]   // 1 × 2.80 = 2.8, less than the 17 days it already has
    [InlineData(6, 17)]   // 16.8
    [InlineData(7, 20)]   // 19.6
    [InlineData(16, 45)]  // 44.8
    public void A_pass_ahead_of_the_due_day_never_multiplies_the_interval(int elapsed, int interval)
    {
        CardState before = OnTime("555")[^1];
        StudyDay day = before.LastReview!.Value.Plus(elapsed);
        CardState ahead = Scheduler.Next(before, Quality.Easy, day);
        Assert.Equal((interval, before.EaseX100, before.Repetitions), (ahead.IntervalDays, ahead.EaseX100, ahead.Repetitions));
        Assert.Equal(day.Plus(interval), ahead.Due);
    }

    [Fact]
    public void A_fail_ahead_of_the_due_day_folds_as_always()
    {
        CardState before = OnTime("555")[^1];
        CardState ahead = Scheduler.Next(before, Quality.Wrong, before.LastReview!.Value.Plus(2));
        Assert.Equal((1, 0, 1), (ahead.IntervalDays, ahead.Repetitions, ahead.Lapses));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    public void A_grade_below_4_leaves_a_drill_pending_on_that_day(int quality, bool pending)
    {
        CardState state = Scheduler.Next(CardState.Fresh, new Quality(quality), Start);
        Assert.Equal(pending, state.QueueOn(Start) == CardQueue.Learning);
        Assert.Equal(CardQueue.Review, state.QueueOn(Start.Plus(1)));
    }

    [Fact]
    public void Ease_interval_and_due_day_stay_in_their_bounds_whatever_happens() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4000]).List[0, 60].Sample(answers =>
        {
            CardState state = CardState.Fresh;
            StudyDay day = Start;
            foreach ((int quality, int later) in answers)
            {
                day = day.Plus(1 + later);
                state = Scheduler.Next(state, new Quality(quality), day);
                Assert.InRange(state.EaseX100, Sm2.EaseFloorX100, int.MaxValue);
                Assert.InRange(state.IntervalDays, 1, Sm2.LongestIntervalDays);
                Assert.True(state.Due >= day);
            }
        });

    [Fact]
    public void The_end_of_the_calendar_is_no_accident()
    {
        CardState state = CardState.Fresh with { Repetitions = 9, IntervalDays = 30_000, LastReview = StudyDay.Last.Plus(-30_000), Due = StudyDay.Last };
        CardState next = Scheduler.Next(state, Quality.Easy, StudyDay.Last);
        Assert.Equal((Sm2.LongestIntervalDays, StudyDay.Last), (next.IntervalDays, next.Due));
    }

    private static List<CardState> OnTime(string grades)
    {
        List<CardState> states = [];
        foreach (char grade in grades)
        {
            CardState before = states.Count == 0 ? CardState.Fresh : states[^1];
            states.Add(Scheduler.Next(before, new Quality(grade - '0'), before.Due ?? Start));
        }

        return states;
    }
}

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

public sealed class Sm2DelphiTests
{
    private static readonly StudyDay Start = StudyDay.Parse("2026-03-01");
    private static readonly Sm2Delphi Scheduler = new();

    [Theory]
    [InlineData("5555555", "1 6 16 45 130 390 1209")]
    [InlineData("3333333", "1 6 13 27 52 94 156")]
    [InlineData("5551444", "1 6 16 1 1 6 14")]
    public void Golden_sequences_of_intervals(string grades, string intervals)
    {
        CardState state = CardState.Fresh;
        List<int> given = [];
        foreach (char grade in grades)
        {
            state = Scheduler.Next(state, new Quality(grade - '0'), state.Due ?? Start);
            given.Add(state.IntervalDays);
        }

        Assert.Equal(intervals, string.Join(' ', given));
    }

    [Theory]
    [InlineData(5, 250, 12)]   // 12.5
    [InlineData(7, 250, 18)]   // 17.5
    [InlineData(7, 251, 18)]   // 17.57
    [InlineData(7, 249, 17)]   // 17.43
    [InlineData(30_000, 250, 36_500)]
    public void Halves_go_to_the_even_neighbour_and_the_longest_interval_is_a_hundred_years(int interval, int ease, int expected)
    {
        CardState state = CardState.Fresh with { Repetitions = 2, IntervalDays = interval, EaseX100 = ease, LastReview = Start, Due = Start.Plus(interval) };
        Assert.Equal(expected, Scheduler.Next(state, Quality.Good, state.Due.Value).IntervalDays);
    }

    [Fact]
    public void A_fail_lowers_the_ease_down_to_the_floor()
    {
        CardState once = Scheduler.Next(CardState.Fresh, Quality.Blackout, Start);
        CardState twice = Scheduler.Next(once, Quality.Blackout, Start.Plus(1));
        Assert.Equal((170, 130, 1), (once.EaseX100, twice.EaseX100, twice.IntervalDays));
    }

    [Fact]
    public void There_is_no_second_look_on_the_same_day()
    {
        CardState failed = Scheduler.Next(CardState.Fresh, Quality.Blackout, Start);
        Assert.Equal(CardQueue.Review, failed.QueueOn(Start));
        Assert.Same(failed, Scheduler.Drill(failed, Quality.Easy, Start));
    }

    [Fact]
    public void A_pass_ahead_of_the_due_day_leaves_ease_and_repetitions_alone()
    {
        CardState due = CardState.Fresh with { Repetitions = 3, IntervalDays = 16, EaseX100 = 280, LastReview = Start, Due = Start.Plus(16) };
        CardState ahead = Scheduler.Next(due, Quality.Easy, Start.Plus(7));
        Assert.Equal((20, 280, 3), (ahead.IntervalDays, ahead.EaseX100, ahead.Repetitions));
    }
}

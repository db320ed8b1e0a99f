using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

public sealed class Fsrs6Tests
{
    private static readonly StudyDay Start = StudyDay.Parse("2026-03-01");
    private static readonly Fsrs6 Scheduler = new();
    private static readonly FsrsModel Model = Scheduler.Memory;

    [Fact]
    public void A_hard_on_the_same_day_leaves_the_stability_as_it_is()
    {
        Assert.Equal(5.0, Model.Next(new FsrsMemory(5.0, 5), Rating.Hard, 0).Stability);
        Assert.InRange(Model.Next(new FsrsMemory(5.0, 5), Rating.Again, 0).Stability, 0.1, 4.9);
        Assert.InRange(Model.Next(new FsrsMemory(5.0, 5), Rating.Easy, 0.9).Stability, 5.01, 20);
    }

    [Fact]
    public void Stability_is_the_number_of_days_after_which_recall_is_nine_in_ten()
    {
        Assert.Equal(0.9, Model.Retrievability(12.5, 12.5), 12);
        Assert.Equal(1, Model.Retrievability(0, 12.5));
        Assert.Equal(12, Model.Interval(12.4, 0.9));
        Assert.True(Model.Interval(12.4, 0.8) > 2 * Model.Interval(12.4, 0.9));
        Assert.Equal((1, FsrsModel.LongestIntervalDays), (Model.Interval(0.001, 0.97), Model.Interval(36_500, 0.7)));
    }

    [Theory]
    [InlineData(0, Rating.Again)]
    [InlineData(2, Rating.Again)]
    [InlineData(3, Rating.Hard)]
    [InlineData(4, Rating.Good)]
    [InlineData(5, Rating.Easy)]
    public void Grades_map_to_ratings(int quality, Rating rating) => Assert.Equal(rating, Ratings.Of(new Quality(quality)));

    [Fact]
    public void A_rating_stands_for_a_quality_that_maps_back() =>
        Assert.All(Enum.GetValues<Rating>(), rating => Assert.Equal(rating, Ratings.Of(Ratings.ToQuality(rating))));

    [Fact]
    public void A_card_that_was_not_recalled_comes_back_the_same_day_until_it_is()
    {
        CardState failed = Scheduler.Next(CardState.Fresh, Quality.NearMiss, Start);
        CardState again = Scheduler.Drill(failed, Quality.Wrong, Start);
        CardState recalled = Scheduler.Drill(again, Quality.Hard, Start);
        Assert.Equal([CardQueue.Learning, CardQueue.Learning, CardQueue.Review], new[] { failed, again, recalled }.Select(state => state.QueueOn(Start)));
        Assert.True(failed.Stability > again.Stability);
        Assert.Equal(again.Stability, recalled.Stability);
    }

    [Fact]
    public void Passes_in_a_row_and_lapses_are_counted_on_first_looks_only()
    {
        CardState state = CardState.Fresh;
        foreach (int quality in new[] { 1, 4, 5, 0, 1, 3 })
            state = Scheduler.Drill(Scheduler.Next(state, new Quality(quality), state.LastReview?.Plus(3) ?? Start), Quality.Wrong, (state.LastReview ?? Start).Plus(3));
        Assert.Equal((1, 1), (state.Repetitions, state.Lapses));
    }

    [Fact]
    public void A_same_day_look_that_the_clock_dates_before_the_review_schedules_from_the_review()
    {
        CardState state = Scheduler.Next(CardState.Fresh, Quality.Good, Start);
        CardState west = Scheduler.Drill(state, Quality.Good, Start.Plus(-1));
        Assert.Equal(Start, west.LastReview);
        Assert.Equal(Start.Plus(west.IntervalDays), west.Due);
    }

    [Fact]
    public void A_state_that_another_scheduler_left_begins_anew_at_its_next_review()
    {
        CardState other = new Sm2().Next(CardState.Fresh, Quality.Good, Start);
        Assert.Equal(other with { DrillDay = Start }, Scheduler.Drill(other, Quality.Wrong, Start));
        Assert.Equal(Model.First(Rating.Good).Stability, Scheduler.Next(other, Quality.Good, Start.Plus(1)).Stability);
        Assert.Equal(Model.First(Rating.Good).Stability, Scheduler.Next(CardState.Fresh with { Stability = 3, Difficulty = 5 }, Quality.Good, Start).Stability);
        Assert.Null(Scheduler.Drill(CardState.Fresh with { Stability = 3, Difficulty = 5 }, Quality.Good, Start).Due);
        Assert.Null(Scheduler.Drill(CardState.Fresh with { Stability = 3 }, Quality.Good, Start).Due);
    }

    [Fact]
    public void It_takes_parameters_and_retention_from_the_learner()
    {
        FsrsParameters slow = FsrsParameters.Clip([.. FsrsParameters.Default.Values.Select((value, i) => i < 4 ? 2 * value : value)]);
        SchedulerSettings settings = SchedulerSettings.Default with { Parameters = slow, Retention = 0.8, RetentionByDeck = SchedulerSettings.Default.RetentionByDeck.Add("a/b", 0.95) };
        Assert.Same(Scheduler, Scheduler.With(SchedulerSettings.Default, "a"));
        Assert.Equal(new Fsrs6(slow, 0.8), Scheduler.With(settings, "a"));
        Assert.Equal(new Fsrs6(slow, 0.95), Scheduler.With(settings, "a/b/c"));
        Assert.NotEqual(new Fsrs6(slow, 0.95).GetHashCode(), new Fsrs6(slow, 0.8).GetHashCode());
        Assert.False(new Fsrs6().Equals(new Fsrs6(slow, 0.9)));
        Assert.False(new Fsrs6().Equals("fsrs6"));
        Assert.False(FsrsParameters.Default.Equals("parameters"));
    }

    [Theory]
    [InlineData(0.69)]
    [InlineData(0.98)]
    public void A_retention_out_of_range_is_refused(double retention) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fsrs6(FsrsParameters.Default, retention));

    [Fact]
    public void Parameters_are_refused_by_place_and_clipped_on_demand()
    {
        Assert.Contains("these are 19", Assert.Throws<FormatException>(() => FsrsParameters.Create([.. FsrsParameters.Default.Values[..19]])).Message, StringComparison.Ordinal);
        Assert.Contains("parameters[4] is 11; FSRS-6 takes 1 to 10", Assert.Throws<FormatException>(() => FsrsParameters.Create(FsrsParameters.Default.Values.SetItem(4, 11))).Message, StringComparison.Ordinal);
        Assert.Contains("parameters[20] is 0;", Assert.Throws<FormatException>(() => FsrsParameters.Create(FsrsParameters.Default.Values.SetItem(20, 0))).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => FsrsParameters.Create(FsrsParameters.Default.Values.SetItem(9, double.NaN)));

        FsrsParameters clipped = FsrsParameters.Clip([5, 3, 200, 1, .. Enumerable.Repeat(-1.0, 17)]);
        Assert.Equal([5, 5, 100, 100], clipped.Values[..4]);
        Assert.Equal(FsrsParameters.LowerBounds[4..], clipped.Values[4..]);
        Assert.Equal(clipped, FsrsParameters.Create(clipped.Values));
        Assert.Equal(FsrsParameters.Default, FsrsParameters.Clip(FsrsParameters.Default.Values.AsSpan()));
    }
}

using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

public sealed class HistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly IScheduler Scheduler = Schedulers.Default;

    [Fact]
    public void Appending_what_sorts_last_is_the_same_as_folding_again() => Logs.Random.Sample(log =>
    {
        CardState state = CardState.Fresh;
        LogEntry[] sorted = [.. log.Where(entry => entry.Event is not CardEvent.Undo).Order()];
        for (int count = 0; count < sorted.Length; count++)
        {
            state = History.Append(state, sorted[count], Scheduler);
            Assert.Equal(History.Fold(sorted[..(count + 1)], Scheduler), state);
        }
    });

    [Fact]
    public void Shuffled_logs_fold_alike() => Gen.Select(Logs.Random, Gen.Int).Sample((log, seed) =>
    {
        LogEntry[] shuffled = [.. log];
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(History.Fold(log, Scheduler), History.Fold(shuffled, Scheduler));
    });

    [Fact]
    public void Undoing_is_the_same_as_never_having_done() => Gen.Select(Logs.Random, Gen.Int[0, 1000]).Sample((log, pick) =>
    {
        LogEntry[] doings = [.. log.Where(entry => entry.Event is not CardEvent.Undo)];
        if (doings.Length == 0)
            return;

        LogEntry gone = doings[pick % doings.Length];
        LogEntry undo = gone with { Id = new EntryId(9, 1), Event = new CardEvent.Undo(gone.Id) };
        Assert.Equal(History.Fold(log.Where(entry => entry.Id != gone.Id), Scheduler), History.Fold([.. log, undo], Scheduler));
    });

    [Fact]
    public void Whatever_the_log_the_state_stays_in_its_bounds() => Logs.Random.Sample(log =>
    {
        foreach (HistoryStep step in History.Replay(log, Scheduler))
        {
            CardState after = step.After;
            Assert.InRange(after.EaseX100, Sm2.EaseFloorX100, int.MaxValue);
            Assert.InRange(after.IntervalDays, after.IsNew ? 0 : 1, Sm2.LongestIntervalDays);
            Assert.Equal(after.IsNew, after.Due is null);
            Assert.False(after.IsNew && after.DrillDay is not null);
            Assert.True(after.IsNew || after.Due > after.LastReview);
            Assert.True(after.IsNew || step.Before.IsNew || after.LastReview >= step.Before.LastReview);
        }
    });

    [Fact]
    public void Only_the_first_review_of_a_study_day_moves_the_schedule()
    {
        CardState once = Fold((0, Review(1)));
        CardState drilled = Fold((0, Review(1)), (1, Review(3)), (2, new CardEvent.Drill(Quality.NearMiss, Quick)));
        Assert.Equal(once, drilled);
        Assert.Equal(CardQueue.Learning, drilled.QueueOn(Day(2)));
    }

    [Fact]
    public void A_drill_whose_review_is_no_more_leaves_the_card_new()
    {
        Assert.Equal(CardState.Fresh, Fold((0, new CardEvent.Drill(Quality.Hard, Quick))));
        Assert.Equal(CardState.Fresh, Fold((0, Review(1)), (1, new CardEvent.Reset()), (2, new CardEvent.Drill(Quality.Hard, Quick))));
    }

    [Fact]
    public void A_drill_is_over_with_a_4_or_with_the_rollover()
    {
        CardState pending = Fold((0, Review(1)));
        Assert.Equal(CardQueue.Learning, pending.QueueOn(Day(0)));
        Assert.Equal(CardQueue.Review, pending.QueueOn(Day(24)));
        Assert.Equal(CardQueue.Review, Fold((0, Review(1)), (1, new CardEvent.Drill(Quality.Good, Quick))).QueueOn(Day(1)));
    }

    [Fact]
    public void Cram_and_quiz_never_fold() =>
        Assert.Equal(CardState.Fresh, Fold((0, new CardEvent.Cram(Quality.Easy, Quick)), (1, new CardEvent.Quiz(Quality.Blackout, Quick))));

    [Fact]
    public void A_study_day_before_the_last_review_counts_as_reviewed_already()
    {
        CardState state = Fold((0, Review(4)));
        LogEntry westward = Entry(1, 1, Review(5)) with { Day = Day(0).Plus(-1) };
        Assert.Equal(state with { DrillDay = null }, History.Append(state, westward, Scheduler));
    }

    [Fact]
    public void Suspension_burial_and_flag_outlive_a_reset_and_the_schedule_does_not()
    {
        StudyDay until = Day(48);
        CardState state = Fold((0, Review(5)), (30, Review(1)), (31, new CardEvent.Suspend()), (32, new CardEvent.Bury(until)), (33, new CardEvent.Flag(3)), (34, new CardEvent.Reset()));
        Assert.Equal(CardState.Fresh with { Suspended = true, BuriedUntil = until, Flag = 3 }, state);
        Assert.False(Fold((0, new CardEvent.Suspend()), (1, new CardEvent.Unsuspend())).Suspended);
    }

    [Fact]
    public void An_undo_cannot_be_appended_and_cannot_be_undone()
    {
        LogEntry review = Entry(1, 0, Review(5));
        LogEntry undo = Entry(2, 1, new CardEvent.Undo(review.Id));
        LogEntry undoOfUndo = Entry(3, 2, new CardEvent.Undo(undo.Id));
        Assert.Equal(CardState.Fresh, History.Fold([review, undo, undoOfUndo], Scheduler));
        Assert.Throws<ArgumentException>(() => History.Append(CardState.Fresh, undo, Scheduler));
    }

    [Fact]
    public void The_event_of_an_answer_is_a_review_once_a_day_and_a_drill_thereafter()
    {
        Assert.Equal(Review(4), History.Answered(CardState.Fresh, Day(0), Quality.Good, Quick));
        Assert.Equal(new CardEvent.Drill(Quality.Good, Quick), History.Answered(Fold((0, Review(1))), Day(1), Quality.Good, Quick));
        Assert.Equal(Review(4), History.Answered(Fold((0, Review(1))), Day(24), Quality.Good, Quick));
    }

    [Fact]
    public void Previews_are_what_recording_gives() => Gen.Select(Logs.Random, Gen.Int[0, 5], Gen.Int[0, 50]).Sample((log, value, later) =>
    {
        var quality = new Quality(value);
        CardState state = History.Fold(log, Scheduler);
        StudyDay day = (state.LastReview ?? Day(0)).Plus(later);
        LogEntry entry = Entry(1, 0, History.Answered(state, day, quality, Quick)) with { Day = day };
        Assert.Equal(History.Append(state, entry, Scheduler), Previews.Of(state, day, Scheduler)[quality]);
    });

    [Fact]
    public void Tallies_tell_reviews_from_drills_and_leave_the_rest_out()
    {
        DayTally?[] tallies = [.. History.Replay(
            [
                Entry(1, 0, Review(2)), Entry(2, 1, Review(4)), Entry(3, 2, new CardEvent.Cram(Quality.Good, Quick)),
                Entry(4, 30, Review(5)), Entry(5, 31, new CardEvent.Suspend()),
            ],
            Scheduler).Select(DayTally.Of)];
        Assert.Equal(
            [
                new DayTally(Day(0), Maturity.New, Reviews: 1, Passed: 0, Drills: 0, 2000),
                new DayTally(Day(0), Maturity.Young, Reviews: 0, Passed: 0, Drills: 1, 2000),
                null,
                new DayTally(Day(30), Maturity.Young, Reviews: 1, Passed: 1, Drills: 0, 2000),
                null,
            ],
            tallies);
    }

    [Fact]
    public void Schedulers_are_found_by_name()
    {
        Assert.Same(Schedulers.Default, Schedulers.Find("sm2"));
        Assert.Null(Schedulers.Find("sm3"));
        Assert.Equal(Schedulers.All.Length, Schedulers.All.Select(one => one.Name).Distinct().Count());
        Assert.Contains(Schedulers.All, one => one is Sm2);
    }

    private static readonly Answer Quick = new(TimeSpan.FromSeconds(2));

    private static CardEvent.Review Review(int quality) => new(new Quality(quality), Quick);

    private static StudyDay Day(int hours) => StudyDay.Of(Noon.AddHours(hours), TimeZoneInfo.Utc, TimeSpan.FromHours(4));

    private static LogEntry Entry(long sequence, int hours, CardEvent what) =>
        new(new EntryId(1, sequence), "me", Logs.Card, Noon.AddHours(hours), "Etc/UTC", Day(hours), what);

    private static CardState Fold(params (int Hours, CardEvent What)[] log) =>
        History.Fold(log.Select((one, index) => Entry(index + 1, one.Hours, one.What)), Scheduler);
}

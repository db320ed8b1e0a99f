using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

/// <summary>What every scheduler promises, those of tomorrow included.</summary>
public sealed class SchedulerLawTests
{
    private static readonly StudyDay Start = StudyDay.Parse("2026-03-01");

    private static readonly Gen<(int Quality, int Later)[]> Answers = Gen.Select(Gen.Int[0, 5], Gen.Frequency((3, Gen.Int[0, 3]), (3, Gen.Int[0, 40]), (1, Gen.Int[0, 40_000]))).Array[0, 40];

    public static TheoryData<string> Names => [.. Schedulers.All.Select(scheduler => scheduler.Name), "fsrs6, as set"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Previews_are_what_recording_gives(string name) => Gen.Select(Logs.Random, Gen.Int[0, 5], Gen.Int[0, 50]).Sample((log, value, later) =>
    {
        IScheduler scheduler = Scheduler(name);
        CardState state = History.Fold(log, scheduler);
        StudyDay day = (state.LastReview ?? Start).Plus(later);
        var quality = new Quality(value);
        LogEntry entry = Entry(1, day, History.Answered(state, day, quality, Quick));
        Assert.Equal(History.Append(state, entry, scheduler), Previews.Of(state, day, scheduler)[quality]);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Taking_back_the_last_answer_gives_the_state_before_it(string name) => Gen.Select(Logs.Random, Gen.Int[0, 5]).Sample((log, value) =>
    {
        IScheduler scheduler = Scheduler(name);
        CardState before = History.Fold(log, scheduler);
        StudyDay day = (before.LastReview ?? Start).Plus(1);
        LogEntry last = Entry(1, day, new CardEvent.Review(new Quality(value), Quick));
        LogEntry undo = Entry(2, day, new CardEvent.Undo(last.Id));
        Assert.NotEqual(before, History.Fold([.. log, last], scheduler));
        Assert.Equal(before, History.Fold([.. log, last, undo], scheduler));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Appending_one_by_one_is_folding_and_the_order_of_arrival_is_nothing(string name) => Gen.Select(Logs.Random, Gen.Int).Sample((log, seed) =>
    {
        IScheduler scheduler = Scheduler(name);
        LogEntry[] shuffled = [.. log];
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(History.Fold(log, scheduler), History.Fold(shuffled, scheduler));

        LogEntry[] doings = [.. log.Where(entry => entry.Event is not CardEvent.Undo).Order()];
        Assert.Equal(History.Fold(doings, scheduler), doings.Aggregate(CardState.Fresh, (state, entry) => History.Append(state, entry, scheduler)));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_answered_the_state_stays_in_its_bounds(string name) => Answers.Sample(answers =>
    {
        IScheduler scheduler = Scheduler(name);
        CardState state = CardState.Fresh;
        StudyDay day = Start;
        foreach ((int value, int later) in answers)
        {
            day = day.Plus(later);
            state = Answer(state, new Quality(value), day, scheduler);
            Assert.InRange(state.IntervalDays, 1, 36_500);
            Assert.InRange(state.EaseX100, 130, int.MaxValue);
            Assert.Equal(day.Plus(state.IntervalDays), state.Due);
            Assert.Equal(day, state.LastReview);
            if (state.Stability is not { } stability)
                continue;
            Assert.InRange(stability, FsrsModel.LowestStability, FsrsModel.HighestStability);
            Assert.InRange(state.Difficulty!.Value, FsrsModel.LowestDifficulty, FsrsModel.HighestDifficulty);
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_better_grade_never_brings_the_card_back_earlier(string name) => Gen.Select(Answers, Gen.Int[0, 60]).Sample((answers, later) =>
    {
        IScheduler scheduler = Scheduler(name);
        CardState state = CardState.Fresh;
        StudyDay day = Start;
        foreach ((int value, int days) in answers)
        {
            day = day.Plus(days);
            state = Answer(state, new Quality(value), day, scheduler);
        }

        var previews = Previews.Of(state, day.Plus(later), scheduler);
        int[] intervals = [.. Enumerable.Range(0, 6).Select(value => previews[new Quality(value)].IntervalDays)];
        Assert.Equal(intervals.Order(), intervals);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Looking_at_a_card_every_day_does_not_multiply_its_interval(string name)
    {
        IScheduler scheduler = Scheduler(name);
        CardState state = CardState.Fresh;
        foreach (int _ in Enumerable.Range(0, 6))
            state = scheduler.Next(state, Quality.Good, state.Due ?? Start);
        int onTime = scheduler.Next(state, Quality.Good, state.Due!.Value).IntervalDays;

        foreach (int early in Enumerable.Range(1, 10))
            state = scheduler.Next(state, Quality.Good, state.LastReview!.Value.Plus(1));
        Assert.InRange(state.IntervalDays, 1, onTime);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_end_of_the_calendar_is_no_accident(string name)
    {
        IScheduler scheduler = Scheduler(name);
        CardState state = CardState.Fresh;
        StudyDay day = StudyDay.Last.Plus(-5_000);
        foreach (int _ in Enumerable.Range(0, 40))
        {
            state = Answer(state, Quality.Easy, day, scheduler);
            day = state.Due!.Value;
        }

        Assert.Equal((StudyDay.Last, StudyDay.Last), (state.Due, state.LastReview));
        Assert.InRange(state.IntervalDays, 1, 36_500);
        Assert.Equal(1, scheduler.Next(CardState.Fresh, Quality.Blackout, StudyDay.Last).IntervalDays);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Neither_step_touches_suspension_burial_or_flag(string name)
    {
        IScheduler scheduler = Scheduler(name);
        CardState held = CardState.Fresh with { Suspended = true, BuriedUntil = Start.Plus(9), Flag = 3 };
        CardState next = scheduler.Next(held, Quality.Good, Start);
        CardState drilled = scheduler.Drill(next, Quality.Wrong, Start);
        Assert.All([next, drilled], state => Assert.Equal((true, held.BuriedUntil, 3), (state.Suspended, state.BuriedUntil, state.Flag)));
    }

    private static readonly Answer Quick = new(TimeSpan.FromSeconds(2));

    private static IScheduler Scheduler(string name) => name == "fsrs6, as set"
        ? new Fsrs6(FsrsParameters.Clip([.. FsrsParameters.Default.Values.Select((value, i) => value * (i % 2 == 0 ? 1.4 : 0.7))]), 0.83)
        : Schedulers.Find(name)!;

    private static CardState Answer(CardState state, Quality quality, StudyDay day, IScheduler scheduler) => Previews.Of(state, day, scheduler)[quality];

    private static LogEntry Entry(long sequence, StudyDay day, CardEvent what) =>
        new(new EntryId(9, sequence), "me", Logs.Card, new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero), "Etc/UTC", day, what);
}

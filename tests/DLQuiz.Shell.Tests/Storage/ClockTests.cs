using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage;
using DLQuiz.Terminal;
using Microsoft.Extensions.Time.Testing;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>Clock changes do not wreck my schedule: a learner whose clock jumps, runs backwards and travels, up to the end of the calendar.</summary>
public sealed class ClockTests : IDisposable
{
    private static readonly TimeZoneInfo[] Zones =
    [
        TimeZoneInfo.Utc,
        Find("Europe/Berlin"), // summer time
        Find("Australia/Lord_Howe"), // summer time of half an hour
        Find("Pacific/Kiritimati"), // +14
        Find("Etc/GMT+12"), // −12
    ];

    private readonly ScratchFolder scratch = new(inMemory: true);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Whatever_the_clock_does_the_log_grows_and_every_interval_stays_in_its_bounds()
    {
        Card[] cards = Notes.Deck("d", 4);
        int round = 0;
        Gen.Select(Gen.Int[0, 400_000], Gen.Select(Gen.Int[-50, 400], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 5]).Array[40]).Sample(
            (start, steps) =>
            {
                string file = scratch.File($"{++round}.db");
                // Years 1 to 9999: a clock without a battery begins anywhere.
                var clock = new SettableClock(DateTimeOffset.MinValue.AddDays(9.1 * start));
                using SqliteStore store = SqliteStore.Open(file);
                store.Apply(Notes.Plan(store, cards));
                foreach ((int hours, int zone, int card, int quality) in steps)
                {
                    clock.Move(hours);
                    StudyContext context = Context(clock, Zones[zone]);
                    CardState before = store.StateOf(cards[card].Key);
                    Recorded recorded = store.Record(
                        cards[card].Key, context.MomentOn(context.Today), History.Answered(before, context.Today, new Quality(quality), new Answer(TimeSpan.FromSeconds(1))));
                    Assert.InRange(recorded.State.IntervalDays, recorded.State.IsNew ? 0 : 1, Sm2.LongestIntervalDays);
                    Assert.True(recorded.State.Due is null || recorded.State.Due >= recorded.State.LastReview);
                }

                Assert.Equal(Enumerable.Range(1, steps.Length).Select(number => (long)number), store.Log().Select(entry => entry.Id.Sequence).Order());
                Assert.True(store.Rebuild(dryRun: true).IsHealthy);
            },
            iter: 30, threads: 1);
    }

    [Fact]
    public void The_nights_on_which_clocks_change_are_single_study_days()
    {
        TimeZoneInfo berlin = Find("Europe/Berlin");
        foreach (DateTimeOffset change in new[] { new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero) })
        {
            StudyDay[] days = [.. Enumerable.Range(0, 96).Select(quarter => StudyDay.Of(change.AddMinutes(15 * quarter), berlin, TimeSpan.FromHours(4)))];
            Assert.Equal(days.Order(), days);
            Assert.Equal(2, days.Distinct().Count());
        }
    }

    [Fact]
    public void At_the_end_of_the_calendar_answers_are_still_stored()
    {
        Card card = Notes.Card("a");
        using SqliteStore store = SqliteStore.Open(scratch.File("x.db"));
        store.Apply(Notes.Plan(store, [card]));
        StudyContext context = Context(new FakeTimeProvider(new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero)), TimeZoneInfo.Utc);
        Recorded recorded = store.Record(card.Key, context.MomentOn(context.Today), Notes.Review(5));
        Assert.Equal(StudyDay.Last, recorded.State.Due);
        Assert.Single(store.DueCards(context.Today, null));
        Assert.Equal(context.Today, store.Log().Single().Day);
    }

    private static TimeZoneInfo Find(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static StudyContext Context(TimeProvider clock, TimeZoneInfo zone) => new()
    {
        OpenStore = () => throw new NotSupportedException(),
        StartSession = (_, _, _) => throw new NotSupportedException(),
        SchedulerFor = (_, _) => Schedulers.Default,
        Clock = clock,
        Zone = zone,
    };

    /// <summary>Unlike the testing library's, it may be set back.</summary>
    private sealed class SettableClock(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset now = now;

        public void Move(int hours)
        {
            long ticks = Math.Clamp(now.Ticks + (hours * TimeSpan.TicksPerHour), TimeSpan.TicksPerDay, DateTimeOffset.MaxValue.Ticks - TimeSpan.TicksPerDay);
            now = new DateTimeOffset(ticks, TimeSpan.Zero);
        }

        public override DateTimeOffset GetUtcNow() => now;
    }
}

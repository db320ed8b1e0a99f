using System.Collections.Immutable;

using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Reports;

public sealed class WorkloadForecastTests
{
    private static readonly StudyDay Today = StudyDay.Parse("2026-03-01");
    private static readonly FsrsModel Learner = new(FsrsParameters.Default);
    private static readonly DayProgress Nothing = new(ImmutableDictionary<string, int>.Empty, ImmutableDictionary<string, int>.Empty, []);
    private static readonly WorkloadPlan Plan = new() { From = Today, Days = 60, Progress = Nothing, Seed = 5 };

    [Theory]
    [InlineData("sm2")]
    [InlineData("sm2-delphi")]
    [InlineData("fsrs6")]
    public void Equal_suppositions_give_equal_days_and_another_seed_gives_others(string name)
    {
        WorkloadStart start = Start(Cards(100), []);
        WorkloadForecast once = Forecast(start, name, Plan);
        Assert.Equal(once.Days, Forecast(start, name, Plan).Days);
        Assert.NotEqual(once.Days, Forecast(start, name, Plan with { Seed = 6 }).Days);
        Assert.Equal(100, once.Met);
        Assert.InRange(once.Known, 70, 100);
        Assert.InRange(once.Recalled!.Value, 0.8, 1);
    }

    [Fact]
    public void Limits_hold_on_every_day_and_what_they_leave_waits()
    {
        WorkloadForecast forecast = Forecast(Start(Cards(300), []), "sm2", Plan with { Limits = new DailyLimits(NewPerDay: 7, ReviewsPerDay: 5) });
        Assert.All(forecast.Days, day => Assert.True(day is { New: <= 7, Reviews: <= 5 }, day.ToString()));
        Assert.Equal(300, forecast.Days.Sum(day => day.New));
        Assert.True(forecast.Days[^1].Waiting > 50);
        Assert.Equal(forecast.Days.Sum(day => day.New + day.Reviews + day.Drills), forecast.Answers);
    }

    [Fact]
    public void Limits_of_decks_hold_and_what_was_done_today_counts()
    {
        var decks = new Dictionary<string, DeckSettings> { ["a"] = DeckSettings.None with { NewPerDay = 3 } };
        DayProgress progress = Nothing with { NewByDeck = ImmutableDictionary<string, int>.Empty.Add("a", 2) };
        WorkloadForecast forecast = Forecast(Start(Cards(40), []), "sm2", Plan with { Decks = decks, Progress = progress });
        Assert.Equal([1, 3, 3], forecast.Days[..3].Select(day => day.New));
    }

    [Fact]
    public void Siblings_are_met_on_different_days()
    {
        (Card, long)[] siblings = [.. Cards(400).Select(card => (card.Card, 1L))];
        WorkloadForecast forecast = Forecast(Start(siblings, []), "sm2", Plan);
        Assert.All(forecast.Days, day => Assert.True(day.New + day.Reviews <= 1));
    }

    [Fact]
    public void It_begins_where_the_log_has_left_the_cards()
    {
        (Card Card, long Block)[] cards = Cards(6);
        CardKey[] keys = [.. cards.Select(card => card.Card.Key)];
        LogEntry[] log =
        [
            Entry(1, keys[0], -10, new CardEvent.Review(Quality.Good, Quick)),
            Entry(2, keys[1], -10, new CardEvent.Review(Quality.Easy, Quick)),
            Entry(3, keys[2], -10, new CardEvent.Suspend()),
            Entry(4, keys[3], -1, new CardEvent.Review(Quality.Good, Quick)),
            Entry(5, keys[3], -1, new CardEvent.Undo(new EntryId(1, 4))),
            Entry(6, keys[4], -1, new CardEvent.Bury(Today.Plus(9))),
            Entry(7, keys[5], 0, new CardEvent.Review(Quality.Wrong, Quick)),
            Entry(8, CardKey.Of("elsewhere"), 0, new CardEvent.Review(Quality.Wrong, Quick)),
        ];
        WorkloadStart start = Start(cards, log);
        Assert.Equal([true, true, false, false, false, true], start.Cards.Select(card => card.Memory is not null));
        Assert.Equal(Learner.First(Rating.Easy), start.Cards[1].Memory);
        Assert.Equal(History.Fold(log.Where(entry => entry.Card == keys[1]), new Sm2()), start.Cards[1].States[0]);

        WorkloadForecast forecast = Forecast(start, "sm2", Plan);
        Assert.Equal((1, 2), (forecast.Days[0].New, forecast.Days[0].Reviews));
        Assert.True(forecast.Days[0].Drills >= 1);
        Assert.Equal([0, 1], forecast.Days[8..10].Select(day => day.New));
        Assert.Equal(5, forecast.Met);
    }

    [Fact]
    public void A_day_ends_though_the_last_look_is_never_good()
    {
        WorkloadStart start = Start(Cards(1), []) with { Habits = new LearnerHabits([1, 0, 0, 0], [1, 0, 0], 10) };
        Assert.Equal(10, Forecast(start, "sm2", Plan).Days[0].Drills);
    }

    [Fact]
    public void Habits_are_the_learners_own_once_there_are_enough_answers()
    {
        (Card Card, long Block)[] cards = Cards(450);
        LogEntry[] log = [.. cards.SelectMany((card, i) => new[]
        {
            Entry((10 * i) + 1, card.Card.Key, -9, new CardEvent.Review(Quality.Easy, new Answer(TimeSpan.FromSeconds(20)))),
            Entry((10 * i) + 2, card.Card.Key, -9, new CardEvent.Drill(Quality.Easy, new Answer(TimeSpan.FromSeconds(20)))),
            Entry((10 * i) + 3, card.Card.Key, -5, new CardEvent.Review(i % 2 == 0 ? Quality.Hard : Quality.Wrong, new Answer(TimeSpan.FromSeconds(20)))),
            Entry((10 * i) + 4, card.Card.Key, -4, new CardEvent.Cram(Quality.Easy, new Answer(TimeSpan.FromHours(1)))),
        })];
        LearnerHabits habits = Start(cards, log).Habits;
        Assert.Equal(0.9 + (0.1 * LearnerHabits.Usual.First[3]), habits.First[3], 10);
        Assert.Equal((225 + (50 * LearnerHabits.Usual.Recalled[0])) / 275, habits.Recalled[0], 10);
        Assert.InRange(habits.SecondsPerAnswer, 19, 20);
        Assert.Equal((1, 1), (Math.Round(habits.First.Sum(), 10), Math.Round(habits.Recalled.Sum(), 10)));
        Assert.Equal(LearnerHabits.Usual.Recalled, Start([], []).Habits.Recalled);
    }

    [Fact]
    public void A_forecast_without_cards_is_a_year_without_work()
    {
        WorkloadForecast forecast = Forecast(Start([], []), "fsrs6", Plan);
        Assert.Equal((0, 0, 0.0, null), (forecast.Answers, forecast.Met, forecast.Known, forecast.Recalled));
        Assert.Equal(60, forecast.Days.Length);
    }

    private static readonly Answer Quick = new(TimeSpan.FromSeconds(2));

    private static (Card Card, long Block)[] Cards(int count) => [.. Enumerable.Range(0, count).Select(number => (new Card
    {
        Key = CardKey.Of($"card {number}"),
        Kind = CardKind.QuestionAnswer,
        Deck = "a/b",
        Front = "?",
        Back = "!",
        Span = new SourceSpan("a/b.md", 1, 1, 1),
        Block = number,
    }, (long)number))];

    private static WorkloadStart Start((Card Card, long Block)[] cards, LogEntry[] log) =>
        WorkloadStart.Of(cards, log, [.. new[] { "sm2", "sm2-delphi", "fsrs6" }.Select(name => (Func<string, IScheduler>)(_ => Schedulers.Find(name)!))], Learner);

    private static WorkloadForecast Forecast(WorkloadStart start, string name, WorkloadPlan plan) =>
        WorkloadForecast.Of(start, name switch { "sm2" => 0, "sm2-delphi" => 1, _ => 2 }, _ => Schedulers.Find(name)!, Learner, plan);

    private static LogEntry Entry(long sequence, CardKey card, int day, CardEvent what) =>
        new(new EntryId(1, sequence), "me", card, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddDays(day).AddMilliseconds(sequence), "Etc/UTC", Today.Plus(day), what);
}

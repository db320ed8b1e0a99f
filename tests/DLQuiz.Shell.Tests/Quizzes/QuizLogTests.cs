using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Shell.Tests.Terminal;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Quizzes;
using Microsoft.Extensions.Time.Testing;

namespace DLQuiz.Shell.Tests.Quizzes;

public sealed class QuizLogTests
{
    private readonly FakeStore store = SampleQuiz.Store();
    private readonly ScoreSheet sheet = ScoreSheet.Of(SampleQuiz.Sitting());

    [Fact]
    public void Kept_answers_move_nothing_and_open_questions_are_left_out()
    {
        Assert.Equal(6, new QuizLog(Context(), store, sheet).Keep());
        Assert.All(store.Written, entry => Assert.IsType<CardEvent.Quiz>(entry.Event));
        Assert.All(store.Written, entry => Assert.Equal(CardState.Fresh, store.StateOf(entry.Card)));
        Assert.Equal("answer:1", store.Written.Select(entry => ((CardEvent.Answered)entry.Event).Answer.Numeric?.Misconceptions).First(made => made is { Length: > 0 }));
    }

    [Fact]
    public void Recorded_answers_are_the_day_s_reviews_and_drills_of_cards_that_had_theirs()
    {
        store.Place(SampleCards.Kmeans, new CardState { LastReview = SampleQuiz.Today, IntervalDays = 1, Repetitions = 1, Due = SampleQuiz.Today.Plus(1) });
        Assert.Equal(6, new QuizLog(Context(), store, sheet).Schedule());
        Assert.IsType<CardEvent.Drill>(store.Written.Single(entry => entry.Card == SampleCards.Kmeans.Key).Event);
        Assert.Equal(5, store.Written.Count(entry => entry.Event is CardEvent.Review));
        Assert.Equal(Quality.NearMiss, ((CardEvent.Answered)store.Written.Single(entry => entry.Card == SampleCards.Dropout.Key).Event).Quality);
    }

    [Fact]
    public void What_a_failing_store_took_is_not_written_twice()
    {
        QuizLog log = new(Context(), store, sheet);
        store.Fails = true;
        Assert.Throws<StoreException>(() => log.Schedule());
        store.Fails = false;
        log.Schedule();
        Assert.Equal(6, log.Schedule());
        Assert.Equal(6, store.Written.Count);
    }

    [Fact]
    public void A_leech_is_suspended_where_the_learner_wants_that()
    {
        store.Place(SampleCards.SoftThreshold, new CardState { Lapses = 7, Repetitions = 2, LastReview = SampleQuiz.Today.Plus(-6), Due = SampleQuiz.Today, IntervalDays = 6 });
        new QuizLog(Context() with { SuspendsLeeches = _ => true }, store, sheet).Schedule();
        Assert.True(store.StateOf(SampleCards.SoftThreshold.Key).Suspended);
    }

    private StudyContext Context() => new()
    {
        OpenStore = () => store,
        StartSession = (_, day, _) => Session.Start(day, [], 1),
        SchedulerFor = (_, _) => Schedulers.Default,
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)),
        Zone = TimeZoneInfo.Utc,
    };
}

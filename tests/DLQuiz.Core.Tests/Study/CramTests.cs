using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;

namespace DLQuiz.Core.Tests.Study;

public sealed class CramTests
{
    private static readonly StudyDay Today = StudyDay.Parse("2026-11-23");
    private static readonly Answer NoAnswer = new(TimeSpan.Zero);

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    public void A_crammed_card_comes_back_until_it_is_good_and_keeps_its_schedule(int quality, bool again)
    {
        CardState state = new() { LastReview = Today.Plus(-6), Due = Today.Plus(9), IntervalDays = 15, Repetitions = 3 };
        Session session = Session.Start(Today, [new Candidate(CardKey.Of("a"), "deck", 1, state.Due, CardQueue.Review, 0)], seed: 1, StudyMode.Cram).Reveal();

        CardEvent what = session.Grade(state, new Quality(quality), NoAnswer);
        LogEntry entry = new(new EntryId(1, 1), "me", CardKey.Of("a"), DateTimeOffset.UnixEpoch, "UTC", Today, what);
        CardState after = History.Append(state, entry, new Sm2());
        Session next = session.After(new Recorded(entry, after));

        Assert.IsType<CardEvent.Cram>(what);
        Assert.Equal(state, after);
        Assert.Equal(again ? 1 : 0, next.Waiting.Count);
        Assert.Equal(again, Grades.ForCram(six: true)[quality].AgainToday);
        Assert.Null(Grades.ForCram(six: true)[quality].Days);
    }
}

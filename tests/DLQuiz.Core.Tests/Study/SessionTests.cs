using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;

namespace DLQuiz.Core.Tests.Study;

public sealed class SessionTests
{
    private static readonly StudyDay Day = StudyDay.Parse("2026-03-02");
    private static readonly Answer Quick = new(TimeSpan.FromSeconds(3));

    [Fact]
    public void A_failed_card_comes_back_after_the_drill_gap()
    {
        Session session = Session.Start(Day, Cards(8), seed: 1).Reveal();
        CardKey first = session.Current!.Card;
        Session next = session.After(Recorded(session, Quality.Wrong));
        Assert.Equal(DailyQueue.DrillGap, next.Waiting.FindIndex(card => card.Card == first));
        Assert.Equal(CardQueue.Learning, next.Waiting[DailyQueue.DrillGap].Queue);
        Assert.Equal(1, next.Answered);
    }

    [Fact]
    public void A_passed_card_leaves_and_the_last_one_finishes()
    {
        Session session = Session.Start(Day, Cards(1), seed: 1).Reveal();
        Assert.Equal(Stage.Finished, session.After(Recorded(session, Quality.Good)).Stage);
    }

    [Fact]
    public void A_second_look_on_the_same_day_is_a_drill()
    {
        Session session = Session.Start(Day, Cards(1), seed: 1).Reveal();
        Assert.IsType<CardEvent.Review>(session.Grade(CardState.Fresh, Quality.Good, Quick));
        Assert.IsType<CardEvent.Drill>(session.Grade(CardState.Fresh with { LastReview = Day }, Quality.Good, Quick));
    }

    [Fact]
    public void Taking_back_puts_the_card_in_front_once_and_draws_other_numbers()
    {
        Session session = Session.Start(Day, Cards(3), seed: 1).Reveal();
        Candidate first = session.Current!;
        Session back = session.After(Recorded(session, Quality.Wrong)).TakeBack(first, wasAnswer: true);
        Assert.Equal(first.Card, back.Current!.Card);
        Assert.Equal(3, back.Waiting.Count);
        Assert.Equal(0, back.Answered);
        Assert.NotEqual(session.VariantSeed, back.VariantSeed);
    }

    [Fact]
    public void Grades_say_what_each_would_do()
    {
        CardState mature = new() { Repetitions = 2, IntervalDays = 6, EaseX100 = 250, Due = Day, LastReview = Day.Plus(-6) };
        ImmutableArray<GradeChoice> grades = Grades.For(mature, Schedulers.Default, Day);
        Assert.Equal("1234", string.Concat(grades.Select(grade => grade.Key)));
        Assert.Equal([1, 15, 15, 16], grades.Select(grade => grade.Days));
        Assert.Equal([true, true, false, false], grades.Select(grade => grade.AgainToday));
    }

    private static IEnumerable<Candidate> Cards(int count) => Enumerable.Range(0, count)
        .Select(i => new Candidate(CardKey.Of("card", $"{i}"), "deck", i, null, CardQueue.New, i));

    private static Recorded Recorded(Session session, Quality quality)
    {
        CardEvent what = session.Grade(CardState.Fresh, quality, Quick);
        LogEntry entry = new(new EntryId(1, 1), "me", session.Current!.Card, DateTimeOffset.UnixEpoch, "UTC", Day, what);
        return new Recorded(entry, Schedulers.Default.Next(CardState.Fresh, quality, Day));
    }
}

using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;

namespace DLQuiz.Core.Tests.Study;

public sealed class SessionTests
{
    private static readonly StudyDay Today = StudyDay.Parse("2026-11-23");
    private static readonly Sm2 Scheduler = new();

    [Fact]
    public void A_session_without_cards_is_finished() =>
        Assert.Equal(Stage.Finished, Session.Start(Today, [], seed: 1).Stage);

    [Fact]
    public void A_grade_before_the_answer_shows_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Session.Start(Today, Cards(1), 1).Grade(CardState.Fresh, Quality.Good, NoAnswer));

    [Fact]
    public void The_first_answer_of_a_day_is_a_review_and_a_later_one_a_drill()
    {
        Session revealed = Session.Start(Today, Cards(1), 1).Reveal();

        Assert.IsType<CardEvent.Review>(revealed.Grade(CardState.Fresh, Quality.Good, NoAnswer));
        Assert.IsType<CardEvent.Drill>(revealed.Grade(CardState.Fresh with { LastReview = Today }, Quality.Good, NoAnswer));
    }

    [Fact]
    public void A_good_card_leaves_and_a_failed_one_comes_back()
    {
        Session session = Session.Start(Today, Cards(3), 1);

        Session afterGood = Answer(session, Quality.Good, out _);
        Assert.Equal(2, afterGood.Waiting.Count);

        Session afterFail = Answer(session, Quality.Wrong, out _);
        Assert.Equal([1, 2, 0], afterFail.Waiting.Select(card => card.Position));
        Assert.Equal(CardQueue.Learning, afterFail.Waiting[^1].Queue);
    }

    [Fact]
    public void A_hard_pass_comes_back_too_until_it_is_good()
    {
        Session afterHard = Answer(Session.Start(Today, Cards(1), 1), Quality.Hard, out CardState state);
        Assert.Single(afterHard.Waiting);

        Session afterGood = Answer(afterHard, Quality.Good, out _, state);
        Assert.Equal(Stage.Finished, afterGood.Stage);
    }

    [Fact]
    public void Undo_brings_the_card_back_to_the_front_wherever_it_had_gone()
    {
        Session session = Session.Start(Today, Cards(3), 1);
        Session back = Answer(session, Quality.Wrong, out _).TakeBack(session.Current!, wasAnswer: true);

        Assert.Equal(session.Waiting, back.Waiting);
        Assert.Equal(session.Answered, back.Answered);
        Assert.Equal(Stage.Asking, back.Stage);
    }

    [Fact]
    public void Every_showing_draws_from_a_seed_of_its_own() =>
        Gen.ULong.Sample(seed =>
        {
            Session session = Session.Start(Today, Cards(3), seed);
            Session next = Answer(session, Quality.Wrong, out _);
            Session again = next.TakeBack(session.Current!, wasAnswer: true);
            return session.VariantSeed != next.VariantSeed && session.VariantSeed != again.VariantSeed && next.VariantSeed != again.VariantSeed;
        });

    [Fact]
    public void No_sequence_of_grades_loses_a_card_or_asks_without_end() =>
        Gen.Int[0, 5].Array[1, 60].Sample(grades =>
        {
            var states = new Dictionary<CardKey, CardState>();
            Session session = Session.Start(Today, Cards(5), 1);
            foreach (int grade in grades)
            {
                if (session.Stage == Stage.Finished)
                    break;
                CardKey key = session.Current!.Card;
                session = Answer(session, new Quality(grade), out CardState state, states.GetValueOrDefault(key, CardState.Fresh));
                states[key] = state;
            }

            CardKey[] waiting = [.. session.Waiting.Select(card => card.Card)];
            CardKey[] done = [.. states.Where(one => one.Value.QueueOn(Today) != CardQueue.Learning).Select(one => one.Key)];
            return waiting.Distinct().Count() == waiting.Length && !waiting.Intersect(done).Any() && waiting.Length + done.Length == 5;
        });

    [Fact]
    public void The_grades_show_the_intervals_that_they_give()
    {
        CardState known = CardState.Fresh with { Repetitions = 2, IntervalDays = 6, LastReview = Today.Plus(-6), Due = Today };

        Assert.Equal(
            [('1', 1, 1, true), ('2', 3, 15, true), ('3', 4, 15, false), ('4', 5, 16, false)],
            Grades.For(known, Scheduler, Today).Select(choice => (choice.Key, choice.Quality.Value, choice.Days, choice.AgainToday)));
        Assert.Equal(['0', '1', '2', '3', '4', '5'], Grades.For(known, Scheduler, Today, six: true).Select(choice => choice.Key));
    }

    private static readonly Answer NoAnswer = new(TimeSpan.FromSeconds(3));

    private static Session Answer(Session session, Quality quality, out CardState after, CardState? before = null)
    {
        CardEvent what = session.Reveal().Grade(before ?? CardState.Fresh, quality, NoAnswer);
        var entry = new LogEntry(new EntryId(1, 1), "me", session.Current!.Card, DateTimeOffset.UnixEpoch, "UTC", Today, what);
        after = History.Append(before ?? CardState.Fresh, entry, Scheduler);
        return session.Reveal().After(new Recorded(entry, after));
    }

    private static IEnumerable<Candidate> Cards(int count) =>
        Enumerable.Range(0, count).Select(i => new Candidate(CardKey.Of($"{i}"), "deck", i, null, CardQueue.New, i));
}

using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;
using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

public abstract partial class StoreContract
{
    [StoreFact]
    public void A_class_shows_each_learner_as_their_own_queues_and_days_have_it()
    {
        Card[] cards = [.. Notes.Deck("ml/a", 4), .. Notes.Deck("other", 2)];
        IStore ann = Open("Ann");
        ann.Apply(Notes.Plan(ann, cards));
        IStore ming = Open("小明");
        for (int day = 0; day < 5; day++)
        {
            for (int card = 0; card < cards.Length; card++)
                ming.Record(cards[card].Key, Notes.At(card, 2 * day), Notes.Review((card + day) % 6));
        }

        ann.Record(cards[5].Key, Notes.At(0, -20), Notes.Review(5));
        StudyDay today = Day.Plus(9);
        foreach (string? deck in new[] { null, "ml", "ml/a", "other" })
        {
            IReadOnlyList<LearnerStanding> standings = ((SqlStore)ann).Standings(today, deck);
            Assert.Equal(["Ann", "小明"], standings.Select(one => one.Name));
            AssertStanding(standings[0], ann, today, deck);
            AssertStanding(standings[1], ming, today, deck);
        }

        Assert.Equal((Day.Plus(-20), Day.Plus(8)), (((SqlStore)ann).Standings(today, null)[0].LastStudied, ((SqlStore)ann).Standings(today, null)[1].LastStudied));
        Assert.Empty(((SqlStore)ann).Standings(today, "nowhere"));
        Assert.Equal(["Ann", "小明"], ((SqlStore)ann).Learners());
    }

    [StoreFact]
    public void Misconceptions_of_a_class_are_those_of_thirty_days_that_nobody_took_back()
    {
        Card[] cards = [Notes.Card("a", "ml/a"), Notes.Card("b", "other")];
        IStore ann = Open("Ann");
        ann.Apply(Notes.Plan(ann, cards));
        IStore ming = Open("小明");
        Make(ann, cards[0], 0, "answer:1");
        Make(ann, cards[0], 1, "answer:1");
        Make(ming, cards[0], 1, "answer:1,answer:norm-biased");
        Make(ming, cards[1], 2, "answer:norm-biased");
        Make(ming, cards[1], -40, "answer:2");
        Make(ming, cards[1], 3, "answer:3");
        ming.UndoLast(Notes.At(1, days: 3));

        StudyDay today = Day.Plus(5);
        Assert.Equal(
            [("answer:1", A, false, 2, 3, Day.Plus(1)), ("answer:norm-biased", B, true, 1, 2, Day.Plus(2))],
            ClassMisconceptions.Of(((SqlStore)ann).MisconceptionsMade(today, null)).Select(one => (one.Key, one.Card, one.IsStandard, one.Learners, one.Times, one.Last)));
        Assert.Equal(
            [("answer:norm-biased", 1)],
            ClassMisconceptions.Of(((SqlStore)ann).MisconceptionsMade(today, "other")).Select(one => (one.Key, one.Times)));
        Assert.Empty(((SqlStore)ann).MisconceptionsMade(today, "nowhere"));

        static void Make(IStore store, Card card, int day, string misconceptions) => store.Record(
            card.Key, Notes.At(0, day), new CardEvent.Review(Quality.NearMiss, new Answer(TimeSpan.FromSeconds(1), new NumericAnswer(1, "{}", "1", 0, misconceptions))));
    }

    private static void AssertStanding(LearnerStanding standing, IStore store, StudyDay today, string? deck)
    {
        DayTotal[] month = [.. store.DayTotals(today.Plus(-29), today, deck)];
        Assert.Equal(store.DueCards(today, deck).Count, standing.Due);
        Assert.Equal(month.Where(total => total.Day >= today.Plus(-6)).Sum(total => total.Reviews), standing.Week);
        Assert.Equal(month.Sum(total => total.Reviews), standing.Month);
        Assert.Equal(Progress.Of(month, today).Retention, standing.Retention);
        Assert.Equal(store.DayTotals(today.Plus(-999), today, deck).Select(total => (StudyDay?)total.Day).Max(), standing.LastStudied);
    }
}

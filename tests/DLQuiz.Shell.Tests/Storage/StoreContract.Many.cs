using CsCheck;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Shell.Tests.Storage;

public abstract partial class StoreContract
{
    private enum Deed
    {
        Review, Fail, Drill, Cram, Suspend, Unsuspend, Bury, Reset, Undo, UndoAgain, Remove, Restore, Move,
    }

    [StoreFact]
    public void After_anything_at_all_states_days_and_queues_are_what_the_log_says()
    {
        Card[] cards = [.. Notes.Deck("a/x", 4), .. Notes.Deck("b", 3)];
        IStore store = OpenWith(cards);
        var present = cards.ToDictionary(card => card.Key);
        double hours = 0;
        Gen.Select(Gen.Enum<Deed>(), Gen.Int[0, 6], Gen.Int[-30, 60]).Array[200].Sample(
            deeds =>
            {
                foreach ((Deed deed, int card, int later) in deeds)
                    Do(store, deed, cards[card], present, Notes.At(hours += later));
            },
            iter: 3, threads: 1);
        AssertFolded(store, cards);
        AssertDays(store, present);
    }

    [StoreFact]
    public void Learners_share_the_cards_and_nothing_else()
    {
        Card card = Notes.Card("a");
        IStore first = OpenWith(card);
        IStore second = Open("second");
        CardState state = second.Record(card.Key, Notes.At(0), Notes.Review(5)).State;
        second.SetSetting("theme", "dark");

        Assert.Equal((CardState.Fresh, 1, 0), (first.StateOf(card.Key), first.NewCards(Day, null, 9).Count, first.Log().Count()));
        Assert.Equal((state, 0, 1), (second.StateOf(card.Key), second.NewCards(Day, null, 9).Count, second.Log().Count()));
        Assert.Null(first.Setting("theme"));
        Assert.Null(first.UndoLast(Notes.At(1)));
        Assert.Equal("second", Assert.Single(Open("second").Log()).Learner);

        first.Apply(Notes.Plan(first, [card, Notes.Card("b", block: 1)]));
        Assert.Equal((2, 1), (first.NewCards(Day, null, 9).Count, second.NewCards(Day, null, 9).Count));
    }

    [StoreFact]
    public void Two_windows_at_once_lose_nothing()
    {
        const int Answers = 500;
        Card[] cards = Notes.Deck("d", 40);
        OpenWith(cards);
        Exception?[] failures = new Exception?[2];
        Thread[] windows = [.. Enumerable.Range(0, 2).Select(window => new Thread(() => failures[window] = Xunit.Record.Exception(() => Answer(window))))];
        Array.ForEach(windows, window => window.Start());
        Array.ForEach(windows, window => window.Join());

        Assert.All(failures, Assert.Null);
        IStore store = Open();
        Assert.Equal(Enumerable.Range(1, 2 * Answers).Select(number => (long)number), store.Log().Select(entry => entry.Id.Sequence).Order());
        AssertFolded(store, cards);
        AssertDays(store, cards.ToDictionary(card => card.Key));

        void Answer(int window)
        {
            using IStore mine = OpenPlace(null);
            for (int number = 0; number < Answers; number++)
                mine.Record(cards[number % cards.Length].Key, Notes.At(number % 7, number / 10), Notes.Review((number + window) % 6));
        }
    }

    [StoreFact]
    public void Many_first_opens_at_once_make_one_store()
    {
        Exception?[] failures = new Exception?[4];
        var devices = new long[failures.Length];
        Thread[] windows = [.. Enumerable.Range(0, failures.Length).Select(window => new Thread(() => failures[window] = Xunit.Record.Exception(() =>
        {
            using IStore mine = OpenPlace(null);
            mine.Apply(Notes.Plan(mine, [Notes.Card("a")]));
            devices[window] = mine.Record(A, Notes.At(window), Notes.Review(4)).Entry.Id.Device;
        })))];
        Array.ForEach(windows, window => window.Start());
        Array.ForEach(windows, window => window.Join());
        Assert.All(failures, Assert.Null);
        Assert.Single(devices.Distinct());
        Assert.Equal(failures.Length, Open().Log().Count());
    }

    private static void Do(IStore store, Deed deed, Card card, Dictionary<CardKey, Card> present, Moment moment)
    {
        var answer = new Answer(TimeSpan.FromSeconds(1));
        switch (deed)
        {
            case Deed.Undo or Deed.UndoAgain:
                store.UndoLast(moment);
                break;
            case Deed.Remove:
                present.Remove(card.Key);
                store.Apply(Notes.Plan(store, present.Values));
                break;
            case Deed.Restore or Deed.Move:
                present[card.Key] = deed == Deed.Restore ? card : Notes.Card(card.Front.TrimEnd('?'), "moved/" + card.Deck, card.Block);
                store.Apply(Notes.Plan(store, present.Values));
                break;
            default:
                store.Record(card.Key, moment, deed switch
                {
                    Deed.Fail => Notes.Review(1),
                    Deed.Drill => new CardEvent.Drill(Quality.Hard, answer),
                    Deed.Cram => new CardEvent.Cram(Quality.Good, answer),
                    Deed.Suspend => new CardEvent.Suspend(),
                    Deed.Unsuspend => new CardEvent.Unsuspend(),
                    Deed.Bury => new CardEvent.Bury(moment.Day.Plus(2)),
                    Deed.Reset => new CardEvent.Reset(),
                    _ => Notes.Review(4),
                });
                break;
        }
    }

    private static void AssertDays(IStore store, Dictionary<CardKey, Card> present)
    {
        HistoryStep[] steps = [.. store.Log().GroupBy(entry => entry.Card).SelectMany(log => History.Replay(log, Schedulers.Default))];
        StudyDay[] days = [.. store.Log().Select(entry => entry.Day).Append(Day).Distinct()];
        Assert.All(days, day =>
        {
            DayProgress progress = store.ProgressOn(day);
            Assert.Equal(
                steps.Count(step => step.Entry.Day == day && step.IsScheduledReview),
                progress.NewByDeck.Values.Sum() + progress.ReviewsByDeck.Values.Sum());
            Assert.Equal(
                steps.Count(step => step.Entry.Day == day && step.IsScheduledReview && step.Before.IsNew),
                progress.NewByDeck.Values.Sum());
            var shown = present.Keys.Select(key => (Key: key, State: store.StateOf(key))).Where(card => !card.State.IsHeldBackOn(day)).ToList();
            Assert.Equal(
                shown.Where(card => card.State.Due <= day || card.State.DrillDay == day).Select(card => (card.Key, card.State.QueueOn(day))).Order(),
                store.DueCards(day, null).Select(card => (card.Card, card.Queue)).Order());
            Assert.Equal(
                shown.Where(card => card.State.IsNew).Select(card => (card.Key, present[card.Key].Deck)).Order(),
                store.NewCards(day, null, 99).Select(card => (card.Card, card.Deck)).Order());
            Assert.Equal(
                (store.NewCards(day, null, 99).Count, store.DueCards(day, null).Count),
                store.Decks(day).Where(deck => !deck.Path.Contains('/', StringComparison.Ordinal)).Aggregate((0, 0), (sum, deck) => (sum.Item1 + deck.New, sum.Item2 + deck.Due)));
        });
    }
}

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Shell.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly SchedulerSettings Fsrs = SchedulerSettings.Default with { Scheduler = "fsrs6" };

    [StoreFact]
    public void Another_scheduler_of_the_learner_is_a_replay_and_back_is_as_before()
    {
        IStore store = OpenWith(Notes.Card("a"), Notes.Card("b"));
        CardKey card = CardKey.Of("a");
        CardState sm2 = Study(store, card);

        store.SetSetting(SchedulerSettings.Key, Fsrs.ToJson());
        Assert.Equal(History.Fold(store.Log(card), new Fsrs6()), store.StateOf(card));
        Assert.Equal(CardState.Fresh, store.StateOf(CardKey.Of("b")));
        Assert.NotNull(store.StateOf(card).Stability);

        store.SetSetting(SchedulerSettings.Key, SchedulerSettings.Default.ToJson());
        Assert.Equal(sm2, store.StateOf(card));
    }

    [StoreFact]
    public void Answers_fold_by_the_settings_that_another_process_has_just_made()
    {
        IStore store = OpenWith(Notes.Card("a"));
        CardKey card = CardKey.Of("a");
        Study(store, card);
        SchedulerSettings settings = Fsrs with { Retention = 0.8, Parameters = FsrsParameters.Clip([.. FsrsParameters.Default.Values.Select(value => value * 1.2)]) };
        Open().SetSetting(SchedulerSettings.Key, settings.ToJson());

        CardState after = store.Record(card, Notes.At(30 * 24), Notes.Review(3)).State;
        Assert.Equal(History.Fold(store.Log(card), new Fsrs6(settings.Parameters, 0.8)), after);
        store.UndoLast(Notes.At(31 * 24));
        Assert.Equal(History.Fold(store.Log(card), new Fsrs6(settings.Parameters, 0.8)), store.StateOf(card));
    }

    [StoreFact]
    public void One_learners_settings_leave_the_others_states_alone()
    {
        CardKey card = CardKey.Of("a");
        OpenWith(Notes.Card("a"));
        IStore ann = Open("ann");
        CardState before = Study(ann, card);
        IStore ben = Open("ben");
        Study(ben, card);
        ben.SetSetting(SchedulerSettings.Key, Fsrs.ToJson());
        Assert.Equal(before, ann.StateOf(card));
        Assert.NotNull(ben.StateOf(card).Stability);

        // A card that moves to another deck is folded by each learner's own settings.
        ann.Apply(Notes.Plan(ann, [Notes.Card("a") with { Deck = "elsewhere" }]));
        Assert.Equal(before, ann.StateOf(card));
        Assert.Equal(History.Fold(ben.Log(card), new Fsrs6()), ben.StateOf(card));
    }

    [StoreFact]
    public void Settings_that_cannot_be_read_are_refused_and_nothing_changes()
    {
        IStore store = OpenWith(Notes.Card("a"));
        CardState before = Study(store, CardKey.Of("a"));
        Assert.Throws<FormatException>(() => store.SetSetting(SchedulerSettings.Key, "{\"retention\":2}"));
        Assert.Null(store.Setting(SchedulerSettings.Key));
        Assert.Equal(before, store.StateOf(CardKey.Of("a")));
    }

    private static CardState Study(IStore store, CardKey card)
    {
        CardState state = CardState.Fresh;
        foreach ((int hours, int quality) in new[] { (0, 5), (24, 2), (25, 4), (50, 4), (200, 3), (400, 5) })
            state = store.Record(card, Notes.At(hours), Notes.Review(quality)).State;
        return state;
    }
}
